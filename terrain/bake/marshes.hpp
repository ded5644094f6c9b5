#pragma once
// The great marshes as they were in 1944, before they were drained: outlines of our own, filled where the
// ground lies low.
#include "terrain/bake/field.hpp"
#include "terrain/geo/map_projection.hpp"

#include <span>

namespace bagration {

struct MarshOutline {
    const char* name;
    const char* outline; ///< "lon lat, lon lat, ...", a ring; good to about ten kilometres.
};
std::span<const MarshOutline> marsh_outlines();

/// How marshy each sample is, 0 ... 1, fading out over some kilometres.
Field marsh_cover(const Field& height_m, const MapProjection& projection);

} // namespace bagration
