#include "renderer/scene/film_graphics.hpp"

#include "campaign/state.hpp"
#include "renderer/scene/callout.hpp"
#include "renderer/scene/lower_third.hpp"
#include "renderer/scene/measured_series.hpp"
#include "renderer/scene/panel.hpp"
#include "renderer/scene/title_card.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

namespace {

/// What is drawn weaker than this may have names over it.
constexpr float strong_alpha = 0.15F;
constexpr double raster_s = 0.4;                 ///< Between two looks at what names must keep off.
constexpr double recent_minutes = 4.0 * 24 * 60; ///< Older stretches of an arrow's way step back.
constexpr float veil_alpha = 0.46F;
constexpr double pulses_per_second = 0.9; ///< Never more than two.

bool has(const std::vector<std::string>& list, const std::string& id) {
    return std::find(list.begin(), list.end(), id) != list.end();
}

/// 1 within the shot, soft at its ends.
float within_shot(const Moment& moment, double soft_s) {
    const double since = (moment.show_time - moment.shot_begin).seconds();
    const double left = (moment.shot_end - moment.show_time).seconds();
    return ease_between(0, soft_s, since) * ease_between(0, soft_s, left);
}

/// Off the tour, and where the map stands at another date, nothing of the script stands over it.
bool on_tour(const FrameOptions& options) {
    return !options.camera.has_value();
}

} // namespace

std::vector<ArrowDraw> arrow_draws(const Campaign& campaign, const std::vector<ArrowMesh>& meshes,
                                   const Camera& camera, double minutes, double seconds) {
    std::vector<ArrowDraw> draws;
    const double at_1080 = camera.metres_per_pixel() * camera.size().shorter_px() / 1080.0;
    for (const ArrowState& state : arrow_states_at(campaign, minutes)) {
        const auto i = static_cast<std::size_t>(state.arrow);
        const Arrow& arrow = campaign.arrows[i];
        const double full_width_m = drawn_arrow_width_m(arrow, at_1080);
        ArrowDraw draw;
        draw.arrow = state.arrow;
        draw.tip_m = static_cast<float>(along_smoothed(meshes[i], arrow.way_points, state.progress_m));
        const double then_m = arrow_progress_m(campaign, arrow, minutes - recent_minutes);
        draw.tail_m = static_cast<float>(along_smoothed(meshes[i], arrow.way_points, then_m));
        // A young arrow is small all over, rather than a bare head.
        const double grown = std::clamp(static_cast<double>(draw.tip_m) / (3.0 * full_width_m), 0.3, 1.0);
        draw.width_m = static_cast<float>(full_width_m * grown);
        draw.activity = static_cast<float>(state.activity);
        draw.fade = static_cast<float>(state.fade);
        draw.flow = static_cast<float>(seconds * full_width_m * 0.9);
        if (draw.tip_m > 0 && draw.fade < 1) draws.push_back(draw);
    }
    return draws;
}

std::vector<UnitBox> MapGraphics::boxes() const {
    std::vector<UnitBox> boxes;
    for (const FormationPlate& plate : plates)
        if (plate.alpha > strong_alpha) boxes.push_back(plate.box().grown(4));
    for (const ArrowName& name : arrow_names)
        if (name.alpha > strong_alpha) boxes.insert(boxes.end(), name.boxes.begin(), name.boxes.end());
    return boxes;
}

FilmGraphics::FilmGraphics(const Show& show, const FontSet& fonts,
                           std::shared_ptr<const std::vector<ArrowMesh>> meshes)
    : show_(&show), fonts_(&fonts), meshes_(std::move(meshes)), formations_(show, fonts),
      made_(measured_series(show)) {
    for (const auto& [language, table] : show.campaign->texts)
        name_widths_[language] = arrow_name_widths(*show.campaign, fonts, language);
}

