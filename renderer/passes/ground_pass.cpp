#include "renderer/passes/ground_pass.hpp"

#include "renderer/gl/draw_state.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace bagration {

namespace {

constexpr unsigned outside = 1, coast = 2, front = 4, others = 8, toned = 16, contours = 32, bare = 64,
                   line = 128, hatch = 256, air = 512, ghost = 1024, tint = 2048, told = 4096, close = 8192;
constexpr std::array<const char*, 14> feature_names{"OUTSIDE",  "COAST", "FRONT", "OTHERS", "TONED",
                                                    "CONTOURS", "BARE",  "LINE",  "HATCH",  "AIR",
                                                    "GHOST",    "TINT",  "TOLD",  "CLOSE"};
/// Everything of any quad: what stands in should a smaller program not compile.
constexpr unsigned all_of_a_quad =
    outside | coast | front | others | line | hatch | air | ghost | tint | told;

/// Further from the front the tint is the same everywhere (ground.frag).
constexpr float tint_reach_km = 36;
/// Nearer than this share of the target's distance there is air, but less than half a level of it.
constexpr double air_shows = 1.06 * GroundShape::air_begins;
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

/// Texture coordinates of a tile that repeats over the plane, from places relative to the target.
glm::vec4 tile_uv(double tile_m, PlanePoint target) {
    const auto begin = [&](double m) { return static_cast<float>(m / tile_m - std::floor(m / tile_m)); };
    const auto scale = static_cast<float>(1 / tile_m);
    return {begin(target.x_m), begin(target.y_m), scale, scale};
}

bool shows_ghost(const FrameScene& scene, const FrameOptions& options) {
    return scene.ghost_minutes && scene.ghost_alpha > 0 && options.layers.front;
}

/// The base picture as a texture, read from the pack as it goes.
Expected<Texture2D> upload_picture(const Terrain& terrain, bool of_window, int max_texture_size) {
    const Pyramid<HeightTexel>& like = (of_window ? terrain.window() : terrain.surround()).height;
    int first = 0;
    while (first + 1 < static_cast<int>(like.levels.size()) &&
           std::max(like.frame_of(first).width, like.frame_of(first).height) > max_texture_size)
        ++first;
    const GridFrame frame = like.frame_of(first);
    const int levels = texture_levels(like, first);
    auto texture = Texture2D::create(TexelFormat::rgba8, frame.width, frame.height, levels,
                                     {Filter::linear_mip_nearest, Wrap::clamp, Wrap::clamp, 1});
    if (!texture) return texture;
    for (int level = 0; level < levels; ++level) {
        const auto take = [&](int first_row, int rows, std::span<const BaseTexel> texels) {
            texture->upload_region(level, 0, first_row, texture->level_width(level), rows, texels);
        };
        if (auto done = terrain.read_picture(of_window, first + level, take); !done)
            return tl::unexpected(done.error());
    }
    return texture;
}

/// Coast distances of a coarse level. An average tells a coast from none: within 4 km of one the distance is
/// below its greatest value, so that a cell of 8 km with a coast in it never averages to the greatest.
Expected<RangeGrid> coast_ranges(const Terrain& terrain) {
    const Pyramid<HeightTexel>& like = terrain.window().height;
    int level = 0;
    while (level + 1 < static_cast<int>(like.levels.size()) &&
           like.frame_of(level).cell_m < 2 * coast_range_m)
        ++level;
    const GridFrame frame = like.frame_of(level);
    RangeGrid ranges(frame, 1);
    const auto take = [&](int first_row, int rows, std::span<const BaseTexel> texels) {
        for (int j = 0; j < rows; ++j)
            for (int i = 0; i < frame.width; ++i)
                ranges.tile(i, first_row + j).include(texels[frame.index(i, j)].a);
    };
    if (auto done = terrain.read_picture(true, level, take); !done) return tl::unexpected(done.error());
    return ranges;
}

} // namespace

GroundPass::GroundPass(const Show& show, ShaderFiles shaders, Texture2D base_window, Texture2D base_surround,
                       RangeGrid coast, ControlTexture control, Texture2D fine_relief)
    : show_(&show), shaders_(std::move(shaders)), base_window_(std::move(base_window)),
      base_surround_(std::move(base_surround)), coast_(std::move(coast)), control_(std::move(control)),
      fine_relief_(std::move(fine_relief)), has_fine_relief_(show.terrain->has_synthesised_relief()) {
    mesh_.add(vertex_buffer_, sizeof(GroundVertex),
              {{0, 2, Component::f32, offsetof(GroundVertex, place)},
               {1, 2, Component::f32, offsetof(GroundVertex, slide)},
               {2, 3, Component::f32, offsetof(GroundVertex, detail)}});
    mesh_.set_indices(index_buffer_, IndexType::u32);
}

