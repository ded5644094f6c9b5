#include "terrain/geo/polygon.hpp"

#include "terrain/geo/contract.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace bagration {

double signed_area_m2(std::span<const PlanePoint> ring) {
    if (ring.size() < 3) return 0;
    // Relative to the first point: far from the origin the products would cancel digits away.
    double twice = 0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i)
        twice += cross(ring[i] - ring[0], ring[i + 1] - ring[0]);
    return twice / 2;
}

double area_m2(const Polygon& polygon) {
    double area = std::fabs(signed_area_m2(polygon.outer));
    for (const Ring& hole : polygon.holes)
        area -= std::fabs(signed_area_m2(hole));
    return area;
}

void normalise(Polygon& polygon) {
    if (signed_area_m2(polygon.outer) < 0) std::reverse(polygon.outer.begin(), polygon.outer.end());
    for (Ring& hole : polygon.holes)
        if (signed_area_m2(hole) > 0) std::reverse(hole.begin(), hole.end());
}

bool contains(std::span<const PlanePoint> ring, PlanePoint point) {
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const PlanePoint a = ring[i], b = ring[j];
        if ((a.y_m > point.y_m) != (b.y_m > point.y_m) &&
            point.x_m < a.x_m + (b.x_m - a.x_m) * (point.y_m - a.y_m) / (b.y_m - a.y_m))
            inside = !inside;
    }
    return inside;
}

bool contains(const Polygon& polygon, PlanePoint point) {
    if (!contains(std::span<const PlanePoint>(polygon.outer), point)) return false;
    return std::none_of(polygon.holes.begin(), polygon.holes.end(),
                        [&](const Ring& hole) { return contains(std::span<const PlanePoint>(hole), point); });
}

namespace {

double distance_to_ring_m(const Ring& ring, PlanePoint point) {
    // Whole grids are asked for: squares, and one root at the end.
    double nearest_m2 = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const PlaneVector edge = ring[i] - ring[j], offset = point - ring[j];
        const double length_m2 = dot(edge, edge);
        const double t = length_m2 > 0 ? std::clamp(dot(offset, edge) / length_m2, 0.0, 1.0) : 0.0;
        const PlaneVector beside = offset - edge * t;
        nearest_m2 = std::min(nearest_m2, dot(beside, beside));
    }
    return std::sqrt(nearest_m2);
}

bool segments_cross(PlanePoint a, PlanePoint b, PlanePoint c, PlanePoint d) {
    const double abc = cross(b - a, c - a), abd = cross(b - a, d - a);
    const double cda = cross(d - c, a - c), cdb = cross(d - c, b - c);
    if (((abc > 0) != (abd > 0)) && ((cda > 0) != (cdb > 0)) && abc != 0 && abd != 0 && cda != 0 && cdb != 0)
        return true;
    // A vertex lying on the other edge, or edges running over each other, are crossings too.
    const auto on = [](PlanePoint p, PlanePoint s, PlanePoint e, double area) {
        return area == 0 && p.x_m >= std::fmin(s.x_m, e.x_m) && p.x_m <= std::fmax(s.x_m, e.x_m) &&
               p.y_m >= std::fmin(s.y_m, e.y_m) && p.y_m <= std::fmax(s.y_m, e.y_m);
    };
    return on(c, a, b, abc) || on(d, a, b, abd) || on(a, c, d, cda) || on(b, c, d, cdb);
}

} // namespace

double signed_distance_m(const Polygon& polygon, PlanePoint point) {
    BAGRATION_EXPECTS(!polygon.outer.empty());
    double distance = distance_to_ring_m(polygon.outer, point);
    for (const Ring& hole : polygon.holes)
        distance = std::min(distance, distance_to_ring_m(hole, point));
    return contains(polygon, point) ? distance : -distance;
}

bool crosses_itself(std::span<const PlanePoint> ring) {
    const std::size_t n = ring.size();
    if (n < 4) return false;
    // Sweep over edges sorted by their western end: only edges whose x ranges overlap are compared.
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto west = [&](std::size_t e) { return std::fmin(ring[e].x_m, ring[(e + 1) % n].x_m); };
    const auto east = [&](std::size_t e) { return std::fmax(ring[e].x_m, ring[(e + 1) % n].x_m); };
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return west(a) != west(b) ? west(a) < west(b) : a < b; });
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t a = order[i];
        for (std::size_t k = i + 1; k < n && west(order[k]) <= east(a); ++k) {
            const std::size_t b = order[k];
            if ((a + 1) % n == b || (b + 1) % n == a) continue;
            if (segments_cross(ring[a], ring[(a + 1) % n], ring[b], ring[(b + 1) % n])) return true;
        }
    }
    return false;
}

PlanePoint centroid(std::span<const PlanePoint> ring) {
    BAGRATION_EXPECTS(!ring.empty());
    double twice = 0;
    PlaneVector sum;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        const PlaneVector a = ring[i] - ring[0], b = ring[i + 1] - ring[0];
        const double area = cross(a, b);
        twice += area;
        sum = sum + (a + b) * (area / 3);
    }
    if (std::fabs(twice) > 1e-9) return ring[0] + sum * (1 / twice);
    // Without area: the mean of the points.
    PlaneVector mean;
    for (const PlanePoint& p : ring)
        mean = mean + (p - ring[0]) * (1.0 / static_cast<double>(ring.size()));
    return ring[0] + mean;
}

} // namespace bagration
