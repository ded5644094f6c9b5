#include "renderer/scene/formation_plates.hpp"

#include "campaign/state.hpp"
#include "renderer/scene/formation_layout.hpp"
#include "renderer/scene/furniture.hpp"
#include "renderer/scene/overlay.hpp"
#include "renderer/scene/panel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace bagration {

namespace {

constexpr float bar_u = 6, pad_u = 7, marks_u = 10, line_gap_u = 3;
/// Time between two instants at which plates are placed in the film.
constexpr double raster_s = 0.4;
/// Plates appear and vanish over this much history, days.
constexpr double days_to_appear = 0.75;

struct PlateType {
    float name_u = 16, leader_u = 0; ///< 0 = no line for who leads it.
};

PlateType plate_type(FormationLevel level) {
    switch (level) {
    case FormationLevel::army_group:
    case FormationLevel::front:
        return {18, 14.5F};
    case FormationLevel::army:
        return {16, 0};
    case FormationLevel::corps:
        return {15, 0};
    case FormationLevel::division:
        break;
    }
    return {14, 0};
}

bool is_large(FormationLevel level) {
    return level == FormationLevel::army_group || level == FormationLevel::front;
}

TextStyle name_style(FormationLevel level, const std::string& language) {
    return is_large(level) ? panel_bold_style(language) : panel_style(language);
}

std::string leader_name(const Campaign& campaign, const Formation& formation, double minutes,
                        const std::string& language) {
    if (plate_type(formation.level).leader_u <= 0) return {};
    const Commander* leader = commander_at(campaign, formation, minutes);
    return leader == nullptr ? std::string() : campaign.text(language, leader->name);
}

double minutes_since_start(const Campaign& campaign, CampaignTime time) {
    return static_cast<double>((time - campaign.start).count());
}

/// Fades in after its first and out before its last day.
float presence(const Campaign& campaign, const Formation& formation, double minutes) {
    constexpr double minutes_per_day = 24 * 60;
    const double since = (minutes - minutes_since_start(campaign, formation.from)) / minutes_per_day;
    const double left = (minutes_since_start(campaign, formation.to) - minutes) / minutes_per_day;
    if (since < 0 || left <= 0) return 0;
    const bool from_begin = formation.from <= campaign.start;
    const bool to_end = formation.to >= campaign.end;
    return (from_begin ? 1 : ease_between(0, days_to_appear, since)) *
           (to_end ? 1 : ease_between(0, days_to_appear, left));
}

/// Away from where the other bloc's formations are, seen from a point; near ones count most.
glm::vec2 away_from_enemy(const std::vector<PlateToPlace>& plates, const std::vector<Bloc>& blocs,
                          std::size_t index) {
    glm::vec2 direction(blocs[index] == Bloc::negative ? -0.02F : 0.02F, 0);
    for (std::size_t j = 0; j < plates.size(); ++j) {
        if (blocs[j] == blocs[index] || blocs[j] == Bloc::other) continue;
        const glm::vec2 d = plates[index].anchor - plates[j].anchor;
        const float square = glm::dot(d, d) + 60.0F * 60.0F;
        direction += 100.0F * d / square;
    }
    return direction / std::max(glm::length(direction), 1e-6F);
}

} // namespace

const std::string& plate_name(const Campaign& campaign, const Formation& formation,
                              const std::string& language) {
    return campaign.text(language, formation.short_name.empty() ? formation.name : formation.short_name);
}

const char* level_marks(FormationLevel level) {
    static constexpr std::array<const char*, 5> marks{"XXXXX", "XXXXX", "XXXX", "XXX", "XX"};
    return marks[static_cast<std::size_t>(level)];
}

float formation_alpha(FormationLevel level, FormationsShown shown, double range_km) {
    switch (shown) {
    case FormationsShown::none:
        return 0;
    case FormationsShown::army_group:
        return is_large(level) ? 1.0F : 0.0F;
    case FormationsShown::army:
        return level == FormationLevel::army ? 1.0F : 0.0F;
    case FormationsShown::corps:
        return level == FormationLevel::corps ? 1.0F : 0.0F;
    case FormationsShown::division:
        return level == FormationLevel::division ? 1.0F : 0.0F;
    case FormationsShown::automatic:
        break;
    }
    switch (level) {
    case FormationLevel::army_group:
    case FormationLevel::front:
        return ease_between(720, 880, range_km);
    case FormationLevel::army:
        return 1 - ease_between(740, 900, range_km);
    case FormationLevel::corps:
        return 1 - ease_between(260, 340, range_km);
    case FormationLevel::division:
        break;
    }
    return 1 - ease_between(130, 170, range_km);
}

