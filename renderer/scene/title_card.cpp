#include "renderer/scene/title_card.hpp"

#include "renderer/text/line_breaking.hpp"

#include <algorithm>

namespace bagration {

namespace {

constexpr float title_u = 82, title_line_u = 88, subtitle_u = 27, subtitle_line_u = 40;
constexpr float rule_u = 120, rule_gap_u = 26;
constexpr float widest_u = 900;

float title_room(const PanelGrid& grid) {
    return std::min(widest_u, grid.safe.x1 - grid.safe.x0);
}

BrokenText title_lines(const TitleCard& card, const std::string& language, const PanelGrid& grid,
                       const FontSet& fonts) {
    return break_lines(fonts, title_style(language), card.title, title_u, title_room(grid), 2);
}

} // namespace

TitleCard title_card(const Campaign& campaign, const Chapter& chapter, const std::string& language) {
    TitleCard card;
    card.title = campaign.text(language, chapter.card.empty() ? chapter.title : chapter.card);
    if (!chapter.subtitle.empty()) card.subtitle = campaign.text(language, chapter.subtitle);
    return card;
}

float title_card_alpha(double since_s) {
    return ease_between(0.15, 0.9, since_s) * ease_between(0, 0.7, title_card_s - since_s);
}

UnitBox title_card_box(const TitleCard& card, const std::string& language, const PanelGrid& grid,
                       const PanelMeasure& measure) {
    const BrokenText lines = title_lines(card, language, grid, measure.fonts());
    float width = static_cast<float>(lines.widest);
    float height = rule_gap_u + title_line_u * static_cast<float>(lines.lines.size());
    if (!card.subtitle.empty()) {
        width = std::max(width, measure.width_u(panel_style(language), card.subtitle, subtitle_u));
        height += subtitle_line_u;
    }
    const float top = grid.below_date;
    return {grid.safe.x0, top, grid.safe.x0 + std::min(width, title_room(grid)), top + height};
}

void add_title_card(FlatBatch& batch, const TitleCard& card, const std::string& language, double since_s,
                    const PanelGrid& grid, const Style& style, const TypeSetter& type) {
    const float alpha = title_card_alpha(since_s);
    if (alpha <= 0 || card.title.empty()) return;
    const PanelPainter paint(batch, type, style, grid.px, alpha);
    const UnitBox box = title_card_box(card, language, grid, PanelMeasure(type.fonts()));
    const float middle = 0.5F * (box.y0 + box.y1), half = 0.5F * (box.y1 - box.y0);
    // A breath of paper keeps the letters readable over any relief.
    batch.shapes.push_back({.centre_px = grid.px * glm::vec2(0.5F * (box.x0 + box.x1), middle),
                            .half_px = grid.px * glm::vec2(0.5F * (box.x1 - box.x0) + 30, half + 6),
                            .radius_px = grid.px * half,
                            .soft_px = grid.px * 70,
                            .fill = {glm::vec3(style.glow), style.glow.a * alpha}});
    const float drawn = rule_u * ease_between(0.4, 1.3, since_s);
    paint.line({box.x0 + 3, box.y0 + 4}, {box.x0 + 3 + drawn, box.y0 + 4}, 2.6F, style.accent_ink);
    float y = box.y0 + rule_gap_u;
    for (const std::string& line : title_lines(card, language, grid, type.fonts()).lines) {
        paint.text_on_map(title_style(language), line, title_u, {box.x0, y + 0.78F * title_line_u},
                          Align::left, style.date_ink, style.date_halo, 6);
        y += title_line_u;
    }
    if (card.subtitle.empty()) return;
    const float fitted = std::min(
        subtitle_u, subtitle_u * title_room(grid) /
                        std::max(paint.width(panel_style(language), card.subtitle, subtitle_u), 1.0F));
    paint.text_on_map(panel_style(language), card.subtitle, fitted, {box.x0 + 3, y + 0.72F * subtitle_line_u},
                      Align::left, style.date_ink, style.date_halo, 4);
}

} // namespace bagration
