#pragma once
// The vector lines of the base map: shores and rivers, clipped to where they are needed and simplified.
#include "terrain/bake/water_mask.hpp"
#include "terrain/terrain.hpp"

#include <vector>

namespace bagration {

/// The parts of a line within a box (cut at vertices, one vertex beyond kept, so that nothing ends short of
/// it).
std::vector<Polyline> clipped(const Polyline& line, const PlaneBox& box);

/// Coasts and lake shores: fine in the window, coarse and without small lakes around it.
std::vector<WaterLine> shore_water_lines(const std::vector<PlaneShore>& shores, const PlaneBox& window,
                                         const PlaneBox& surround);

} // namespace bagration
