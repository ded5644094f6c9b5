#include "renderer/passes/ground_pass.hpp"

#include "renderer/gl/draw_state.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace bagration {

namespace {

constexpr unsigned outside = 1, coast = 2, front = 4, others = 8, toned = 16, contours = 32, bare = 64,
                   line = 128, hatch = 256, air = 512, ghost = 1024;
constexpr std::array<const char*, 11> feature_names{
    "OUTSIDE", "COAST", "FRONT", "OTHERS", "TONED", "CONTOURS", "BARE", "LINE", "HATCH", "AIR", "GHOST"};
/// Everything of any patch: what stands in should a smaller program not compile.
constexpr unsigned all_of_a_patch = outside | coast | front | others | line | hatch | air | ghost;

/// Further from the front the tint is the same everywhere (ground.frag).
constexpr float tint_reach_km = 36;
/// The glow along the front, at a frame of 1080 pixels.
constexpr double line_reach_px = 8;

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

/// Contour interval: 1 / metres of an octave, and the share of the one twice as wide.
glm::vec2 contours_for(const Camera& camera) {
    const double wanted_m = std::clamp(0.16 * camera.pose().height_km, 25.0, 400.0);
    const double octave = std::floor(std::log2(wanted_m / 25.0));
    const double share = std::clamp((std::log2(wanted_m / 25.0) - octave - 0.3) / 0.6, 0.0, 1.0);
    return {static_cast<float>(1.0 / (25.0 * std::exp2(octave))), static_cast<float>(share)};
}

bool shows_ghost(const FrameScene& scene, const FrameOptions& options) {
    return scene.ghost_minutes && scene.ghost_alpha > 0 && options.layers.front;
}

int base_first_level(const Pyramid<BaseTexel>& pyramid, int max_texture_size) {
    int level = 0;
    while (level + 1 < static_cast<int>(pyramid.levels.size()) &&
           std::max(pyramid.frame_of(level).width, pyramid.frame_of(level).height) > max_texture_size)
        ++level;
    return level;
}

/// Coast distances of a coarse level. An average tells a coast from none: within 4 km of one the distance is
/// below its greatest value, so that a cell of 8 km with a coast in it never averages to the greatest.
RangeGrid coast_ranges(const Pyramid<BaseTexel>& pyramid) {
    int level = 0;
    while (level + 1 < static_cast<int>(pyramid.levels.size()) &&
           pyramid.frame_of(level).cell_m < 2 * coast_range_m)
        ++level;
    const GridFrame frame = pyramid.frame_of(level);
    RangeGrid ranges(frame, 1);
    for (int j = 0; j < frame.height; ++j)
        for (int i = 0; i < frame.width; ++i)
            ranges.tile(i, j).include(pyramid.levels[static_cast<std::size_t>(level)][frame.index(i, j)].a);
    return ranges;
}

} // namespace

GroundPass::GroundPass(const Show& show, ShaderFiles shaders, Texture2D base_window, Texture2D base_surround,
                       ControlTexture control)
    : show_(&show), shaders_(std::move(shaders)), base_window_(std::move(base_window)),
      base_surround_(std::move(base_surround)), coast_(coast_ranges(show.terrain->window().base)),
      control_(std::move(control)) {
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
               {2, 2, Component::f32, offsetof(PatchInstance, morph)},
               {3, 4, Component::f32, offsetof(PatchInstance, tint)}},
              1);
    mesh_.set_indices(indices_, IndexType::u16);
}

Expected<GroundPass> GroundPass::create(const Show& show, const ShaderFiles& shaders, int max_texture_size) {
    const Sampling picture{Filter::linear_mip_nearest, Wrap::clamp, Wrap::clamp, 1};
    const auto& fine = show.terrain->window().base;
    const auto& coarse = show.terrain->surround().base;
    auto base_window =
        upload_pyramid(fine, base_first_level(fine, max_texture_size), TexelFormat::rgba8, picture);
    if (!base_window) return tl::unexpected(base_window.error());
    auto base_surround =
        upload_pyramid(coarse, base_first_level(coarse, max_texture_size), TexelFormat::rgba8, picture);
    if (!base_surround) return tl::unexpected(base_surround.error());
    auto control = ControlTexture::create(show);
    if (!control) return tl::unexpected(control.error());
    base_window->label("base map of the window");
    base_surround->label("base map of the surround");
    GroundPass pass(show, shaders, std::move(*base_window), std::move(*base_surround), std::move(*control));
    if (auto done = pass.compile(all_of_a_patch); !done) return tl::unexpected(done.error());
    return pass;
}

