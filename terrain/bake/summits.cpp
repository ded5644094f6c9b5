#include "terrain/bake/summits.hpp"

#include "terrain/bake/summits_tables.hpp"

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

/// `higher` are the places of higher summits so near that some of the surroundings belong to them.
void anchor(Field& height, PlanePoint place, float summit_m, const std::vector<PlanePoint>& higher) {
    constexpr double valley_m = 12000, top_m = 3000;
    const auto of_another = [&](PlanePoint p, double lead_m) {
        for (const PlanePoint& other : higher)
            if (distance_m(p, other) < distance_m(p, place) + lead_m) return true;
        return false;
    };
    std::vector<float> heights;
    float top = -1e9f;
    around(height, place, valley_m, [&](float& h, double d, PlanePoint p) {
        heights.push_back(h);
        if (d < top_m && !of_another(p, 0)) top = std::max(top, h);
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
    const double radius = 4000 + std::fabs(static_cast<double>(missing)) * 5;
    const float relief = std::max(top - low, 20.0f);
    // No ground that grows gets above slopes that fall from the summit: where several summits raise the same
    // ground it would end as a mesa.
    constexpr float gentlest_slope = 0.09f, kept_above = 0.2f;
    around(height, place, 3 * radius, [&](float& h, double d, PlanePoint) {
        const float share = std::clamp((h - low) / relief, 0.0f, 1.0f);
        const float grown = h + missing * bell(d, radius) * std::pow(share, 3.0f);
        const float slope = summit_m - gentlest_slope * static_cast<float>(d);
        const float highest = std::max(h, slope + kept_above * std::max(0.0f, grown - slope));
        h = std::min(grown, highest);
    });
    const float rest = summit_m - height.at(i, j);
    around(height, place, 8000, [&](float& h, double d, PlanePoint) { h += rest * bell(d, 2000); });
    // Mountains are no needles: gullies that begin at the very top are filled.
    constexpr double crown_m = 3500;
    constexpr float crown_slope = 0.22f;
    around(height, place, crown_m, [&](float& h, double d, PlanePoint) {
        const float crown = summit_m - crown_slope * static_cast<float>(d);
        if (h < crown) h += (crown - h) * static_cast<float>(1 - smoothstep(0, crown_m, d));
    });
    // Nothing close by is higher: what would be folds down under a gentle roof, which ends in no edge.
    constexpr double roof_m = 7000;
    around(height, place, roof_m, [&](float& h, double d, PlanePoint p) {
        if (of_another(p, 2000)) return;
        const float roof =
            summit_m - static_cast<float>(std::min(d * 0.01, 25.0)) - (d > frame.cell_m ? 2 : 0);
        const auto share = static_cast<float>(1 - smoothstep(2500, roof_m, d));
        if (h > roof) h += (roof - 0.2f * std::min(h - roof, 150.0f) - h) * share;
    });
    height.at(i, j) = summit_m;
}

/// Lets what is too steep around a place slide: summits close to deep ground would stand on cliffs.
void soften_cliffs(Field& height, PlanePoint place) {
    constexpr double radius_m = 7000, steepest = 0.55;
    constexpr float share = 0.3f;
    const Patch patch(height.frame, place, radius_m);
    const auto most = static_cast<float>(steepest * height.frame.cell_m);
    const auto slide = [&](float& a, float& b) {
        const float excess = std::fabs(a - b) - most;
        if (excess <= 0) return;
        const float moved = a > b ? share * excess : -share * excess;
        a -= moved;
        b += moved;
    };
    for (int round = 0; round < 12; ++round)
        for (int j = patch.j0; j < patch.j1; ++j)
            for (int i = patch.i0; i < patch.i1; ++i) {
                slide(height.at(i, j), height.at(i + 1, j));
                slide(height.at(i, j), height.at(i, j + 1));
            }
}

} // namespace

std::vector<Summit> summits() {
    std::vector<Summit> all;
    for (const auto part : {tables::best_known(), tables::carpathians(), tables::balkans(), tables::alps()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

std::vector<Summit> low_places() {
    std::vector<Summit> all;
    for (const auto part : {tables::passes(), tables::mountain_towns()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

void anchor_summits(Field& height_m, const std::vector<PlacedHeight>& summits) {
    constexpr double neighbours_m = 20000;
    // Neighbours disturb each other: the higher ones come later, and the second time little is left to do.
    std::vector<PlacedHeight> rising = summits;
    std::stable_sort(rising.begin(), rising.end(),
                     [](const PlacedHeight& a, const PlacedHeight& b) { return a.height_m < b.height_m; });
    for (int round = 0; round < 2; ++round)
        for (const PlacedHeight& summit : rising) {
            if (!height_m.frame.inside(summit.place)) continue;
            std::vector<PlanePoint> higher;
            for (const PlacedHeight& other : summits)
                if (other.height_m > summit.height_m && distance_m(summit.place, other.place) < neighbours_m)
                    higher.push_back(other.place);
            anchor(height_m, summit.place, summit.height_m, higher);
            soften_cliffs(height_m, summit.place);
            const int i = static_cast<int>(std::lround(height_m.frame.column(summit.place)));
            const int j = static_cast<int>(std::lround(height_m.frame.row(summit.place)));
            height_m.at(i, j) = summit.height_m;
        }
}

} // namespace bagration
