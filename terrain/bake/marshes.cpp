#include "terrain/bake/marshes.hpp"

#include "terrain/geo/polygon.hpp"
#include "terrain/marsh_outlines.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

Field marsh_cover(const Field& height_m, const MapProjection& projection) {
    constexpr double fade_m = 6000, around_m = 8000;
    const GridFrame& frame = height_m.frame;
    Field cover(frame);
    for (const MarshOutline& marsh : marsh_outlines()) {
        Ring ring;
        for (const LonLat place : marsh.ring)
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
