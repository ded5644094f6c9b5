#pragma once
// Which samples of a grid are sea, land or lake, and how far the shores are: from the shore lines themselves,
// projected, row by row and edge by edge, so that nothing is lost between the data and the grid.
#include "terrain/bake/field.hpp"
#include "terrain/bake/gshhg.hpp"
#include "terrain/geo/map_projection.hpp"
#include "terrain/geo/polyline.hpp"
#include "terrain/terrain.hpp"

#include <cstdint>
#include <vector>

namespace bagration {

/// A shore line in the plane.
struct PlaneShore {
    ShoreLevel level = 1;
    int polygon = 0;
    double area_km2 = 0;
    bool river = false;
    bool closed = false;
    Polyline line; ///< Closed lines repeat the first point at the end.
};

/// Projects the lines, leaving out the polygons named (reservoirs that were not there yet) and what lies in
/// them.
std::vector<PlaneShore> projected_shores(const Shores& shores, const MapProjection& projection,
                                         const std::vector<int>& removed_polygons);

struct WaterMask {
    Raster<std::uint8_t> surface;      ///< Values of Surface.
    Raster<std::int32_t> lake_polygon; ///< GSHHG's number of the lake at a sample, -1 elsewhere.
    int repaired_rows = 0; ///< Rows whose crossings did not add up and that were sampled one by one.
};
WaterMask water_mask(const GridFrame& frame, const Shores& shores, const std::vector<PlaneShore>& lines,
                     const MapProjection& projection);

/// Distance in metres to the nearest edge of shores of the levels [first, last], exact up to range_m and
/// range_m beyond.
Field distance_to_shores(const GridFrame& frame, const std::vector<PlaneShore>& lines, ShoreLevel first,
                         ShoreLevel last, double range_m);

} // namespace bagration
