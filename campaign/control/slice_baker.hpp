#pragma once
// Brings the evidence together, slice by slice, tile by tile.
#include "campaign/control/corrections.hpp"
#include "campaign/control/tile_store.hpp"

#include <vector>

namespace bagration {

/// phi = cones(held shifts + areas(base + learned shifts)); see SliceCorrections.
struct SliceEvidence {
    const GroundMask& ground;
    const BaseField& base;
    const AreaField& areas;
    const std::vector<OverlandPatch>& patches;
    const LearnedKernels& kernels;
    const std::vector<SliceCorrections>& corrections; ///< One per slice.
};

/// Fills a store of `times.size()` slices.
TileStore bake_slices(const SliceEvidence& evidence, const std::vector<CampaignTime>& times);

} // namespace bagration