Expected<GroundPass> GroundPass::create(const Show& show, const ShaderFiles& shaders, int max_texture_size) {
    auto base_window = upload_picture(*show.terrain, true, max_texture_size);
    if (!base_window) return tl::unexpected(base_window.error());
    auto base_surround = upload_picture(*show.terrain, false, max_texture_size);
    if (!base_surround) return tl::unexpected(base_surround.error());
    auto coast = coast_ranges(*show.terrain);
    if (!coast) return tl::unexpected(coast.error());
    auto control = ControlTexture::create(show);
    if (!control) return tl::unexpected(control.error());
    auto fine_relief = make_fine_relief();
    if (!fine_relief) return tl::unexpected(fine_relief.error());
    base_window->label("base map of the window");
    base_surround->label("base map of the surround");
    GroundPass pass(show, shaders, std::move(*base_window), std::move(*base_surround), std::move(*coast),
                    std::move(*control), std::move(*fine_relief));
    if (auto done = pass.compile(all_of_a_quad); !done) return tl::unexpected(done.error());
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
           (options.layers.relief ? 0 : bare) |
           (options.layers.relief && has_fine_relief_ &&
                    fine_relief_share(scene.camera.metres_per_pixel()) > 0
                ? close
                : 0);
}

struct GroundPass::View {
    const Camera& camera;
    const Layers& layers;
    double at_target_m; ///< From the eye to the target.
    double px_m;        ///< Metres that a pixel of a frame of 1080 covers at the target.

    double farthest_m(glm::vec2 min, glm::vec2 max) const {
        return camera.distance_m(glm::vec3(0.5F * (min + max), 0)) +
               0.75 * static_cast<double>(glm::length(max - min));
    }
};

GroundPass::Look GroundPass::look_of(glm::vec2 min, glm::vec2 max, bool in_window, const View& view) const {
    const PlanePoint target = view.camera.pose().target;
    const PlaneBox box{target + PlaneVector{static_cast<double>(min.x), static_cast<double>(min.y)},
                       target + PlaneVector{static_cast<double>(max.x), static_cast<double>(max.y)}};
    const double farthest = view.farthest_m(min, max) / view.at_target_m;
    Look look;
    look.features = farthest > air_shows ? air : 0;
    if (!in_window) {
        look.features |= outside | coast;
    } else {
        const ValueRange distance = coast_.over(box);
        if (distance.max <= 0) return look; // All sea: nothing is held there.
        if (distance.min < 255) look.features |= coast;
    }
    if (!view.layers.territory && !view.layers.front) return look;
    const ControlTexture::Content content = control_.content(box);
    if (content.told.max <= 0) return look;
    if (view.layers.territory) {
        look.features |= tint;
        if (content.others) look.features |= others;
    }
    if (content.told.min < 1 || content.pockets) look.features |= told;
    look.positive = content.phi_km.min > 0;
    // So far the line's glow reaches, where a pixel covers most ground.
    const auto reach_km = static_cast<float>(2e-3 * line_reach_px * view.px_m * farthest);
    const auto has_line = [&](const ValueRange& phi_km) {
        return phi_km.min < reach_km && phi_km.max > -reach_km;
    };
    if (has_ghost_ && has_line(control_.ghost_km(box))) look.features |= ghost;
    if (has_line(content.phi_km)) look.features |= line;
    if (has_line(content.phi_km) ||
        (content.phi_km.max > -tint_reach_km && content.phi_km.min < tint_reach_km))
        look.features |= front;
    if (content.phi_km.max > 0 && content.phi_km.min < tint_reach_km) look.features |= hatch;
    return look;
}

