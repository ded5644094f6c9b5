#pragma once
// What the traces alone say: the signed distance to the front on each of their days, and between them.
#include "campaign/control/trace_sections.hpp"

#include <array>
#include <cstdint>
#include <span>

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
    /// The same for all samples, in steps of some metres: to compare.
    std::span<const std::int16_t> steps(int key) const { return keys_[static_cast<std::size_t>(key)]; }
    static constexpr float step_m = 20; ///< So that farthest_front_m fits.
    Motion motion_at(CampaignTime time) const;
    /// Of one interval, at a sample of the fine grid: 0 where the front stands, 1 where it moves.
    float mobility(const Motion::Interval& interval, int i, int j) const;
    /// Around an instant: the least of the intervals near it, so that a front starts and stops gently.
    float mobility(const Motion& motion, int i, int j) const;
    /// Whether mobility in the interval after a key day is other than 0 anywhere in a box of cells.
    bool moves(int key, int i0, int j0, int width, int height) const;
    /// Bilinear.
    float sample(int key, PlanePoint point) const;
    float sample(PlanePoint point, CampaignTime time) const;
    const GridFrame& frame() const { return frame_; }

  private:
    void find_mobility();

    GridFrame frame_, coarse_;
    std::vector<CampaignTime> days_;
    std::vector<std::vector<std::int16_t>> keys_;
    std::vector<std::vector<std::uint8_t>> mobility_; ///< Per interval after a key day, coarse; 255 = 1.
};

} // namespace bagration
