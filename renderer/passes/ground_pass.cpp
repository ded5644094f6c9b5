#include "renderer/passes/ground_pass.hpp"

#include "renderer/gl/draw_state.hpp"
#include "renderer/scene/theatre_distance.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace bagration {

namespace {

struct PatchInstance {
    glm::vec3 square;
    glm::vec2 morph;
};

glm::vec3 rgb(const Colour& c) {
    return glm::vec3(c.r, c.g, c.b) / 255.0F;
}

/// Hatching about 13 px apart at the target: the octave's frequency along x + y, the share of the next
/// coarser octave, and the width of a line's edge in periods.
glm::vec3 hatching_for(const Camera& camera, float px_scale) {
    const double wanted_m = 13.0 * static_cast<double>(px_scale) * camera.metres_per_pixel();
    const double octave = std::floor(std::log2(wanted_m));
    const double period_m = std::exp2(octave);
    const double share = std::clamp((std::log2(wanted_m) - octave - 0.3) / 0.6, 0.0, 1.0);
    return {static_cast<float>(std::numbers::sqrt2 / 2 / period_m), static_cast<float>(share),
            static_cast<float>(camera.metres_per_pixel() / period_m)};
}

int base_first_level(const Pyramid<BaseTexel>& pyramid, int max_texture_size) {
    int level = 0;
    while (level + 1 < static_cast<int>(pyramid.levels.size()) &&
           std::max(pyramid.frame_of(level).width, pyramid.frame_of(level).height) > max_texture_size)
        ++level;
    return level;
}

} // namespace

GroundPass::GroundPass(const Show& show, Program inside, Program everywhere, Texture2D base_window,
                       Texture2D base_surround, Texture2D control)
    : show_(&show), inside_(std::move(inside)), everywhere_(std::move(everywhere)),
      base_window_(std::move(base_window)), base_surround_(std::move(base_surround)),
      control_(std::move(control)),
      theatre_km_(theatre_distance_km(show.campaign->theatre, show.field->frame())) {
    std::vector<glm::vec2> grid;
    for (int j = 0; j <= patch_quads; ++j)
        for (int i = 0; i <= patch_quads; ++i)
            grid.push_back(glm::vec2(i, j) / static_cast<float>(patch_quads));
    std::vector<std::uint16_t> indices;
    auto at = [](int i, int j) { return static_cast<std::uint16_t>(j * (patch_quads + 1) + i); };
    for (int j = 0; j < patch_quads; ++j)
        for (int i = 0; i < patch_quads; ++i)
            for (const std::uint16_t v :
                 {at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j), at(i + 1, j + 1), at(i, j + 1)})
                indices.push_back(v);
    grid_.upload(grid);
    indices_.upload(indices);
    index_count_ = static_cast<int>(indices.size());
    mesh_.add(grid_, sizeof(glm::vec2), {{0, 2, Component::f32, 0}});
    mesh_.add(patches_, sizeof(PatchInstance),
              {{1, 3, Component::f32, offsetof(PatchInstance, square)},
               {2, 2, Component::f32, offsetof(PatchInstance, morph)}},
              1);
    mesh_.set_indices(indices_, IndexType::u16);
}

Expected<GroundPass> GroundPass::create(const Show& show, const ShaderFiles& shaders, int max_texture_size) {
    auto inside = Program::create(shaders, {"ground.vert", "ground.frag", {"WINDOW_ONLY"}});
    if (!inside) return tl::unexpected(inside.error());
    auto everywhere = Program::create(shaders, {"ground.vert", "ground.frag"});
    if (!everywhere) return tl::unexpected(everywhere.error());
    // The nearest mip level, filtered: half the cost of trilinear in software, and no visible seams on quiet
    // relief.
    const Sampling picture{Filter::linear_mip_nearest, Wrap::clamp, Wrap::clamp, 1};
    const auto& fine = show.terrain->window().base;
    const auto& coarse = show.terrain->surround().base;
    auto base_window =
        upload_pyramid(fine, base_first_level(fine, max_texture_size), TexelFormat::rgba8, picture);
    if (!base_window) return tl::unexpected(base_window.error());
    auto base_surround =
        upload_pyramid(coarse, base_first_level(coarse, max_texture_size), TexelFormat::rgba8, picture);
    if (!base_surround) return tl::unexpected(base_surround.error());
    const GridFrame& frame = show.field->frame();
    auto control = Texture2D::create(TexelFormat::rgba16f, frame.width, frame.height, 1, {Filter::linear});
    if (!control) return tl::unexpected(control.error());
    base_window->label("base map of the window");
    base_surround->label("base map of the surround");
    control->label("control field");
    return GroundPass(show, std::move(*inside), std::move(*everywhere), std::move(*base_window),
                      std::move(*base_surround), std::move(*control));
}