FormationPlates::FormationPlates(const Show& show, const FontSet& fonts) : show_(&show) {
    const Campaign& campaign = *show.campaign;
    const auto width = [&](const TextStyle& style, const std::string& text) {
        return shape(fonts, style, text).width_em;
    };
    for (std::size_t level = 0; level < marks_em_.size(); ++level)
        marks_em_[level] = width(panel_bold_style({}), level_marks(static_cast<FormationLevel>(level)));
    for (const auto& [language, table] : campaign.texts)
        for (const Formation& formation : campaign.formations) {
            Words words{
                width(name_style(formation.level, language), plate_name(campaign, formation, language)), {}};
            for (const Commander& commander : formation.commanders)
                words.leaders_em.push_back(
                    width(panel_style(language), campaign.text(language, commander.name)));
            words_[language].push_back(std::move(words));
        }
}

glm::vec2 FormationPlates::half_size(std::size_t formation, const Commander* leader,
                                     const std::string& language) const {
    const Formation& data = show_->campaign->formations[formation];
    const PlateType type = plate_type(data.level);
    const Words& words = words_.at(language)[formation];
    float text =
        std::max(words.name_em * type.name_u, marks_em_[static_cast<std::size_t>(data.level)] * marks_u);
    float height = 2 * (pad_u - 2) + 0.75F * marks_u + line_gap_u + 0.95F * type.name_u;
    if (leader != nullptr && type.leader_u > 0) {
        const auto index = static_cast<std::size_t>(leader - data.commanders.data());
        text = std::max(text, words.leaders_em[index] * type.leader_u);
        height += 1.2F * type.leader_u;
    }
    return 0.5F * glm::vec2(bar_u + 2 * pad_u + text, height);
}

std::vector<FormationPlate> FormationPlates::placed(const Camera& camera, double minutes, const Shot* shot,
                                                    const std::string& language, double text_scale,
                                                    const PlateRoom& room) const {
    const Campaign& campaign = *show_->campaign;
    const FormationsShown shown = shot == nullptr ? FormationsShown::automatic : shot->formations;
    const bool chosen = shot != nullptr && !shot->plates.empty();
    if ((shown == FormationsShown::none && !chosen) || campaign.formations.empty()) return {};
    const float unit = unit_per_px(camera.size());
    const auto scale = static_cast<float>(text_scale);
    const UnitBox frame = frame_box(camera.size());
    const double range_km = glm::length(camera.eye()) / 1000.0;

    std::vector<FormationPlate> plates;
    std::vector<PlateToPlace> to_place;
    std::vector<Bloc> blocs;
    for (std::size_t i = 0; i < campaign.formations.size(); ++i) {
        const Formation& formation = campaign.formations[i];
        float alpha =
            chosen ? (std::find(shot->plates.begin(), shot->plates.end(), formation.id) != shot->plates.end()
                          ? 1.0F
                          : 0.0F)
                   : formation_alpha(formation.level, shown, range_km);
        if (alpha > 0) alpha *= presence(campaign, formation, minutes);
        if (alpha <= 0) continue;
        const PlanePoint point = formation_point(campaign, formation, minutes);
        const auto at = camera.project(point, show_->terrain->height_m(point));
        if (!at) continue;
        const glm::vec2 anchor = *at * unit;
        // What stands under a panel has no place beside it that would not look lost.
        const auto covers = [&](const UnitBox& panel) {
            return UnitBox{anchor.x, anchor.y, anchor.x, anchor.y}.inside(panel);
        };
        if (std::any_of(room.panels.begin(), room.panels.end(), covers)) continue;
        const float inside = std::min(std::min(anchor.x - frame.x0, frame.x1 - anchor.x),
                                      std::min(anchor.y - frame.y0, frame.y1 - anchor.y));
        alpha *= ease_between(15, 60, inside);
        // Towards the horizon plates would pile up.
        alpha *= 1 - ease_between(1.9, 2.5, camera.distance_m(camera.world(point, 0)) / 1000 / range_km);
        if (alpha <= 0) continue;
        const glm::vec2 half = scale * half_size(i, commander_at(campaign, formation, minutes), language);
        plates.push_back({static_cast<int>(i), anchor, {}, half, alpha});
        to_place.push_back({anchor, half, {}, is_large(formation.level) ? 3.0F : 1.0F, {}, 1});
        blocs.push_back(formation.side == no_side
                            ? Bloc::other
                            : campaign.sides[static_cast<std::size_t>(formation.side)].bloc);
    }
    for (std::size_t i = 0; i < to_place.size(); ++i)
        to_place[i].away = away_from_enemy(to_place, blocs, i);
    std::vector<UnitBox> blocked = room.panels;
    blocked.insert(blocked.end(), room.names.begin(), room.names.end());
    for (const auto& areas : {overlay_keep_out(camera.size(), text_scale),
                              furniture_keep_out(camera.size(), Layers{}, text_scale)})
        for (const glm::vec4& b : areas)
            blocked.push_back({b.x * unit, b.y * unit, b.z * unit, b.w * unit});
    place_plates(to_place, frame.grown(-50), blocked);
    for (std::size_t i = 0; i < plates.size(); ++i) {
        plates[i].offset = to_place[i].offset;
        plates[i].alpha *= to_place[i].room;
    }
    return plates;
}

