#pragma once
// Lakes of 1944: which of the data's lakes were not there, and at which level the others lie.
#include "terrain/bake/water_mask.hpp"

#include <vector>

namespace bagration {

/// GSHHG polygons of lakes whose bounding box has its middle in a box of later_reservoirs().
std::vector<int> polygons_of_later_reservoirs(const Shores& shores);

/// The shores of missing_lakes() on the map plane.
std::vector<PlaneShore> shores_of_missing_lakes(const MapProjection& projection);

/// Makes every lake flat: at its known level, else just under the lower shore. Broad rivers keep their fall.
void level_lakes(Field& height_m, const WaterMask& mask, const std::vector<PlaneShore>& shores,
                 const MapProjection& projection);

} // namespace bagration