Expected<void> GroundPass::compile(Features features) {
    ProgramFiles files{"ground.vert", "ground.frag", {}};
    for (std::size_t bit = 0; bit < feature_names.size(); ++bit)
        if (features & (1U << bit)) files.defines.emplace_back(feature_names[bit]);
    auto program = Program::create(shaders_, files);
    if (!program) return tl::unexpected(program.error());
    programs_.insert_or_assign(features, std::move(*program));
    return {};
}

Expected<void> GroundPass::reload(const ShaderFiles& shaders) {
    for (auto& [features, program] : programs_)
        if (auto done = program.reload(shaders); !done) return done;
    return {};
}

GroundPass::Features GroundPass::theme_features(const FrameScene& scene, const FrameOptions& options) const {
    return (scene.style->toned ? toned : 0) | (scene.style->contour_strength > 0 ? contours : 0) |
           (options.layers.relief ? 0 : bare);
}

GroundPass::Features GroundPass::features_of(const GroundPatch& patch, const FrameScene& scene,
                                             const FrameOptions& options, glm::vec4& tint) const {
    const PlanePoint corner = scene.camera.pose().target + PlaneVector{static_cast<double>(patch.origin_m.x),
                                                                       static_cast<double>(patch.origin_m.y)};
    const auto size = static_cast<double>(patch.size_m);
    const PlaneBox box{corner, corner + PlaneVector{size, size}};
    const glm::vec2 middle = patch.origin_m + 0.5F * patch.size_m;
    const double farthest_m = scene.camera.distance_m(glm::vec3(middle, 0)) + size;
    const double at_target_m = static_cast<double>(glm::length(scene.camera.eye()));
    Features features = farthest_m > GroundShape::air_begins * at_target_m ? air : 0;
    if (!patch.in_window) {
        features |= outside | coast;
    } else {
        const ValueRange distance = coast_.over(box);
        if (distance.max <= 0) return features; // All sea: nothing is held there.
        if (distance.min < 255) features |= coast;
    }
    if (!options.layers.territory && !options.layers.front) return features;
    const ControlTexture::Content content = control_.content(box);
    if (content.told.max <= 0) return features;
    if (content.others && options.layers.territory) features |= front | others;
    const bool negative = content.phi_km.max < -tint_reach_km;
    const bool positive = content.phi_km.min > tint_reach_km;
    if (content.told.min < 1 || !(negative || positive)) features |= front;
    // So far the line's glow reaches, where a pixel covers most ground.
    const auto reach_km =
        static_cast<float>(2e-3 * line_reach_px * scene.camera.size().shorter_px() / 1080.0 *
                           scene.camera.metres_per_pixel() * farthest_m / at_target_m);
    const auto has_line = [&](const ValueRange& phi_km) {
        return phi_km.min < reach_km && phi_km.max > -reach_km;
    };
    if (has_ghost_ && has_line(control_.ghost_km(box))) features |= front | ghost;
    if (features & front) {
        if (has_line(content.phi_km)) features |= line;
        if (content.phi_km.max > 0 && content.phi_km.min < tint_reach_km) features |= hatch;
        return features;
    }
    const Campaign& campaign = *show_->campaign;
    tint = glm::vec4(
        side_colour(*scene.style, campaign, positive ? campaign.positive_side : campaign.negative_side),
        options.layers.territory ? scene.style->tint : 0.0F);
    return features;
}

