#include "renderer/scene/lower_third.hpp"

#include "campaign/state.hpp"
#include "renderer/text/line_breaking.hpp"

#include <algorithm>

namespace bagration {

namespace {

constexpr float name_u = 29, role_u = 19, note_u = 17;
constexpr float pad_x_u = 20, pad_y_u = 15, bar_u = 6;
constexpr float widest_u = 620;
constexpr float title_u = 66, title_line_u = 76, rule_u = 90;

float line_height(float size_u) {
    return 1.32F * size_u;
}

} // namespace

LowerThirdText lower_third_text(const Campaign& campaign, const LowerThird& third,
                                const std::string& language, double minutes) {
    LowerThirdText text;
    const auto word = [&](const std::string& key) {
        return key.empty() ? std::string() : campaign.text(language, key);
    };
    text.name = word(third.name);
    text.role = word(third.role);
    text.note = word(third.note);
    text.side = third.side;
    const Formation* formation = campaign.formation(third.formation);
    if (formation == nullptr) return text;
    if (text.side == no_side) text.side = formation->side;
    const Commander* commander = commander_at(campaign, *formation, minutes);
    if (!text.name.empty()) {
        if (text.role.empty()) text.role = word(formation->name);
    } else if (commander != nullptr) {
        text.name = word(commander->name);
        const std::string rank = word(commander->rank);
        if (text.role.empty()) text.role = (rank.empty() ? "" : rank + ", ") + word(formation->name);
    } else {
        text.name = word(formation->name);
    }
    return text;
}

UnitBox lower_third_box(const LowerThirdText& text, const std::string& language, const PanelGrid& grid,
                        const PanelMeasure& measure) {
    const auto width = [&](const TextStyle& style, const std::string& line, float size_u) {
        return measure.width_u(style, line, size_u);
    };
    float widest = width(panel_bold_style(language), text.name, name_u);
    float height = 2 * pad_y_u + line_height(name_u);
    if (!text.role.empty()) {
        widest = std::max(widest, width(panel_style(language), text.role, role_u));
        height += line_height(role_u);
    }
    if (!text.note.empty()) {
        widest = std::max(widest, width(panel_style(language), text.note, note_u));
        height += line_height(note_u);
    }
    const float room = std::min(widest_u, grid.safe.x1 - grid.safe.x0);
    const float full = std::min(bar_u + 2 * pad_x_u + widest, room);
    return {grid.safe.x0, grid.above_legend - height, grid.safe.x0 + full, grid.above_legend};
}

void add_lower_third(FlatBatch& batch, const LowerThirdText& text, const Campaign& campaign,
                     const std::string& language, double since_s, double length_s, const PanelGrid& grid,
                     const Style& style, const TypeSetter& type) {
    const float alpha = panel_alpha(since_s, length_s);
    if (alpha <= 0) return;
    const PanelPainter paint(batch, type, style, grid.px, alpha);
    const UnitBox box = lower_third_box(text, language, grid, PanelMeasure(type.fonts()));
    paint.plate(box);
    const glm::vec3 side =
        text.side == no_side ? glm::vec3(style.plate_accent) : side_colour(style, campaign, text.side);
    // The bar grows from the middle: the only movement.
    const float grown = ease_between(0.1, 0.8, since_s);
    const float middle = 0.5F * (box.y0 + box.y1), half = 0.5F * grown * (box.y1 - box.y0);
    paint.box({box.x0, middle - half, box.x0 + bar_u, middle + half}, {side, 1}, 2);
    const float left = box.x0 + bar_u + pad_x_u, room = box.x1 - left - 0.4F * pad_x_u;
    // A name that is too long for the frame gets smaller rather than broken.
    const auto line = [&](const TextStyle& type_style, const std::string& words, float size_u, float baseline,
                          const Rgba& colour) {
        paint.fitted_text(type_style, words, size_u, {left, baseline}, room, colour);
    };
    float y = box.y0 + pad_y_u;
    line(panel_bold_style(language), text.name, name_u, y + 0.95F * name_u, style.plate_ink);
    y += line_height(name_u);
    if (!text.role.empty()) {
        line(panel_style(language), text.role, role_u, y + 0.95F * role_u, style.plate_ink);
        y += line_height(role_u);
    }
    if (!text.note.empty())
        line(panel_style(language), text.note, note_u, y + 0.95F * note_u, style.plate_soft_ink);
}

float title_card_alpha(double since_s) {
    return ease_between(0.15, 0.9, since_s) * ease_between(0, 0.7, title_card_s - since_s);
}

namespace {

float title_room(const PanelGrid& grid) {
    return std::min(1040.0F, grid.safe.x1 - grid.safe.x0);
}

BrokenText title_lines(const std::string& title, const std::string& language, const PanelGrid& grid,
                       const FontSet& fonts) {
    return break_lines(fonts, title_style(language), title, title_u, title_room(grid), 2);
}

} // namespace

UnitBox title_card_box(const std::string& title, const std::string& language, const PanelGrid& grid,
                       const PanelMeasure& measure) {
    const BrokenText lines = title_lines(title, language, grid, measure.fonts());
    const float middle = 0.5F * (grid.safe.x0 + grid.safe.x1);
    const float half = 0.5F * std::min(static_cast<float>(lines.widest) + 40, title_room(grid));
    const float top = grid.below_date + 30;
    return {middle - half, top, middle + half,
            top + title_line_u * static_cast<float>(lines.lines.size()) + 30};
}

void add_title_card(FlatBatch& batch, const std::string& title, const std::string& language, double since_s,
                    const PanelGrid& grid, const Style& style, const TypeSetter& type) {
    const float alpha = title_card_alpha(since_s);
    if (alpha <= 0 || title.empty()) return;
    const PanelPainter paint(batch, type, style, grid.px, alpha);
    const UnitBox box = title_card_box(title, language, grid, PanelMeasure(type.fonts()));
    const std::vector<std::string> lines = title_lines(title, language, grid, type.fonts()).lines;
    const float middle = 0.5F * (box.x0 + box.x1);
    float widest = 0;
    for (const std::string& line : lines)
        widest = std::max(widest, paint.width(title_style(language), line, title_u));
    const float height = title_line_u * static_cast<float>(lines.size());
    // A breath of paper keeps the letters readable over any relief.
    batch.shapes.push_back({.centre_px = grid.px * glm::vec2(middle, box.y0 + 0.5F * height),
                            .half_px = grid.px * glm::vec2(0.5F * widest + 10, 0.42F * height),
                            .radius_px = grid.px * 0.42F * height,
                            .soft_px = grid.px * 60,
                            .fill = {glm::vec3(style.glow), style.glow.a * alpha}});
    float y = box.y0;
    for (const std::string& line : lines) {
        paint.text_on_map(title_style(language), line, title_u, {middle, y + 0.8F * title_line_u},
                          Align::centre, style.date_ink, style.date_halo, 6);
        y += title_line_u;
    }
    const float drawn = 0.5F * rule_u * ease_between(0.4, 1.3, since_s);
    paint.line({middle - drawn, y + 16}, {middle + drawn, y + 16}, 2.2F, style.accent_ink);
}

} // namespace bagration
