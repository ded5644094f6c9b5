#include "renderer/scene/scene_builder.hpp"

#include "campaign/state.hpp"
#include "renderer/scene/credits.hpp"
#include "renderer/scene/date_text.hpp"
#include "renderer/scene/overlay.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace bagration {

namespace {

constexpr double fade_s = 0.35;                  ///< Captions come and go softly.
constexpr double recent_minutes = 4.0 * 24 * 60; ///< Older stretches of an arrow's way step back.

const Shot& shot_of(const Campaign& campaign, const Moment& moment) {
    return campaign.chapters[static_cast<std::size_t>(moment.chapter)]
        .shots[static_cast<std::size_t>(moment.shot)];
}

void append_credits(std::vector<AtlasText>& texts, const Show& show, const std::string& language) {
    for (const CreditSection& section : credit_sections(show, language)) {
        texts.push_back({credit_heading_style(language), section.heading});
        for (const std::string& entry : section.entries)
            texts.push_back({credit_entry_style(language), entry});
    }
}

/// All words that can appear, so that the atlas never changes while the film runs.
std::vector<AtlasText> all_texts(const Show& show) {
    const Campaign& campaign = *show.campaign;
    std::vector<AtlasText> texts = MapLabels::texts(campaign);
    for (const auto& [language, table] : campaign.texts) {
        append_credits(texts, show, language);
        for (const auto& [key, text] : table.entries)
            texts.push_back({caption_style(language), text});
        for (const Chapter& chapter : campaign.chapters)
            texts.push_back({chapter_style(language), campaign.text(language, chapter.title)});
        for (const Side& side : campaign.sides)
            texts.push_back({legend_style(language), side.id});
        for (unsigned month = 1; month <= 12; ++month) {
            const std::chrono::local_days day{std::chrono::year{1944} / std::chrono::month{month} / 28};
            texts.push_back({date_style(language), date_text(CampaignTime{day}, language) + "0123456789"});
        }
    }
    return texts;
}

PlaneBox surround_box(const Terrain& terrain) {
    return terrain.surround().height.frame.box();
}

/// The part of the window where only the fine layer counts; its rim eases into the surround (ground.glsl).
PlaneBox inner_window(const Terrain& terrain) {
    const PlaneBox box = terrain.window().height.frame.box();
    const double margin = 0.035 * std::max(box.max.x_m - box.min.x_m, box.max.y_m - box.min.y_m);
    return box.grown_by(-margin);
}

double eased(double t) {
    t = std::clamp(t, 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

} // namespace

SceneBuilder::SceneBuilder(const Show& show, std::unique_ptr<FontSet> fonts,
                           std::unique_ptr<GlyphAtlas> atlas, std::filesystem::path cache_folder)
    : show_(&show), fonts_(std::move(fonts)), atlas_(std::move(atlas)),
      labels_(show, *fonts_, std::move(cache_folder)) {
    for (const Arrow& arrow : show.campaign->arrows)
        arrow_meshes_.push_back(build_arrow_mesh(arrow));
    ground_tree_.surround = surround_box(*show.terrain);
    ground_tree_.window = inner_window(*show.terrain);
}

Expected<SceneBuilder> SceneBuilder::create(const Show& show, const std::filesystem::path& cache_folder) {
    auto fonts = FontSet::create(show.terrain->fonts());
    if (!fonts) return tl::unexpected(fonts.error());
    const std::vector<AtlasText> texts = all_texts(show);
    auto atlas = GlyphAtlas::create(*fonts, texts);
    if (!atlas) return tl::unexpected(atlas.error());
    return SceneBuilder(show, std::make_unique<FontSet>(std::move(*fonts)),
                        std::make_unique<GlyphAtlas>(std::move(*atlas)), cache_folder);
}

FrameScene SceneBuilder::build(const FrameRequest& request, FrameSize size) {
    const Campaign& campaign = *show_->campaign;
    const std::string& language =
        request.options.language.empty() ? campaign.default_language : request.options.language;
    labels_.prepare(request, language, size);

    const Moment moment = show_->script.moment_at(request.time, frame_shape(size.aspect()));
    FrameScene scene(Camera(request.options.camera.value_or(moment.camera), size));
    scene.style = &style_of(request.options.theme);
    scene.moment = moment;
    scene.campaign_minutes = request.options.campaign_minutes.value_or(moment.campaign_minutes);
    scene.campaign_time =
        campaign.start + std::chrono::minutes(static_cast<std::int64_t>(std::floor(scene.campaign_minutes)));
    GroundTree tree = ground_tree_;
    tree.quad_px = request.options.quality == Quality::master ? 8 : 26;
    scene.patches = select_ground_patches(tree, scene.camera);
    scene.control = show_->field->bracket_at(scene.campaign_minutes);
    add_arrows(scene);
    add_texts(scene, request, language);
    return scene;
}

void SceneBuilder::add_arrows(FrameScene& scene) const {
    const Campaign& campaign = *show_->campaign;
    const double at_1080 = scene.camera.metres_per_pixel() * scene.camera.size().shorter_px() / 1080.0;
    for (const ArrowState& state : state_at(campaign, scene.campaign_minutes).arrows) {
        const auto i = static_cast<std::size_t>(state.arrow);
        const Arrow& arrow = campaign.arrows[i];
        const double full_width_m = drawn_arrow_width_m(arrow, at_1080);
        ArrowDraw draw;
        draw.arrow = state.arrow;
        draw.tip_m = static_cast<float>(along_smoothed(arrow_meshes_[i], arrow.way_points, state.progress_m));
        const double then_m = arrow_progress_m(campaign, arrow, scene.campaign_minutes - recent_minutes);
        draw.tail_m = static_cast<float>(along_smoothed(arrow_meshes_[i], arrow.way_points, then_m));
        // A young arrow is small all over, rather than a bare head.
        const double grown = std::clamp(static_cast<double>(draw.tip_m) / (3.0 * full_width_m), 0.3, 1.0);
        draw.width_m = static_cast<float>(full_width_m * grown);
        draw.activity = static_cast<float>(state.activity);
        draw.fade = static_cast<float>(state.fade);
        draw.flow = static_cast<float>(scene.moment.show_time.seconds() * full_width_m * 0.9);
        if (draw.tip_m > 0 && draw.fade < 1) scene.arrows.push_back(draw);
    }
}

void SceneBuilder::add_texts(FrameScene& scene, const FrameRequest& request,
                             const std::string& language) const {
    const Campaign& campaign = *show_->campaign;
    const TypeSetter type(*fonts_, *atlas_);
    const Shot& shot = shot_of(campaign, scene.moment);
    if (shot.credits && request.options.layers.captions) {
        const double fade_share = 2 * fade_s / shot.duration_s;
        add_credits(scene.overlay_flat, credit_sections(*show_, language), language, scene.camera.size(),
                    request.options.text_scale, scene.moment.shot_progress, fade_share, type);
        return; // The pages take the whole frame: names under them would only be noise.
    }
    if (request.options.layers.labels) labels_.add(scene, request, language, type);

    OverlayText text;
    text.date = date_text(scene.campaign_time, language);
    text.chapter =
        campaign.text(language, campaign.chapters[static_cast<std::size_t>(scene.moment.chapter)].title);
    for (const SideIndex side : {campaign.negative_side, campaign.positive_side}) {
        const Side& s = campaign.sides[static_cast<std::size_t>(side)];
        const std::string key = "side." + s.id;
        text.legend.push_back({campaign.has_text(language, key) ? campaign.text(language, key) : s.id,
                               s.colour, s.pattern == "hatch"});
    }
    if (const ActiveCue* cue = scene.moment.cue) {
        text.caption = campaign.text(language, cue->cue->text);
        const double since = (request.time - cue->begin).seconds(),
                     left = (cue->end - request.time).seconds();
        text.caption_alpha = static_cast<float>(eased(since / fade_s) * eased(left / fade_s));
    }
    add_overlay(scene.overlay_flat, text, language, scene.camera.size(), request.options, type);
}

} // namespace bagration
