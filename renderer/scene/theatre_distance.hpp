#pragma once
// How far inside the told theatre each cell of the control grid lies: where tint and front line may be drawn.
#include "campaign/model.hpp"
#include "terrain/geo/grid.hpp"

namespace bagration {

/// Kilometres, positive inside, interpolated from a grid eight times coarser and clamped to +-250.
Raster<float> theatre_distance_km(const Polygon& theatre, const GridFrame& frame);

} // namespace bagration