void GroundPass::add(const GroundPatch& patch, const View& view) {
    constexpr int side = patch_quads + 1;
    const float quad = patch.size_m / static_cast<float>(patch_quads);
    const auto first = static_cast<std::uint32_t>(vertices_.size());
    const auto place = [&](int i, int j) {
        return patch.origin_m + glm::vec2(i, j) / static_cast<float>(patch_quads) * patch.size_m;
    };
    for (int j = 0; j < side; ++j)
        for (int i = 0; i < side; ++i)
            vertices_.push_back({place(i, j),
                                 glm::vec2(i % 2, j % 2) * quad,
                                 {quad, patch.morph_begin_m, patch.morph_end_m}});
    const auto add_quads = [&](const Look& look, int i0, int j0, int i1, int j1) {
        std::vector<std::uint32_t>& indices = groups_[look];
        for (int j = j0; j < j1; ++j)
            for (int i = i0; i < i1; ++i) {
                const auto a = first + static_cast<std::uint32_t>(j * side + i);
                for (const std::uint32_t v : {a, a + 1, a + side + 1, a, a + side + 1, a + side})
                    indices.push_back(v);
            }
    };
    const glm::vec2 far_corner = place(patch_quads, patch_quads);
    const Look whole = look_of(patch.origin_m, far_corner, patch.in_window, view);
    if ((whole.features & ~(outside | tint)) == 0) return add_quads(whole, 0, 0, patch_quads, patch_quads);
    // While odd vertices slide, a quad may reach as far as its western and southern neighbours.
    const int slid =
        view.farthest_m(patch.origin_m, far_corner) > static_cast<double>(patch.morph_begin_m) ? 1 : 0;
    for (int j = 0; j < patch_quads; ++j)
        for (int i = 0; i < patch_quads; ++i)
            add_quads(look_of(place(i - slid * (i % 2), j - slid * (j % 2)), place(i + 1, j + 1),
                              patch.in_window, view),
                      i, j, i + 1, j + 1);
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
    fine_relief_.set_sampling({sampling.filter, Wrap::repeat, Wrap::repeat, sampling.anisotropy});
    program.set("base_window", 2, base_window_);
    program.set("base_surround", 3, base_surround_);
    program.set("control", 4, control_.field());
    program.set("marks", 7, control_.marks());
    program.set("others", 8, control_.others());
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
    const SideIndex part = holding_part(campaign);
    program.set("part_colour", side_colour(style, campaign, part != no_side ? part : campaign.positive_side));
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
    program.set("fine_relief", 9, fine_relief_);
    program.set("fine_uv", tile_uv(FineRelief::tile_m, camera.pose().target));
    program.set("fine_wide_uv", tile_uv(FineRelief::wide_tile_m, camera.pose().target));
    program.set("fine_share", fine_relief_share(camera.metres_per_pixel()));
    program.set("bare_ground", style.toned ? style.land.middle : glm::vec3(0.91F, 0.89F, 0.82F));
}

void GroundPass::draw(const FrameScene& scene, const FrameOptions& options, const GroundShape& shape) {
    control_.show(scene.control, scene.campaign_time);
    // Without memory for it the ghost is left out.
    has_ghost_ = shows_ghost(scene, options) &&
                 control_.show_ghost(show_->field->bracket_at(*scene.ghost_minutes)).has_value();
    const Camera& camera = scene.camera;
    const View view{camera, options.layers, static_cast<double>(glm::length(camera.eye())),
                    camera.metres_per_pixel() * camera.size().shorter_px() / 1080.0};
    vertices_.clear();
    groups_.clear();
    for (const GroundPatch& patch : scene.patches)
        add(patch, view);
    std::vector<std::uint32_t> indices;
    for (const auto& [look, group] : groups_)
        indices.insert(indices.end(), group.begin(), group.end());
    vertex_buffer_.upload(vertices_);
    index_buffer_.upload(indices);
    apply(DrawState{.depth_test = DepthTest::less, .depth_write = true});
    const Features of_theme = theme_features(scene, options);
    const Campaign& campaign = *show_->campaign;
    int first_index = 0;
    const Program* prepared = nullptr;
    for (const auto& [look, group] : groups_) {
        const Features features = look.features | of_theme;
        const bool usable = programs_.contains(features) || compile(features).has_value();
        Program& program = programs_.at(usable ? features : all_of_a_quad);
        if (&program != prepared) set_uniforms(program, scene, options, shape);
        prepared = &program;
        program.set("side_here",
                    glm::vec4(side_colour(*scene.style, campaign,
                                          look.positive ? campaign.positive_side : campaign.negative_side),
                              look.positive ? 1.0F : 0.0F));
        const int count = static_cast<int>(group.size());
        mesh_.draw_indexed(Primitive::triangles, first_index, count);
        first_index += count;
    }
}

} // namespace bagration
