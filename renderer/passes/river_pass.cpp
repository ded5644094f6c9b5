#include "renderer/passes/river_pass.hpp"

#include "renderer/gl/draw_state.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

Expected<RiverPass> RiverPass::create(const Terrain& terrain, const ShaderFiles& shaders) {
    auto program = Program::create(shaders, {"line.vert", "line.frag"});
    if (!program) return tl::unexpected(program.error());
    RiverPass pass(std::move(*program));
    for (const LineChunk& chunk : build_river_chunks(terrain)) {
        Chunk drawn{chunk.box, chunk.origin, {}};
        for (const std::vector<LineSegment>& segments : chunk.levels) {
            Level level;
            level.count = static_cast<int>(segments.size());
            if (level.count > 0) level.segments.upload(segments);
            level.lines.add(level.segments, sizeof(LineSegment),
                            {{0, 3, Component::f32, offsetof(LineSegment, from)},
                             {1, 3, Component::f32, offsetof(LineSegment, to)},
                             {2, 1, Component::f32, offsetof(LineSegment, width)}},
                            1);
            drawn.levels.push_back(std::move(level));
        }
        pass.chunks_.push_back(std::move(drawn));
    }
    return pass;
}

void RiverPass::draw(const FrameScene& scene, const GroundShape& shape) {
    const Camera& camera = scene.camera;
    const FrameSize size = camera.size();
    const double at_1080 = camera.metres_per_pixel() * size.shorter_px() / 1080.0;
    shape.apply(program_, camera, scene.style->air);
    program_.set("viewport_px", glm::vec2(size.width_px, size.height_px));
    // Rivers widen as the camera comes near, but slower than the ground.
    const double widening = std::clamp(std::pow(500.0 / at_1080, 0.35), 0.55, 2.4);
    program_.set("width_scale", static_cast<float>(widening * size.shorter_px() / 1080.0));
    program_.set("min_width_px", 0.9F);
    program_.set("reference_m", glm::length(camera.eye()));
    program_.set("line_colour", scene.style->river);
    apply(DrawState{.blend = Blend::straight, .depth_test = DepthTest::less_equal});
    const auto level = static_cast<std::size_t>(line_detail_for(camera.metres_per_pixel()));
    for (const Chunk& chunk : chunks_) {
        const Level& lines = chunk.levels[level];
        if (lines.count == 0 || !may_be_visible(camera, chunk.box)) continue;
        const PlaneVector offset = chunk.origin - camera.pose().target;
        program_.set("chunk_offset_m",
                     glm::vec2(static_cast<float>(offset.x_m), static_cast<float>(offset.y_m)));
        lines.lines.draw_instanced(Primitive::triangle_strip, 0, 4, lines.count);
    }
}

} // namespace bagration