std::vector<AtlasText> FilmGraphics::texts(const Campaign& campaign) {
    std::vector<AtlasText> texts;
    for (const auto& [language, table] : campaign.texts) {
        const auto add = [&](const TextStyle& style, const std::string& key) {
            if (!key.empty()) texts.push_back({style, campaign.text(language, key)});
        };
        texts.push_back({panel_figure_style(language), "0123456789.,\u00A0–"});
        texts.push_back({panel_style(language), "0123456789.,;/…\u00A0–"});
        for (const auto& [key, text] : table.entries)
            texts.push_back({panel_style(language), text});
        for (const auto& [key, source] : campaign.sources)
            texts.push_back({panel_style(language), source.author + source.title + source.year});
        for (const Chapter& chapter : campaign.chapters) {
            add(title_style(language), chapter.card.empty() ? chapter.title : chapter.card);
            for (const Shot& shot : chapter.shots) {
                for (const LowerThird& third : shot.lower_thirds)
                    add(panel_bold_style(language), third.name);
                for (const Callout& callout : shot.callouts)
                    add(panel_bold_style(language), callout.name);
                for (const Chart& chart : shot.charts)
                    add(panel_bold_style(language), chart.title);
            }
        }
        for (const Formation& formation : campaign.formations) {
            add(panel_bold_style(language), formation.name);
            add(panel_bold_style(language), formation.short_name);
            for (const Commander& commander : formation.commanders)
                add(panel_bold_style(language), commander.name);
        }
        for (const Series& series : campaign.series) {
            add(panel_bold_style(language), series.unit);
            add(panel_figure_style(language), series.unit);
        }
        for (const std::string unit : {"unit.km", "unit.km2"})
            if (campaign.has_text(language, unit)) add(panel_figure_style(language), unit);
        for (const Arrow& arrow : campaign.arrows)
            add(arrow_name_style(language), arrow.label);
    }
    return texts;
}

/// Names of arrows among plates; what an arrow says needs no plate.
void FilmGraphics::name_arrows(MapGraphics& graphics, const std::vector<ArrowDraw>& arrows,
                               const Camera& camera, const std::string& language, double text_scale,
                               const std::vector<UnitBox>& towns) const {
    const Campaign& campaign = *show_->campaign;
    graphics.arrow_names = place_arrow_names(*show_, *meshes_, arrows, camera, name_widths_.at(language),
                                             language, text_scale, graphics.plates, towns);
    for (const ArrowName& name : graphics.arrow_names)
        for (FormationPlate& plate : graphics.plates)
            if (says_the_same(campaign, plate, campaign.arrows[static_cast<std::size_t>(name.arrow)],
                              language))
                plate.alpha *= 1 - name.alpha;
}

MapGraphics FilmGraphics::place(const FrameScene& scene, const FrameRequest& request,
                                const std::string& language, const std::vector<UnitBox>& names) const {
    MapGraphics graphics;
    const FrameOptions& options = request.options;
    const FrameSize size = scene.camera.size();
    if (options.layers.formations)
        graphics.plates = formations_.at(
            request, language, size,
            [&](const Moment& moment) {
                std::vector<UnitBox> boxes = panel_boxes(moment, language, size, options.text_scale);
                for (const UnitBox& box : subject_boxes(moment, language, size, options.text_scale))
                    boxes.push_back(box);
                return boxes;
            },
            names);
    if (scene.spotlight > 0)
        for (FormationPlate& plate : graphics.plates)
            if (!has(show_->script.shot_of(scene.moment).highlight,
                     show_->campaign->formations[static_cast<std::size_t>(plate.formation)].id))
                plate.alpha *= 1 - scene.spotlight;
    if (options.layers.arrows && options.layers.labels)
        name_arrows(graphics, scene.arrows, scene.camera, language, options.text_scale,
                    options.camera ? names : subject_boxes(scene.moment, language, size, options.text_scale));
    return graphics;
}

void FilmGraphics::add_under_names(FrameScene& scene, const FrameRequest& request) const {
    const Campaign& campaign = *show_->campaign;
    const Shot& shot = show_->script.shot_of(scene.moment);
    if (!on_tour(request.options)) return;
    const double since_s = (scene.moment.show_time - scene.moment.shot_begin).seconds();
    if (shot.ghost_days > 0) {
        scene.ghost_minutes = std::max(scene.campaign_minutes - shot.ghost_days * 24 * 60, 0.0);
        scene.ghost_alpha = within_shot(scene.moment, 0.8);
    }
    if (shot.highlight.empty()) return;
    if (shot.pulse && !request.options.reduced_motion)
        scene.pulse = within_shot(scene.moment, 0.8) *
                      static_cast<float>(0.5 - 0.5 * std::cos(2 * M_PI * pulses_per_second * since_s));
    if (!shot.spotlight) return;
    const float strength = scene.spotlight = within_shot(scene.moment, 1.2);
    for (ArrowDraw& draw : scene.arrows)
        if (!has(shot.highlight, campaign.arrows[static_cast<std::size_t>(draw.arrow)].id))
            draw.emphasis *= 1 - 0.85F * strength;

    const float unit = unit_per_px(scene.camera.size());
    UnitBox lit{1e9F, 1e9F, -1e9F, -1e9F};
    for (const PlanePoint point :
         subject_points(campaign, shot.highlight, scene.campaign_time, scene.campaign_time))
        if (const auto at = scene.camera.project(point, show_->terrain->height_m(point)))
            lit = {std::min(lit.x0, at->x * unit), std::min(lit.y0, at->y * unit),
                   std::max(lit.x1, at->x * unit), std::max(lit.y1, at->y * unit)};
    if (lit.x0 > lit.x1 || strength <= 0) return;
    // A frame around the light: wider than any picture, with a soft inner edge.
    constexpr float around_u = 6000, soft_u = 90;
    const float px = 1 / unit;
    const UnitBox hole = lit.grown(80);
    const glm::vec2 half = 0.5F * glm::vec2(hole.x1 - hole.x0, hole.y1 - hole.y0);
    const float corner = std::min(half.x, half.y);
    scene.map_flat.shapes.push_back({.centre_px = px * 0.5F * glm::vec2(hole.x0 + hole.x1, hole.y0 + hole.y1),
                                     .half_px = px * (half + around_u),
                                     .radius_px = px * (corner + around_u),
                                     .stroke_px = px * around_u,
                                     .soft_px = px * soft_u,
                                     .fill = Rgba(scene.style->air, 0),
                                     .stroke = Rgba(scene.style->air, veil_alpha * strength)});
}

