#include "terrain/bake/summits.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

namespace {

/// The square of samples within a radius of a place.
struct Patch {
    int i0, i1, j0, j1;
    Patch(const GridFrame& frame, PlanePoint centre, double radius_m)
        : i0(std::max(0, static_cast<int>(frame.column(centre) - radius_m / frame.cell_m))),
          i1(std::min(frame.width - 1, static_cast<int>(frame.column(centre) + radius_m / frame.cell_m))),
          j0(std::max(0, static_cast<int>(frame.row(centre) - radius_m / frame.cell_m))),
          j1(std::min(frame.height - 1, static_cast<int>(frame.row(centre) + radius_m / frame.cell_m))) {}
};

/// Calls body(height, distance in metres, place) for every sample within a radius.
template <class Body>
void around(Field& field, PlanePoint centre, double radius_m, Body&& body) {
    const Patch patch(field.frame, centre, radius_m);
    for (int j = patch.j0; j <= patch.j1; ++j)
        for (int i = patch.i0; i <= patch.i1; ++i) {
            const PlanePoint p = field.frame.point(i, j);
            const double d = distance_m(p, centre);
            if (d <= radius_m) body(field.at(i, j), d, p);
        }
}

float bell(double distance, double radius) {
    return static_cast<float>(std::exp(-(distance / radius) * (distance / radius)));
}

/// A higher summit so near that this one's surroundings belong to it.
struct Neighbour {
    PlanePoint place;
    float height_m;
};

void anchor(Field& height, PlanePoint place, float summit_m, const std::vector<Neighbour>& higher) {
    constexpr double valley_m = 12000, top_m = 3000;
    std::vector<float> heights;
    float top = -1e9f;
    around(height, place, valley_m, [&](float& h, double d, PlanePoint) {
        heights.push_back(h);
        if (d < top_m) top = std::max(top, h);
    });
    const auto fifth = static_cast<std::ptrdiff_t>(heights.size() / 5);
    std::nth_element(heights.begin(), heights.begin() + fifth, heights.end());
    const float low = heights[static_cast<std::size_t>(fifth)];
    const GridFrame& frame = height.frame;
    const int i = static_cast<int>(std::lround(frame.column(place)));
    const int j = static_cast<int>(std::lround(frame.row(place)));

    // The synthesised top may stand beside the true one: first the true place gets up to it.
    const float beside = top - height.at(i, j);
    around(height, place, 9000, [&](float& h, double d, PlanePoint) { h += beside * bell(d, 2400); });
    // Then the whole massif grows, its ridges with it, its valleys not.
    const float missing = summit_m - top;
    const double radius = 4000 + std::fabs(static_cast<double>(missing)) * 7;
    const float relief = std::max(top - low, 20.0f);
    around(height, place, 3 * radius, [&](float& h, double d, PlanePoint) {
        const float share = std::clamp((h - low) / relief, 0.0f, 1.15f);
        h += missing * bell(d, radius) * std::pow(share, 3.0f);
    });
    const float rest = summit_m - height.at(i, j);
    around(height, place, 8000, [&](float& h, double d, PlanePoint) { h += rest * bell(d, 2000); });
    // Nothing close by is higher: what would be folds down under a gentle roof, which ends in no edge.
    constexpr double roof_m = 7000;
    around(height, place, roof_m, [&](float& h, double d, PlanePoint p) {
        for (const Neighbour& other : higher)
            if (distance_m(p, other.place) < distance_m(p, place) + 2000) return;
        const float roof =
            summit_m - static_cast<float>(std::min(d * 0.01, 25.0)) - (d > frame.cell_m ? 2 : 0);
        const auto share = static_cast<float>(1 - smoothstep(2500, roof_m, d));
        if (h > roof) h += (roof - 0.2f * std::min(h - roof, 150.0f) - h) * share;
    });
    height.at(i, j) = summit_m;
}

} // namespace

void anchor_summits(Field& height_m, const MapProjection& projection) {
    // Neighbours disturb each other: the higher ones come later, and the second time little is left to do.
    std::vector<Summit> rising(summits().begin(), summits().end());
    std::stable_sort(rising.begin(), rising.end(),
                     [](const Summit& a, const Summit& b) { return a.height_m < b.height_m; });
    for (int round = 0; round < 2; ++round)
        for (const Summit& summit : rising) {
            const PlanePoint place = projection.to_plane(LonLat{summit.lon_deg, summit.lat_deg});
            if (!height_m.frame.inside(place)) continue;
            std::vector<Neighbour> higher;
            for (const Summit& other : summits()) {
                const PlanePoint there = projection.to_plane(LonLat{other.lon_deg, other.lat_deg});
                if (other.height_m > summit.height_m && distance_m(place, there) < 20000)
                    higher.push_back({there, other.height_m});
            }
            anchor(height_m, place, summit.height_m, higher);
        }
}

} // namespace bagration
