#pragma once
// The ground of a frame: heights with land, sea and lakes joined, and where the water is.
#include "terrain/bake/field.hpp"
#include "terrain/bake/relief.hpp"
#include "terrain/bake/water_mask.hpp"
#include "terrain/terrain.hpp"

#include <vector>

namespace bagration {

struct GroundInput {
    const HeightSource& heights;
    const Shores& shores;
    const std::vector<PlaneShore>& lines;
    const MapProjection& projection;
};

struct Ground {
    Field height_m;               ///< Land > 0, sea < 0, lakes at their level.
    Field coast_distance_m;       ///< Signed, positive on land; on land exact only near the coast.
    Field lake_cover;             ///< Share of each sample that is lake, 0 ... 1.
    Raster<std::uint8_t> surface; ///< Values of Surface.
    int repaired_rows = 0;        ///< See WaterMask.
};
/// `land_m` is the land as if there were no sea.
Ground make_ground(const Field& land_m, const GroundInput& input);

/// Land and sea joined at the coast: the land rises from it, the sea falls away, whatever the fields say.
float joined_height_m(float land_m, float sea_m, bool is_sea, float coast_distance_m);

} // namespace bagration
