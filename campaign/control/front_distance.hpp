#pragma once
// The signed distance, overland, to the front of one day. The sign is by flood: ground is of the side whose
// bank of the front it can be walked to first, so open lines need no closing by hand.
#include "campaign/control/ground_mask.hpp"

#include <cstdint>
#include <vector>

namespace bagration {

/// Distances are not followed further than this, metres.
inline constexpr float farthest_front_m = 600'000;

/// A stretch of the front of one day; the positive bloc lies to the left.
struct FrontSection {
    Polyline line;
    bool own = true; ///< A trace of the day; false: carried over from another day, or found by the flood.
};

struct FrontDistance {
    std::vector<float>
        signed_m; ///< Coarse grid, everywhere (out at sea: of the nearest land). 0 = no front at all.
    std::vector<float>
        foreign; ///< Coarse grid: 0 where the nearest section is the day's own ... 1 where it is not.
};

/// Where the flood from the two banks meets away from every section, the meeting line is added to `sections`.
FrontDistance front_distance(const GroundMask& ground, std::vector<FrontSection>& sections);

/// Exact signed distance to the nearest section for cells within `reach_m`, `farthest_front_m` elsewhere; and
/// whether that section is the day's own.
struct NearFront {
    std::vector<float> signed_m;
    std::vector<std::uint8_t> own;
};
/// Fills `near`, whose memory is used again.
void near_front(const GridFrame& frame, const std::vector<FrontSection>& sections, double reach_m,
                NearFront& near);

/// front_distance on the fine grid: exact near the sections, the coarse distance further out. The answer lies
/// in `scratch`, so that day after day needs no new memory.
const std::vector<float>& refined(const GroundMask& ground, const std::vector<FrontSection>& sections,
                                  const FrontDistance& distance, NearFront& scratch);

/// Bilinear value of a coarse grid at a fine sample.
float coarse_at_fine(const GridFrame& coarse, const std::vector<float>& values, int fine_i, int fine_j);
/// The same for a whole row of `fine_width` samples at once, many times as fast.
void coarse_at_fine_row(const GridFrame& coarse, const std::vector<float>& values, int fine_j, int fine_width,
                        std::vector<float>& row);

} // namespace bagration