void FilmGraphics::add_over_names(FrameScene& scene, const MapGraphics& graphics, const FrameRequest& request,
                                  const std::string& language, const TypeSetter& type) const {
    paint_arrow_names(scene, *show_, graphics.arrow_names, language, type);
    formations_.add(scene, graphics.plates, language, request.options.text_scale, type);
}

void FilmGraphics::add_fade(FrameScene& scene, ShowTime begin, ShowTime end) const {
    constexpr double half_fade_s = 0.45;
    const ShowTime now = scene.moment.show_time;
    const double since = begin == ShowTime{} ? half_fade_s : (now - begin).seconds();
    const double left = end == show_->script.duration() ? half_fade_s : (end - now).seconds();
    const float shown = ease_between(0, half_fade_s, since) * ease_between(0, half_fade_s, left);
    if (shown >= 1) return;
    const FrameSize size = scene.camera.size();
    const glm::vec2 half = 0.5F * glm::vec2(size.width_px, size.height_px);
    scene.overlay_flat.shapes.push_back(
        {.centre_px = half, .half_px = half + 4.0F, .fill = Rgba(scene.style->air, 1 - shown)});
}

ChartInput FilmGraphics::chart_input(const Chart& chart, const std::string& language, double minutes,
                                     double since_s) const {
    return {show_->campaign.get(), &made_, &chart, language, minutes, since_s};
}

float FilmGraphics::title_alpha(const FrameScene& scene, const FrameRequest& request) const {
    if (!on_tour(request.options) || !request.options.layers.panels) return 0;
    return title_card_alpha((scene.moment.show_time - scene.moment.chapter_begin).seconds());
}

void FilmGraphics::add_panels(FrameScene& scene, const FrameRequest& request, const std::string& language,
                              const TypeSetter& type) const {
    if (!on_tour(request.options) || !request.options.layers.panels) return;
    const Campaign& campaign = *show_->campaign;
    const PanelGrid grid(scene.camera.size(), request.options.text_scale);
    const Moment& moment = scene.moment;
    const double since_chapter = (moment.show_time - moment.chapter_begin).seconds();
    const Chapter& chapter = campaign.chapters[static_cast<std::size_t>(moment.chapter)];
    if (since_chapter < title_card_s)
        add_title_card(scene.overlay_flat, title_card(campaign, chapter, language), language, since_chapter,
                       grid, *scene.style, type);
    const Shot& shot = show_->script.shot_of(moment);
    const double into_shot = (moment.show_time - moment.shot_begin).seconds();
    const PanelMeasure measure(*fonts_);
    for (const Callout& callout : shot.callouts)
        if (const double since = into_shot - callout.at_s; since >= 0 && since < callout.for_s)
            if (const auto placed = place_callout(*show_, callout, language, scene.camera,
                                                  scene.campaign_time, grid, measure))
                add_callout(scene.overlay_flat, *placed, campaign, callout,
                            callout_span(chapter, moment.shot, callout), language, since, grid, *scene.style,
                            type);
    for (const Chart& chart : shot.charts)
        if (const double since = into_shot - chart.at_s; since >= 0 && since < chart.for_s)
            add_chart(scene.overlay_flat, chart_input(chart, language, scene.campaign_minutes, since), grid,
                      *scene.style, type);
    for (const LowerThird& third : shot.lower_thirds)
        if (const double since = into_shot - third.at_s; since >= 0 && since < third.for_s)
            add_lower_third(scene.overlay_flat,
                            lower_third_text(campaign, third, language, scene.campaign_minutes), campaign,
                            language, since, third.for_s, grid, *scene.style, type);
}

