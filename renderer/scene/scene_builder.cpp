#include "renderer/scene/scene_builder.hpp"

#include "renderer/scene/atlas_cache.hpp"
#include "renderer/scene/credits.hpp"
#include "renderer/scene/date_text.hpp"
#include "renderer/scene/furniture.hpp"
#include "renderer/scene/overlay.hpp"
#include "renderer/scene/smooth_step.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace bagration {

namespace {

constexpr double fade_s = 0.35;           ///< Captions come and go softly.
constexpr double half_cross_fade_s = 0.5; ///< On either side of a cut.

/// With less motion every shot stands still.
bool rests(const FrameRequest& request) {
    return request.options.reduced_motion && !request.options.camera;
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
    for (AtlasText& text : FilmGraphics::texts(campaign))
        texts.push_back(std::move(text));
    for (const auto& [language, table] : campaign.texts) {
        append_credits(texts, show, language);
        for (const auto& [key, text] : table.entries)
            texts.push_back({caption_style(language), text});
        for (const Chapter& chapter : campaign.chapters)
            texts.push_back({chapter_style(language), campaign.text(language, chapter.title)});
        for (AtlasText& text : furniture_texts(campaign, language))
            texts.push_back(std::move(text));
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

std::shared_ptr<const std::vector<ArrowMesh>> build_arrow_meshes(const Campaign& campaign) {
    auto meshes = std::make_shared<std::vector<ArrowMesh>>();
    for (const Arrow& arrow : campaign.arrows)
        meshes->push_back(build_arrow_mesh(arrow));
    return meshes;
}

} // namespace

SceneBuilder::SceneBuilder(const Show& show, std::unique_ptr<FontSet> fonts,
                           std::unique_ptr<GlyphAtlas> atlas, std::filesystem::path cache_folder)
    : show_(&show), fonts_(std::move(fonts)), atlas_(std::move(atlas)),
      arrow_meshes_(build_arrow_meshes(*show.campaign)),
      graphics_(std::make_unique<FilmGraphics>(show, *fonts_, arrow_meshes_)),
      labels_(show, *fonts_, *graphics_, std::move(cache_folder)), inset_(*show.terrain),
      relief_(*show.terrain) {
    ground_tree_.surround = surround_box(*show.terrain);
    ground_tree_.window = inner_window(*show.terrain);
}

Expected<SceneBuilder> SceneBuilder::create(const Show& show, const std::filesystem::path& cache_folder) {
    auto fonts = FontSet::create(show.terrain->fonts());
    if (!fonts) return tl::unexpected(fonts.error());
    const std::vector<AtlasText> texts = all_texts(show);
    auto atlas = cached_atlas(*fonts, texts, cache_folder);
    if (!atlas) return tl::unexpected(atlas.error());
    return SceneBuilder(show, std::make_unique<FontSet>(std::move(*fonts)),
                        std::make_unique<GlyphAtlas>(std::move(*atlas)), cache_folder);
}

FrameScene SceneBuilder::build(const FrameRequest& request, FrameSize size) {
    const std::string& language =
        request.options.language.empty() ? show_->campaign->default_language : request.options.language;
    FrameScene scene = map_at(request, language, size);
    // Through paper where the film goes back in time to another theatre.
    if (rests(request))
        add_cross_fade(scene, request, language, size);
    else if (!request.options.camera && !request.options.campaign_minutes)
        graphics_->add_fade(scene, scene.moment.take_begin, scene.moment.take_end);
    add_overlay_texts(scene, request, language);
    return scene;
}

FrameScene SceneBuilder::map_at(const FrameRequest& request, const std::string& language, FrameSize size) {
    const Campaign& campaign = *show_->campaign;
    const FrameShape shape = frame_shape(size.aspect());
    const Moment moment = show_->script.moment_at(request.time, shape);
    // Names stand by a resting camera as they do by any camera that is given.
    FrameRequest seen = request;
    if (rests(request)) seen.options.camera = show_->script.resting_camera(moment, shape);
    labels_.prepare(seen, language, size);

    FrameScene scene(Camera(seen.options.camera.value_or(moment.camera), size));
    scene.style = &style_of(request.options.theme);
    scene.moment = moment;
    scene.campaign_minutes = request.options.campaign_minutes.value_or(moment.campaign_minutes);
    scene.campaign_time =
        campaign.start + std::chrono::minutes(static_cast<std::int64_t>(std::floor(scene.campaign_minutes)));
    GroundTree tree = ground_tree_;
    tree.quad_px = quad_px_for(relief_, scene.camera, request.options.quality);
    scene.patches = select_ground_patches(tree, scene.camera);
    scene.control = show_->field->bracket_at(scene.campaign_minutes);
    scene.arrows = arrow_draws(campaign, *arrow_meshes_, scene.camera, scene.campaign_minutes,
                               scene.moment.show_time.seconds());
    graphics_->add_under_names(scene, request);
    // The pages of the credits take the whole frame: names under them would only be noise.
    if (shows_credits(scene, request)) return scene;
    const TypeSetter type(*fonts_, *atlas_);
    const MapGraphics graphics =
        graphics_->place(scene, seen, language, labels_.great_towns(scene, seen, language));
    if (request.options.layers.labels) labels_.add(scene, seen, language, graphics.boxes(), type);
    graphics_->add_over_names(scene, graphics, request, language, type);
    return scene;
}

void SceneBuilder::add_cross_fade(FrameScene& scene, const FrameRequest& request, const std::string& language,
                                  FrameSize size) {
    const Moment& moment = scene.moment;
    const double since = (moment.show_time - moment.shot_begin).seconds(),
                 left = (moment.shot_end - moment.show_time).seconds();
    const bool comes = since < left;
    const double from_cut = comes ? since : left;
    const bool is_cut = comes ? moment.shot_begin > ShowTime{} : moment.shot_end < show_->script.duration();
    if (from_cut >= half_cross_fade_s || !is_cut) return;
    FrameRequest other = request;
    other.time = comes ? ShowTime{moment.shot_begin.ticks - 1} : moment.shot_end;
    scene.fading = std::make_shared<const FrameScene>(map_at(other, language, size));
    scene.fading_share = smoothed_step(0.5 * (1 - from_cut / half_cross_fade_s));
}

bool SceneBuilder::shows_credits(const FrameScene& scene, const FrameRequest& request) const {
    return show_->script.shot_of(scene.moment).credits && request.options.layers.captions &&
           !request.options.camera;
}

void SceneBuilder::add_overlay_texts(FrameScene& scene, const FrameRequest& request,
                                     const std::string& language) const {
    const Campaign& campaign = *show_->campaign;
    const TypeSetter type(*fonts_, *atlas_);
    if (shows_credits(scene, request)) {
        const double fade_share = 2 * fade_s / show_->script.shot_of(scene.moment).duration_s;
        add_credits(scene.overlay_flat, credit_sections(*show_, language), language, scene.camera.size(),
                    request.options.text_scale, scene.moment.shot_progress, fade_share, type);
        return;
    }
    OverlayText text;
    text.date = date_text(scene.campaign_time, language);
    // What the film says at that moment says nothing of another view on another date.
    const bool told = !(request.options.camera && request.options.campaign_minutes);
    if (told)
        text.chapter =
            campaign.text(language, campaign.chapters[static_cast<std::size_t>(scene.moment.chapter)].title);
    text.chapter_alpha = 1 - graphics_->title_alpha(scene, request);
    if (const ActiveCue* cue = scene.moment.cue; cue && told) {
        text.caption = campaign.text(language, cue->cue->text);
        const double since = (request.time - cue->begin).seconds(),
                     left = (cue->end - request.time).seconds();
        text.caption_alpha = smoothed_step(since / fade_s) * smoothed_step(left / fade_s);
    }
    add_furniture(scene, *show_, inset_, language, request.options, type);
    graphics_->add_panels(scene, request, language, type);
    add_overlay(scene.overlay_flat, text, language, scene.camera.size(), request.options, type);
}

} // namespace bagration
