#pragma once
// Known summits, to which the synthesised relief is raised: a five-minute grid flattens every peak.
#include "terrain/bake/field.hpp"
#include "terrain/geo/map_projection.hpp"

#include <span>

namespace bagration {

struct Summit {
    const char* name;
    double lat_deg, lon_deg;
    float height_m;
    /// Where the figure is from: "maps" = as printed on national topographic and travel maps, generally
    /// known.
    const char* source;
};
std::span<const Summit> summits();

/// Raises (or lowers) the ground around every summit of the frame to its height, ridges more than valleys, so
/// that ranges keep their shape and no peak stands alone.
void anchor_summits(Field& height_m, const MapProjection& projection);

} // namespace bagration
