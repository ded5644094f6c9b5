#pragma once
// Closed areas of the map plane. A ring does not repeat its first point. Outer rings run anticlockwise
// (x east, y north), holes clockwise; normalise() makes them so.
#include "terrain/geo/polyline.hpp"

#include <vector>

namespace bagration {

using Ring = std::vector<PlanePoint>;

struct Polygon {
    Ring outer;
    std::vector<Ring> holes;
};

/// > 0 for anticlockwise rings.
double signed_area_m2(std::span<const PlanePoint> ring);
double area_m2(const Polygon& polygon);
void normalise(Polygon& polygon);
bool contains(std::span<const PlanePoint> ring, PlanePoint point);
bool contains(const Polygon& polygon, PlanePoint point);
/// Distance to the nearest edge, positive inside, negative outside.
double signed_distance_m(const Polygon& polygon, PlanePoint point);
/// True when two edges of the ring cross (touching neighbours do not count).
bool crosses_itself(std::span<const PlanePoint> ring);
PlanePoint centroid(std::span<const PlanePoint> ring);

} // namespace bagration