void GroundPass::set_uniforms(Program& program, const FrameScene& scene, const FrameOptions& options,
                              const GroundShape& shape) {
    const Camera& camera = scene.camera;
    const Campaign& campaign = *show_->campaign;
    const Style& style = *scene.style;
    const float px_scale = static_cast<float>(camera.size().shorter_px()) / 1080.0F;
    const float metres_per_pixel = static_cast<float>(camera.metres_per_pixel());
    const bool territory = options.layers.territory;
    shape.apply(program, camera, style.air);
    // For films the nearest mip level, filtered: half the cost of trilinear in software, and no visible seams
    // on quiet relief.
    const bool master = options.quality == Quality::master;
    const Sampling sampling{master ? Filter::trilinear : Filter::linear_mip_nearest, Wrap::clamp, Wrap::clamp,
                            master ? 8.0F : 1.0F};
    base_window_.set_sampling(sampling);
    base_surround_.set_sampling(sampling);
    program.set("patch_quads", static_cast<float>(patch_quads));
    program.set("base_window", 2, base_window_);
    program.set("base_surround", 3, base_surround_);
    program.set("control", 4, control_.field());
    program.set("control_uv", uv_from_plane(show_->field->frame(), camera.pose().target));
    program.set("certainty_slices", 5, control_.certainty());
    program.set("certainty_uv", uv_from_plane(show_->field->certainty_frame(), camera.pose().target));
    program.set("slice_weight", scene.control.weight);
    program.set("positive_colour", side_colour(style, campaign, campaign.positive_side));
    program.set("negative_colour", side_colour(style, campaign, campaign.negative_side));
    program.set("side_gain", glm::vec3(style.side_gain, 0));
    program.set("tint",
                territory ? glm::vec3(style.tint, style.tint_at_front, style.hatching) : glm::vec3(0));
    program.set("front_colour", style.front);
    const float width = std::max(style.front_px * px_scale, 1.2F);
    program.set("front_px", glm::vec4(0.5F * width, (0.45F + 0.35F * scene.pulse) * width,
                                      1.0F / ((3.9F + 0.5F * style.front_px) * px_scale),
                                      1.0F / (16.0F * px_scale * metres_per_pixel)));
    program.set("front_strength", options.layers.front ? glm::vec2(1.0F, style.front_glow) : glm::vec2(0));
    const double bearing = camera.pose().bearing_deg * std::numbers::pi / 180.0;
    program.set("along_view",
                glm::vec2(static_cast<float>(std::sin(bearing)), static_cast<float>(std::cos(bearing))));
    if (has_ghost_) {
        program.set("ghost_slices", 6, control_.ghost());
        program.set("ghost_line", glm::vec4(style.front, 0.75F * scene.ghost_alpha));
        program.set("ghost_px", glm::vec2(std::max(0.7F * px_scale, 0.5F),
                                          show_->field->bracket_at(*scene.ghost_minutes).weight));
    }
    program.set("hatching", hatching_for(camera, px_scale));
    std::array<glm::vec3, 2> other_colours{};
    const std::vector<SideIndex> sides = other_sides(campaign);
    for (std::size_t k = 0; k < std::min(sides.size(), other_colours.size()); ++k)
        other_colours[k] = side_colour(style, campaign, sides[k]);
    program.set("other_colours", std::span<const glm::vec3>(other_colours));
    program.set("other_tint", territory ? glm::vec3(1.8F * style.tint, 3.2F * style.hatching,
                                                    1.0F / (12.0F * px_scale * metres_per_pixel))
                                        : glm::vec3(0));
    program.set("coast_line", glm::vec4(style.coast, style.coast_strength));
    program.set("coast_half_px", 0.62F * px_scale);
    const std::array land{style.land.shadow, style.land.middle, style.land.light};
    const std::array water{style.water.shadow, style.water.middle, style.water.light};
    program.set("land_tones", std::span<const glm::vec3>(land));
    program.set("water_tones", std::span<const glm::vec3>(water));
    program.set("tone_chroma", glm::vec2(style.land.chroma, style.water.chroma));
    program.set("contour", glm::vec4(style.contour, style.contour_strength));
    program.set("contour_interval", contours_for(camera));
    program.set("bare_ground", style.toned ? style.land.middle : glm::vec3(0.91F, 0.89F, 0.82F));
}

void GroundPass::draw(const FrameScene& scene, const FrameOptions& options, const GroundShape& shape) {
    control_.show(scene.control, scene.campaign_time);
    // Without memory for it the ghost is left out.
    has_ghost_ = shows_ghost(scene, options) &&
                 control_.show_ghost(show_->field->bracket_at(*scene.ghost_minutes)).has_value();
    const Features of_theme = theme_features(scene, options);
    std::map<Features, std::vector<PatchInstance>> groups;
    for (const GroundPatch& patch : scene.patches) {
        PatchInstance instance{
            glm::vec3(patch.origin_m, patch.size_m), glm::vec2(patch.morph_begin_m, patch.morph_end_m), {}};
        const Features features = features_of(patch, scene, options, instance.tint);
        groups[features | of_theme].push_back(instance);
    }
    apply(DrawState{.depth_test = DepthTest::less, .depth_write = true});
    // Without base-instance (GL 4.2) each group is uploaded on its own.
    for (const auto& [features, group] : groups) {
        const bool usable = programs_.contains(features) || compile(features).has_value();
        Program& program = programs_.at(usable ? features : all_of_a_patch);
        set_uniforms(program, scene, options, shape);
        patches_.upload(group);
        program.use();
        mesh_.draw_indexed_instanced(Primitive::triangles, 0, index_count_, static_cast<int>(group.size()));
    }
}

} // namespace bagration
