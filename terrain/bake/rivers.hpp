#pragma once
// Rivers of the base map: lines from WDBII and Natural Earth without doubles, from our own table where both
// lack one, named after the table, running downstream, with the area that they drain.
#include "terrain/bake/hydrology.hpp"
#include "terrain/geo/map_projection.hpp"
#include "terrain/terrain.hpp"

#include <string>
#include <vector>

namespace bagration {

struct RiverLine {
    std::string name;
    int strength = 3;         ///< 1 brook ... 5 large river, from the data's classes.
    float mouth_area_km2 = 0; ///< From the table, in km2; 0: unknown.
    Polyline line;            ///< In no certain direction yet.
};

/// All rivers of the window; of the surround only the large ones.
/// Errors (usage): a data set is missing.
Expected<std::vector<RiverLine>> collect_rivers(const MapProjection& projection, const PlaneBox& window,
                                                const PlaneBox& surround);

/// Samples that rivers pass, with their strength; 0 elsewhere.
Field river_strength(const GridFrame& frame, const std::vector<RiverLine>& rivers);

/// Lines to draw: downstream, cut where the river has grown by half its width, with drained area and rank.
/// Where `drainage` (of `frame`) does not reach, the class of the data must do. `still_water`: lakes, not 0.
std::vector<WaterLine> river_water_lines(const std::vector<RiverLine>& rivers, const GridFrame& frame,
                                         const Drainage& drainage, const Raster<std::uint8_t>& still_water);

} // namespace bagration
