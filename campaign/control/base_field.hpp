#pragma once
// What the traces alone say: the signed distance to the front on each of their days, and between them.
#include "campaign/control/trace_sections.hpp"

#include <array>
#include <cstdint>

namespace bagration {

/// How phi stands between two key days: (1 - weight) of day `a` and weight of day `b`.
struct KeyBracket {
    int a = 0, b = 0;
    float weight = 0;
};

/// The key intervals that tell how much the front moves around an instant.
struct Motion {
    struct Interval {
        int a = 0, b = 0;
        float days = 1;
        float ease = 0; ///< Grows with the time from the instant to the interval.
    };
    std::array<Interval, 3> intervals;
    int count = 0; ///< 0: after the last key day nothing is known to stand.
};

class BaseField {
  public:
    /// The frame must be the mask's. Without traces everything is the negative bloc's.
    static BaseField build(const Campaign& campaign, const GroundMask& ground);

    int key_count() const { return static_cast<int>(days_.size()); }
    CampaignTime key_date(int key) const { return days_[static_cast<std::size_t>(key)]; }
    KeyBracket bracket_at(CampaignTime time) const;
    /// phi of a key day at a sample of the fine grid, metres, within +-farthest_front_m.
    float at(int key, std::size_t cell) const {
        return static_cast<float>(keys_[static_cast<std::size_t>(key)][cell]) * step_m;
    }
    Motion motion_at(CampaignTime time) const;
    /// Of one interval: 0 where the front stands, 1 where it moves.
    float mobility(const Motion::Interval& interval, std::size_t cell) const;
    /// 0 where the front stands around the instant, 1 where it moves, and between while it starts or stops.
    float mobility(const Motion& motion, std::size_t cell) const;
    /// Metres per day below which a front stands.
    static float standing_m_per_day();
    /// Bilinear.
    float sample(int key, PlanePoint point) const;
    float sample(PlanePoint point, CampaignTime time) const;
    const GridFrame& frame() const { return frame_; }

  private:
    static constexpr float step_m = 20; ///< So that farthest_front_m fits.
    GridFrame frame_;
    std::vector<CampaignTime> days_;
    std::vector<std::vector<std::int16_t>> keys_;
};

} // namespace bagration