Expected<void> GroundPass::reload(const ShaderFiles& shaders) {
    if (auto done = inside_.reload(shaders); !done) return done;
    return everywhere_.reload(shaders);
}

void GroundPass::show_slices(const SliceBracket& bracket) {
    if (bracket.a == slice_a_ && bracket.b == slice_b_) return;
    const ControlField& field = *show_->field;
    const GridFrame& frame = field.frame();
    std::vector<ControlField::CellBox> boxes;
    if (slice_a_ < 0) {
        boxes.push_back({0, 0, frame.width, frame.height});
    } else {
        boxes = field.changed_boxes(slice_a_, bracket.a);
        const auto more = field.changed_boxes(slice_b_, bracket.b);
        boxes.insert(boxes.end(), more.begin(), more.end());
    }
    std::vector<float> a, b, texels;
    for (const auto& box : boxes) {
        const auto n = static_cast<std::size_t>(box.w) * static_cast<std::size_t>(box.h);
        a.resize(n);
        b.resize(n);
        texels.resize(4 * n);
        field.read_slice(bracket.a, box.i0, box.j0, box.w, box.h, a);
        field.read_slice(bracket.b, box.i0, box.j0, box.w, box.h, b);
        for (std::size_t k = 0; k < n; ++k) {
            const int i = box.i0 + static_cast<int>(k % static_cast<std::size_t>(box.w));
            const int j = box.j0 + static_cast<int>(k / static_cast<std::size_t>(box.w));
            texels[4 * k] = a[k] * 1e-3F;
            texels[4 * k + 1] = b[k] * 1e-3F;
            texels[4 * k + 2] = theatre_km_.at(i, j);
            texels[4 * k + 3] = 0;
        }
        control_.upload_region(0, box.i0, box.j0, box.w, box.h, std::span<const float>(texels));
    }
    slice_a_ = bracket.a;
    slice_b_ = bracket.b;
}

void GroundPass::set_uniforms(Program& program, const FrameScene& scene, const FrameOptions& options,
                              const GroundShape& shape) {
    const Camera& camera = scene.camera;
    const Campaign& campaign = *show_->campaign;
    const float px_scale = static_cast<float>(camera.size().shorter_px()) / 1080.0F;
    shape.apply(program, camera);
    program.set("patch_quads", static_cast<float>(patch_quads));
    program.set("base_window", 2, base_window_);
    program.set("base_surround", 3, base_surround_);
    program.set("coast_range_m", static_cast<float>(coast_range_m));
    program.set("control", 4, control_);
    program.set("control_uv", uv_from_plane(show_->field->frame(), camera.pose().target));
    program.set("slice_weight", scene.control.weight);
    program.set("positive_colour",
                rgb(campaign.sides[static_cast<std::size_t>(campaign.positive_side)].colour));
    program.set("negative_colour",
                rgb(campaign.sides[static_cast<std::size_t>(campaign.negative_side)].colour));
    program.set("tint", glm::vec2(0.13F, 0.24F));
    program.set("front_colour", glm::vec3(0.145F, 0.110F, 0.105F));
    program.set("front_width_px", std::max(2.6F * px_scale, 1.2F));
    program.set("px_scale", px_scale);
    program.set("hatching", hatching_for(camera, px_scale));
    program.set("show_territory", options.layers.territory);
    program.set("show_front", options.layers.front);
    program.set("show_relief", options.layers.relief);
}

void GroundPass::draw(const FrameScene& scene, const FrameOptions& options, const GroundShape& shape) {
    show_slices(scene.control);
    std::vector<PatchInstance> instances;
    for (const bool in_window : {true, false})
        for (const GroundPatch& p : scene.patches)
            if (p.in_window == in_window)
                instances.push_back(
                    {glm::vec3(p.origin_m, p.size_m), glm::vec2(p.morph_begin_m, p.morph_end_m)});
    const auto inside = static_cast<int>(std::ranges::count_if(scene.patches, &GroundPatch::in_window));
    apply(DrawState{.depth_test = DepthTest::less, .depth_write = true});
    // Without base-instance (GL 4.2) each group is uploaded on its own.
    auto draw_group = [&](Program& program, std::span<const PatchInstance> group) {
        if (group.empty()) return;
        set_uniforms(program, scene, options, shape);
        patches_.upload(group);
        program.use();
        mesh_.draw_indexed_instanced(Primitive::triangles, 0, index_count_, static_cast<int>(group.size()));
    };
    draw_group(inside_, std::span(instances).first(static_cast<std::size_t>(inside)));
    draw_group(everywhere_, std::span(instances).subspan(static_cast<std::size_t>(inside)));
}

} // namespace bagration
