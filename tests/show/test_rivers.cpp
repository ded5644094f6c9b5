// Rivers lie on the ground: drawn at their own heights over a ground of coarser triangles, they must not sink
// into it.
#include "renderer/scene/water_mesh.hpp"
#include "show_fixture.hpp"

#include <algorithm>
#include <cmath>

using namespace bagration;
using namespace bagration::test;

namespace {

/// Does a pixel or one of its neighbours differ?
bool differs_near(const Image& a, const Image& b, glm::vec2 at) {
    for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx) {
            const int x = std::clamp(static_cast<int>(at.x) + dx, 0, a.width_px - 1);
            const int y = std::clamp(static_cast<int>(at.y) + dy, 0, a.height_px - 1);
            const auto k = static_cast<std::size_t>(4 * (y * a.width_px + x));
            for (std::size_t c = 0; c < 3; ++c)
                if (std::abs(a.rgba[k + c] - b.rgba[k + c]) > 2) return true;
        }
    return false;
}

} // namespace

TEST_CASE("A river never sinks more than a pixel under the ground") {
    Studio studio = Studio::open({640, 360});
    const std::vector<LineChunk> chunks = build_river_chunks(*library_show().terrain);
    const MapProjection& projection = library_show().terrain->projection();
    for (const CameraPose& pose : {CameraPose{projection.to_plane({28.2, 53.8}), 400, 60, 0},
                                   CameraPose{projection.to_plane({24.5, 47.5}), 500, 62, 20},
                                   CameraPose{projection.to_plane({22.2, 44.6}), 150, 60, 0},
                                   CameraPose{projection.to_plane({20.0, 50.0}), 1500, 70, 0}}) {
        FrameRequest request;
        request.options.camera = pose;
        // Nothing else: a border that follows a river would hide it in both pictures.
        Layers& layers = request.options.layers;
        layers.territory = layers.front = layers.arrows = layers.labels = layers.captions = layers.date =
            layers.furniture = layers.borders = layers.railways = layers.formations = layers.panels = false;
        const Image with = studio.picture(request);
        layers.rivers = false;
        const Image without = studio.picture(request);
        const Camera camera(pose, {640, 360});
        const auto level = static_cast<std::size_t>(line_detail_for(camera.metres_per_pixel()));
        int seen = 0, points = 0;
        for (const LineChunk& chunk : chunks)
            for (const LineSegment& segment : chunk.levels[level]) {
                if (segment.width < 1.15F) continue; // Fainter ones may be too faint to tell.
                const PlaneVector d{static_cast<double>(segment.from.x), static_cast<double>(segment.from.y)};
                const auto px = camera.project(chunk.origin + d, static_cast<double>(segment.from.z));
                if (!px || px->x < 4 || px->y < 4 || px->x > 636 || px->y > 356) continue;
                // Far away the air takes what little colour a thin line has.
                if (camera.distance_m(camera.world(chunk.origin + d, 0)) >
                    1.3 * static_cast<double>(glm::length(camera.eye())))
                    continue;
                ++points;
                seen += differs_near(with, without, *px);
            }
        INFO("height " << pose.height_km << ": " << seen << " of " << points);
        CHECK(points > 50);
        CHECK(seen >= 0.985 * points);
    }
}
