#include "renderer/passes/arrow_pass.hpp"

#include "renderer/gl/draw_state.hpp"

#include <algorithm>

namespace bagration {

Expected<ArrowPass> ArrowPass::create(const Campaign& campaign, std::span<const ArrowMesh> meshes,
                                      const ShaderFiles& shaders) {
    auto program = Program::create(shaders, {"arrow.vert", "arrow.frag"});
    if (!program) return tl::unexpected(program.error());
    ArrowPass pass(campaign, std::move(*program));
    for (const ArrowMesh& mesh : meshes) {
        Strip strip;
        strip.origin = mesh.origin;
        strip.vertices.upload(mesh.vertices);
        strip.indices.upload(mesh.indices);
        strip.index_count = static_cast<int>(mesh.indices.size());
        strip.array.add(strip.vertices, sizeof(ArrowVertex),
                        {{0, 2, Component::f32, offsetof(ArrowVertex, centre_m)},
                         {1, 2, Component::f32, offsetof(ArrowVertex, left)},
                         {2, 1, Component::f32, offsetof(ArrowVertex, along_m)},
                         {3, 1, Component::f32, offsetof(ArrowVertex, across)}});
        for (std::size_t v = 0; v < mesh.vertices.size(); v += arrow_section_vertices)
            strip.section_m.push_back(mesh.vertices[v].along_m);
        strip.indices_per_section = strip.index_count / (static_cast<int>(strip.section_m.size()) - 1);
        strip.array.set_indices(strip.indices, IndexType::u32);
        pass.strips_.push_back(std::move(strip));
    }
    return pass;
}

void ArrowPass::draw(const FrameScene& scene, const GroundShape& shape) {
    if (scene.arrows.empty()) return;
    shape.apply(program_, scene.camera, scene.style->air);
    const float px_scale = static_cast<float>(scene.camera.size().shorter_px()) / 1080.0F;
    program_.set("px_scale", px_scale);
    program_.set("shadow_colour", scene.style->arrow_shadow);
    program_.set("light_colour", scene.style->arrow_light);
    program_.set("rim_factor", scene.style->arrow_rim);
    apply(DrawState{.blend = Blend::straight, .depth_test = DepthTest::less_equal});
    for (const ArrowDraw& arrow : scene.arrows) {
        const Arrow& data = campaign_->arrows[static_cast<std::size_t>(arrow.arrow)];
        const Strip& strip = strips_[static_cast<std::size_t>(arrow.arrow)];
        const PlaneVector offset = strip.origin - scene.camera.pose().target;
        const bool withdrawal = data.kind == ArrowKind::withdrawal;
        const float head_half = arrow.width_m * (withdrawal ? 0.85F : 1.05F);
        program_.set("mesh_offset_m",
                     glm::vec2(static_cast<float>(offset.x_m), static_cast<float>(offset.y_m)));
        program_.set("strip_half_m",
                     head_half + 12.0F * static_cast<float>(scene.camera.metres_per_pixel()) * px_scale);
        program_.set("tip_m", arrow.tip_m);
        program_.set("tail_m", arrow.tail_m);
        program_.set("width_m", arrow.width_m);
        program_.set("head_half_m", head_half);
        program_.set("head_length_m", arrow.width_m * (withdrawal ? 1.2F : 1.55F));
        program_.set("activity", arrow.activity);
        program_.set("fade", arrow.fade);
        program_.set("flow_m", arrow.flow);
        program_.set("emphasis", arrow.emphasis);
        program_.set("withdrawal", withdrawal);
        program_.set("side_colour", side_colour(*scene.style, *campaign_, data.side));
        // Only the sections that it has reached.
        const auto sections = static_cast<int>(
            std::ranges::lower_bound(strip.section_m, arrow.tip_m + arrow.width_m) - strip.section_m.begin());
        strip.array.draw_indexed(Primitive::triangles, 0,
                                 std::min(strip.index_count, sections * strip.indices_per_section));
    }
}

} // namespace bagration
