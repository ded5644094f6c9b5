#pragma once
// The land of the window before the water is put in: conditioned data, detail, drainage. On a grid twice as
// coarse as the window's, which is as fine as running water needs.
#include "terrain/bake/detail.hpp"
#include "terrain/bake/hydrology.hpp"
#include "terrain/bake/relief.hpp"
#include "terrain/bake/rivers.hpp"
#include "terrain/bake/settle.hpp"
#include "terrain/bake/user_dem.hpp"
#include "terrain/bake/water_mask.hpp"

#include <atomic>

namespace bagration {

struct Landform {
    Field land_m; ///< Extended over the sea.
    Field ruggedness_m;
    Drainage drainage;
    Raster<std::uint8_t> sea;         ///< Not 0 at sea.
    Raster<std::uint8_t> still_water; ///< Not 0 on lakes that are not broad rivers.
};

struct LandformInput {
    const HeightSource& heights;
    const Shores& shores;
    const std::vector<PlaneShore>& lines;
    const MapProjection& projection;
    const std::vector<RiverLine>& rivers;
    const UserDems& dems;
    const std::vector<PlacedHeight>& places;  ///< Towns and passes whose heights are known.
    const std::vector<PlacedHeight>& summits; ///< The same for summits.
    bool synthesise_detail = true;
};
/// Errors (usage): a model of the user cannot be used.
Expected<Landform> make_landform(const GridFrame& frame, const LandformInput& input,
                                 const std::atomic<bool>& cancel);

} // namespace bagration
