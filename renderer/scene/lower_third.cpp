#include "renderer/scene/lower_third.hpp"

#include "campaign/state.hpp"

#include <algorithm>

namespace bagration {

namespace {

constexpr float name_u = 29, role_u = 19, note_u = 17;
constexpr float pad_x_u = 20, pad_y_u = 15, bar_u = 6;
constexpr float widest_u = 620;

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

} // namespace bagration
