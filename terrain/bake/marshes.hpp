#pragma once
// Where the great marshes lie: within their outlines, where the ground is low.
#include "terrain/bake/field.hpp"
#include "terrain/geo/map_projection.hpp"

namespace bagration {

/// How marshy each sample is, 0 ... 1, fading out over some kilometres.
Field marsh_cover(const Field& height_m, const MapProjection& projection);

} // namespace bagration
