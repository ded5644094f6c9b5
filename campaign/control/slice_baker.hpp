#pragma once
// Brings the evidence together, slice by slice, tile by tile.
#include "campaign/control/base_field.hpp"
#include "campaign/control/tile_store.hpp"

#include <vector>

namespace bagration {

/// Fills a store of `times.size()` slices.
TileStore bake_slices(const BaseField& base, const std::vector<CampaignTime>& times);

} // namespace bagration