std::vector<UnitBox> FilmGraphics::subject_boxes(const Moment& moment, const std::string& language,
                                                 FrameSize size, double text_scale) const {
    // About what a town's name takes at the right of its sign, where names stand first.
    constexpr float letter_u = 13, half_height_u = 19, before_u = 14, after_u = 26;
    const Campaign& campaign = *show_->campaign;
    const Camera camera(moment.camera, size);
    const float unit = unit_per_px(size), scale = static_cast<float>(text_scale);
    std::vector<UnitBox> boxes;
    for (const std::string& id : show_->script.shot_of(moment).highlight) {
        const Place* place = campaign.place(id);
        if (place == nullptr) continue;
        const auto at = camera.project(place->point, show_->terrain->height_m(place->point));
        if (!at) continue;
        const std::string key = "place." + id;
        const std::string& name =
            campaign.has_text(language, key) ? campaign.text(language, key) : place->name;
        const float width = (after_u + letter_u * static_cast<float>(name.size())) * scale;
        const glm::vec2 u = *at * unit;
        boxes.push_back(
            {u.x - before_u, u.y - half_height_u * scale, u.x + width, u.y + half_height_u * scale});
    }
    return boxes;
}

std::vector<UnitBox> FilmGraphics::panel_boxes(const Moment& moment, const std::string& language,
                                               FrameSize size, double text_scale) const {
    const PanelGrid grid(size, text_scale);
    const float scale = grid.px * unit_per_px(size); // Panels grow with the text.
    const PanelMeasure measure(*fonts_);
    std::vector<UnitBox> boxes;
    const auto add = [&](const UnitBox& box) {
        const UnitBox grown = box.grown(8);
        boxes.push_back({grown.x0 * scale, grown.y0 * scale, grown.x1 * scale, grown.y1 * scale});
    };
    if ((moment.show_time - moment.chapter_begin).seconds() < title_card_s) {
        const Chapter& chapter = show_->campaign->chapters[static_cast<std::size_t>(moment.chapter)];
        add(title_card_box(title_card(*show_->campaign, chapter, language), language, grid, measure));
    }
    const Shot& shot = show_->script.shot_of(moment);
    const double into_shot = (moment.show_time - moment.shot_begin).seconds();
    const auto stands = [&](double at_s, double for_s) {
        return into_shot >= at_s && into_shot < at_s + for_s;
    };
    for (const Chart& chart : shot.charts)
        if (stands(chart.at_s, chart.for_s))
            add(chart_box(chart_input(chart, language, moment.campaign_minutes, 0), grid, measure));
    for (const LowerThird& third : shot.lower_thirds)
        if (stands(third.at_s, third.for_s))
            add(lower_third_box(lower_third_text(*show_->campaign, third, language, moment.campaign_minutes),
                                language, grid, measure));
    const Camera camera(moment.camera, size);
    for (const Callout& callout : shot.callouts)
        if (stands(callout.at_s, callout.for_s))
            if (const auto placed =
                    place_callout(*show_, callout, language, camera, moment.campaign_time, grid, measure))
                for (const UnitBox& box : callout_boxes(*placed))
                    add(box);
    return boxes;
}

std::vector<KeepOut> FilmGraphics::keep_out(const std::string& language, FrameSize size,
                                            double text_scale) const {
    const Campaign& campaign = *show_->campaign;
    const Script& script = show_->script;
    const std::int64_t step = ShowTime::from_seconds(raster_s).ticks;
    const FrameShape shape = frame_shape(size.aspect());
    std::vector<KeepOut> keep_out;
    for (ShowTime instant; instant < script.duration(); instant.ticks += step) {
        const Moment moment = script.moment_at(instant, shape);
        const Camera camera(moment.camera, size);
        std::vector<UnitBox> boxes = panel_boxes(moment, language, size, text_scale);
        std::vector<UnitBox> blocked = boxes;
        const std::vector<UnitBox> towns = subject_boxes(moment, language, size, text_scale);
        blocked.insert(blocked.end(), towns.begin(), towns.end());
        MapGraphics graphics;
        graphics.plates = formations_.placed(camera, moment.campaign_minutes, &script.shot_of(moment),
                                             language, text_scale, {blocked, {}});
        name_arrows(graphics,
                    arrow_draws(campaign, *meshes_, camera, moment.campaign_minutes, instant.seconds()),
                    camera, language, text_scale, towns);
        for (const UnitBox& box : graphics.boxes())
            boxes.push_back(box);
        const ShowTime begin{std::max(instant.ticks - step, moment.take_begin.ticks)};
        const ShowTime end{std::min(instant.ticks + step, moment.take_end.ticks)};
        for (const UnitBox& box : boxes)
            keep_out.push_back({box, {{begin, end}}});
    }
    return keep_out;
}

} // namespace bagration
