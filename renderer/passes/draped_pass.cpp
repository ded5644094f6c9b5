#include "renderer/passes/draped_pass.hpp"

#include "renderer/gl/draw_state.hpp"
#include "renderer/scene/smooth_step.hpp"
#include "renderer/scene/water_mesh.hpp"

#include <cmath>
#include <utility>

namespace bagration {

namespace {

/// How a kind of line is drawn; widths are pixels at 1080.
struct LineLook {
    Rgba colour{}, halo{};
    float half_px = 0.6F, halo_px = 0;
    int pattern = 0;
    float unit_px = 12;
    float farthest_m_per_px = 1e9F; ///< Fades out before the ground is coarser.
    bool shown = true;
};

Rgba fainter(Rgba colour, float share) {
    colour.a *= share;
    return colour;
}

LineLook look_of(DrapedKind kind, const Style& style, const Layers& layers) {
    switch (kind) {
    case DrapedKind::border:
        return {style.border, style.border_halo, 0.85F, 3.2F, 1, 15, 1e9F, layers.borders};
    case DrapedKind::inner_border:
        return {fainter(style.border, 0.8F),
                fainter(style.border_halo, 0.45F),
                0.62F,
                2.2F,
                4,
                8,
                1400,
                layers.borders};
    case DrapedKind::former_border:
        return {fainter(style.border, 0.6F), {}, 0.7F, 0, 2, 5, 1000, layers.borders};
    case DrapedKind::trunk_railway:
        return {style.railway, {}, 1.15F, 0, 3, 9, 620, layers.railways};
    case DrapedKind::railway:
        return {fainter(style.railway, 0.85F), {}, 0.9F, 0, 3, 8, 380, layers.railways};
    case DrapedKind::graticule:
        return {style.graticule, {}, 0.5F, 0, 0, 1, 1e9F, layers.graticule};
    case DrapedKind::graticule_tens:
        return {style.graticule, {}, 0.8F, 0, 0, 1, 1e9F, layers.graticule};
    case DrapedKind::marsh:
        return {fainter(style.marsh, 0.75F), {}, 0.62F, 0, 0, 1, 760, layers.relief};
    }
    return {};
}

} // namespace

Expected<DrapedPass> DrapedPass::create(const std::vector<DrapedGroup>& groups, const ShaderFiles& shaders) {
    auto program = Program::create(shaders, {"draped.vert", "draped.frag"});
    if (!program) return tl::unexpected(program.error());
    DrapedPass pass(std::move(*program));
    for (const DrapedGroup& group : groups) {
        Group drawn{{group.kind, group.valid, group.box, group.origin, {}}, {}};
        for (std::size_t i = 0; i < draped_levels; ++i) {
            Level& level = drawn.levels[i];
            level.count = static_cast<int>(group.levels[i].size());
            if (level.count > 0) level.segments.upload(group.levels[i]);
            level.lines.add(level.segments, sizeof(DrapedSegment),
                            {{0, 3, Component::f32, offsetof(DrapedSegment, from)},
                             {1, 3, Component::f32, offsetof(DrapedSegment, to)},
                             {2, 1, Component::f32, offsetof(DrapedSegment, along_m)}},
                            1);
        }
        pass.groups_.push_back(std::move(drawn));
    }
    return pass;
}

void DrapedPass::draw(const FrameScene& scene, const Layers& layers, const GroundShape& shape) {
    if (!layers.borders && !layers.railways && !layers.graticule && !layers.relief) return;
    const Camera& camera = scene.camera;
    const FrameSize size = camera.size();
    const float px = static_cast<float>(size.shorter_px()) / 1080.0F;
    const double m_per_px_at_1080 = camera.metres_per_pixel() * static_cast<double>(px);
    const std::size_t level = m_per_px_at_1080 < near_draped_m_per_px ? 0 : 1;
    shape.apply(program_, camera);
    program_.set("viewport_px", glm::vec2(size.width_px, size.height_px));
    program_.set("metres_per_px", static_cast<float>(camera.metres_per_pixel()));
    program_.set("reference_m", glm::length(camera.eye()));
    apply(DrawState{.blend = Blend::straight, .depth_test = DepthTest::less_equal});
    for (const Group& group : groups_) {
        const LineLook look = look_of(group.about.kind, *scene.style, layers);
        const Level& lines = group.levels[level];
        const double farthest = static_cast<double>(look.farthest_m_per_px);
        const float near = smoothed_step((farthest - m_per_px_at_1080) / (0.3 * farthest));
        if (!look.shown || near <= 0 || lines.count == 0) continue;
        if (!group.about.shown_at(scene.campaign_time) || !may_be_visible(camera, group.about.box)) continue;
        const PlaneVector offset = group.about.origin - camera.pose().target;
        program_.set("chunk_offset_m",
                     glm::vec2(static_cast<float>(offset.x_m), static_cast<float>(offset.y_m)));
        program_.set("line_colour", fainter(look.colour, near));
        program_.set("halo_colour", fainter(look.halo, near));
        program_.set("half_width_px", glm::vec2(look.half_px, look.halo_px) * px);
        program_.set("bar_px", std::max(look.half_px, look.halo_px) * px);
        program_.set("pattern", look.pattern);
        program_.set("unit_px", look.unit_px * px);
        lines.lines.draw_instanced(Primitive::triangles, 0, 6, lines.count);
    }
}

} // namespace bagration
