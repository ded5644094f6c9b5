#include "terrain/bake/marshes.hpp"

#include "terrain/bake/river_table.hpp"
#include "terrain/geo/polygon.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

namespace {

constexpr MarshOutline outlines[] = {
    {"Pripet Marshes",
     "24.0 52.25, 25.0 52.6, 26.4 52.75, 27.5 52.75, 28.1 52.85, 28.7 52.75, 29.6 52.5, 30.2 52.3, "
     "30.5 51.9, 30.5 51.3, 29.2 51.45, 27.7 51.35, 26.6 51.3, 25.5 51.3, 24.7 51.3, 23.8 51.45, "
     "23.65 51.9"},
    {"Biebrza", "22.4 53.2, 22.6 53.55, 23.2 53.75, 23.15 53.6, 22.75 53.3, 22.55 53.12"},
    {"Upper Berezina", "28.1 54.5, 28.35 54.78, 28.65 54.6, 28.45 54.38"},
    {"Danube Delta", "28.8 45.2, 29.0 45.42, 29.6 45.45, 29.75 45.1, 29.5 44.8, 29.0 44.92, 28.8 45.08"},
    {"Lovat mouth", "31.0 57.9, 31.8 57.95, 31.75 58.3, 31.2 58.2"},
    {"Volkhov", "31.3 58.9, 32.2 59.5, 32.6 59.2, 31.8 58.8"},
    {"Lubāns", "26.6 56.7, 27.0 56.95, 27.15 56.7, 26.85 56.55"},
};

} // namespace

std::span<const MarshOutline> marsh_outlines() {
    return outlines;
}

Field marsh_cover(const Field& height_m, const MapProjection& projection) {
    constexpr double fade_m = 6000, around_m = 8000;
    const GridFrame& frame = height_m.frame;
    Field cover(frame);
    for (const MarshOutline& marsh : marsh_outlines()) {
        Ring ring;
        for (const LonLat place : course_of(marsh.outline))
            ring.push_back(projection.to_plane(place));
        const PlaneBox box = bounds(ring);
        const int i0 = std::max(0, static_cast<int>(std::ceil(frame.column(box.min))));
        const int i1 = std::min(frame.width - 1, static_cast<int>(std::floor(frame.column(box.max))));
        const int j0 = std::max(0, static_cast<int>(std::ceil(frame.row(box.min))));
        const int j1 = std::min(frame.height - 1, static_cast<int>(std::floor(frame.row(box.max))));
        parallel_for(std::max(0, j1 - j0 + 1), [&](int begin, int end) {
            for (int j = j0 + begin; j < j0 + end; ++j)
                for (int i = i0; i <= i1; ++i)
                    if (contains(std::span<const PlanePoint>(ring), frame.point(i, j))) cover.at(i, j) = 1;
        });
    }
    blur(cover, fade_m);
    const Field around = blurred(height_m, around_m);
    for_each_sample(frame, [&](int, int, std::size_t k) {
        const float above_m = height_m.values[k] - around.values[k];
        cover.values[k] *= static_cast<float>(smoothstep(7, -3, above_m));
    });
    return cover;
}

} // namespace bagration
