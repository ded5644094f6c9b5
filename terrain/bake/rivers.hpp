#pragma once
// Rivers of the base map, named where they have a name here.
#include "terrain/geo/map_projection.hpp"
#include "terrain/terrain.hpp"

#include <vector>

namespace bagration {

/// Rivers that touch the window (fine) or the surround (the largest only), running downstream.
/// Errors (usage): a data set is missing.
Expected<std::vector<WaterLine>> river_water_lines(const MapProjection& projection, const PlaneBox& window,
                                                   const PlaneBox& surround);

} // namespace bagration