/// Quadratic B-spline over three instants of the raster: smooth, and it forgets quickly.
std::vector<FormationPlate> FormationPlates::in_film(ShowTime time, const std::string& language,
                                                     FrameSize size, double text_scale,
                                                     const PanelsAt& panels_at) const {
    const Script& script = show_->script;
    const FrameShape shape = frame_shape(size.aspect());
    const Moment now = script.moment_at(time, shape);
    const Camera camera(now.camera, size);
    const std::int64_t step = ShowTime::from_seconds(raster_s).ticks;
    const std::int64_t middle = (time.ticks + step / 2) / step;
    const double x = static_cast<double>(time.ticks - middle * step) / static_cast<double>(step);
    const std::array<double, 3> weights{0.5 * (0.5 - x) * (0.5 - x), 0.75 - x * x,
                                        0.5 * (0.5 + x) * (0.5 + x)};

    std::map<int, FormationPlate> blended;
    for (std::size_t k = 0; k < weights.size(); ++k) {
        // Never from beyond a cut.
        const ShowTime instant = std::clamp(ShowTime{(middle + static_cast<std::int64_t>(k) - 1) * step},
                                            now.take_begin, now.take_end - ShowTime{1});
        const Moment moment = script.moment_at(instant, shape);
        const auto weight = static_cast<float>(weights[k]);
        for (const FormationPlate& plate :
             placed(Camera(moment.camera, size), moment.campaign_minutes, &script.shot_of(moment), language,
                    text_scale, {panels_at(moment), {}})) {
            FormationPlate& sum = blended[plate.formation];
            sum.formation = plate.formation;
            sum.alpha += weight * plate.alpha;
            sum.offset += weight * plate.alpha * plate.offset;
            sum.half += weight * plate.alpha * plate.half;
        }
    }
    std::vector<FormationPlate> plates;
    for (auto& [index, plate] : blended) {
        const Formation& formation = show_->campaign->formations[static_cast<std::size_t>(index)];
        const PlanePoint point = formation_point(*show_->campaign, formation, now.campaign_minutes);
        const auto at = camera.project(point, show_->terrain->height_m(point));
        if (!at || plate.alpha <= 0.004F) continue;
        // Half a plate for long would look like a mistake.
        const float alpha = ease_between(0.2, 0.7, plate.alpha);
        plate.anchor = *at * unit_per_px(size);
        plate.offset /= plate.alpha;
        plate.half /= plate.alpha;
        plate.alpha = alpha;
        plates.push_back(plate);
    }
    return plates;
}

std::vector<FormationPlate> FormationPlates::at(const FrameRequest& request, const std::string& language,
                                                FrameSize size, const PanelsAt& panels_at,
                                                const std::vector<UnitBox>& names) const {
    const FrameOptions& options = request.options;
    if (show_->campaign->formations.empty()) return {};
    if (!options.camera && !options.campaign_minutes)
        return in_film(request.time, language, size, options.text_scale, panels_at);
    const Moment moment = show_->script.moment_at(request.time, frame_shape(size.aspect()));
    const Shot* shot = options.camera ? nullptr : &show_->script.shot_of(moment);
    std::vector<FormationPlate> plates =
        placed(Camera(options.camera.value_or(moment.camera), size),
               options.campaign_minutes.value_or(moment.campaign_minutes), shot, language, options.text_scale,
               options.camera ? PlateRoom{{}, names} : PlateRoom{panels_at(moment), {}});
    for (FormationPlate& plate : plates)
        plate.alpha = ease_between(0.2, 0.7, plate.alpha);
    std::erase_if(plates, [](const FormationPlate& plate) { return plate.alpha <= 0.004F; });
    return plates;
}

