#pragma once
// Open lines of the map plane: measuring, walking, resampling, simplifying, smoothing. All distances in metres.
#include "terrain/geo/coordinates.hpp"

#include <span>
#include <vector>

namespace bagration {

using Polyline = std::vector<PlanePoint>;

double length_m(std::span<const PlanePoint> line);
/// Cumulative length at each vertex; first is 0.
std::vector<double> cumulative_lengths_m(std::span<const PlanePoint> line);
/// The point at a distance along the line, clamped to its ends.
PlanePoint point_along(std::span<const PlanePoint> line, double distance_m);

struct NearestOnLine {
    PlanePoint point;
    double distance_m = 0;       ///< From the query point, >= 0.
    double along_m = 0;          ///< Distance along the line to `point`.
    double signed_distance_m = 0;///< > 0 where the query point lies left of the line.
};
NearestOnLine nearest_on_line(std::span<const PlanePoint> line, PlanePoint query);

/// Vertices at even spacing (the last step may be shorter), keeping both ends.
Polyline resampled(std::span<const PlanePoint> line, double spacing_m);
/// Douglas-Peucker: never further than `tolerance_m` from the original.
Polyline simplified(std::span<const PlanePoint> line, double tolerance_m);
/// Centripetal Catmull-Rom through every vertex, sampled about every `spacing_m`. Passes through the input points.
Polyline smoothed_through(std::span<const PlanePoint> line, double spacing_m);
PlaneBox bounds(std::span<const PlanePoint> line);

} // namespace bagration
