#pragma once
// How far the word of a place carries: less with distance, and not across the water.
#include "campaign/control/ground_mask.hpp"

#include <cstdint>
#include <vector>

namespace bagration {

/// Falls from 1 at u = 0 to 0 at u = kernel_end, nearly exponential: between two places that disagree it runs
/// almost straight and does not overshoot beyond them.
float kernel(float u);
inline constexpr float kernel_end = 3;

/// The farthest that any place's word carries, metres.
inline constexpr double kernel_reach_m = 160'000;

/// Distances from one point over land.
class OverlandPatch {
  public:
    OverlandPatch(const GroundMask& ground, PlanePoint centre);

    PlanePoint centre() const { return centre_; }
    /// Straight distance, longer where the straight way is over water; `kernel_reach_m` and more mean out of
    /// reach.
    float distance_m(PlanePoint point) const;

  private:
    PlanePoint centre_;
    GridFrame frame_;                   ///< Of the detours.
    std::vector<std::uint16_t> detour_; ///< In steps of 10 m; empty where every way is straight.
};

} // namespace bagration