namespace {

/// Where the line from a point to the middle of a plate enters it.
glm::vec2 edge_towards(const FormationPlate& plate) {
    const glm::vec2 d = -plate.offset;
    const float scale = std::min(plate.half.x / std::max(std::abs(d.x), 1e-4F),
                                 plate.half.y / std::max(std::abs(d.y), 1e-4F));
    return plate.anchor + plate.offset + d * std::min(scale, 1.0F);
}

} // namespace

void FormationPlates::add(FrameScene& scene, const std::vector<FormationPlate>& plates,
                          const std::string& language, double text_scale, const TypeSetter& type) const {
    const Campaign& campaign = *show_->campaign;
    const Style& style = *scene.style;
    const float px = 1 / unit_per_px(scene.camera.size());
    const auto scale = static_cast<float>(text_scale);
    const Rgba paper(glm::vec3(style.date_halo), 0.95F);
    for (const FormationPlate& plate : plates) {
        const Formation& formation = campaign.formations[static_cast<std::size_t>(plate.formation)];
        const PanelPainter paint(scene.map_flat, type, style, px, plate.alpha);
        const glm::vec3 side = formation.side == no_side ? glm::vec3(style.soft_ink)
                                                         : side_colour(style, campaign, formation.side);
        const glm::vec2 edge = edge_towards(plate);
        paint.line(plate.anchor, edge, 3.4F, {glm::vec3(paper), 0.55F});
        paint.line(plate.anchor, edge, 1.3F, {glm::vec3(style.ink), 0.85F});
        paint.dot(plate.anchor, 4.6F, {side, 1}, 1.4F, paper);
    }
    for (const FormationPlate& plate : plates) {
        const Formation& formation = campaign.formations[static_cast<std::size_t>(plate.formation)];
        const PanelPainter paint(scene.map_flat, type, style, px, plate.alpha);
        const bool has_side = formation.side != no_side;
        const glm::vec3 side =
            has_side ? side_colour(style, campaign, formation.side) : glm::vec3(style.soft_ink);
        const UnitBox box = plate.box();
        scene.map_flat.shapes.push_back({.centre_px = px * (plate.anchor + plate.offset + glm::vec2(0, 2)),
                                         .half_px = px * plate.half,
                                         .radius_px = 3 * px,
                                         .soft_px = 6 * px,
                                         .fill = {0, 0, 0, 0.26F * plate.alpha}});
        paint.box(box.grown(1), {glm::vec3(style.ink), 0.75F}, 3.5F * scale);
        paint.box(box, paper, 2.5F * scale);
        paint.box({box.x0, box.y0, box.x0 + bar_u * scale, box.y1}, {side, 1}, 2.5F * scale);
        // Sides differ without colour as well.
        if (has_side && campaign.sides[static_cast<std::size_t>(formation.side)].pattern == "hatch")
            for (float y = box.y0 + 4; y < box.y1 - 2; y += 6)
                paint.line({box.x0 + 0.5F, y + 1.5F}, {box.x0 + bar_u * scale - 0.5F, y - 1.5F}, 1.1F,
                           {glm::vec3(paper), 0.8F});
        const PlateType sizes = plate_type(formation.level);
        const float left = box.x0 + (bar_u + pad_u) * scale;
        float baseline = box.y0 + (pad_u - 2 + 0.75F * marks_u) * scale;
        paint.text(panel_bold_style(language), level_marks(formation.level), marks_u * scale,
                   {left, baseline}, Align::left, {side, 1});
        baseline += (line_gap_u + 0.78F * sizes.name_u) * scale;
        paint.text(name_style(formation.level, language), plate_name(campaign, formation, language),
                   sizes.name_u * scale, {left, baseline}, Align::left, {glm::vec3(style.ink), 1});
        const std::string leader = leader_name(campaign, formation, scene.campaign_minutes, language);
        if (leader.empty()) continue;
        baseline += 1.22F * sizes.leader_u * scale;
        paint.text(panel_style(language), leader, sizes.leader_u * scale, {left, baseline}, Align::left,
                   {glm::vec3(style.soft_ink), 1});
    }
}

} // namespace bagration
