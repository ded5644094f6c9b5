#include "renderer/scene/panel.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

namespace {

constexpr float safe_share = 0.05F;
constexpr float widest_aspect = 16.0F / 9.0F;
/// Heights of the date's block and of the longest caption as overlay.cpp draws them, u.
constexpr float date_block_u = 130, narrow_legend_u = 96;
constexpr float caption_block_u = 150, portrait_caption_block_u = 245;
constexpr float legend_block_u = 262; ///< Seven lines on their plate as furniture.cpp draws them, and a gap.
constexpr double come_s = 0.5, go_s = 0.4;

Rgba times_alpha(Rgba colour, float alpha) {
    colour.a *= alpha;
    return colour;
}

TextStyle plain(const char* role, const std::string& language) {
    return {.role = role,
            .letter_spacing_em = 0,
            .figures = Figures::lining,
            .small_capitals = false,
            .language = language};
}

} // namespace

PanelGrid::PanelGrid(FrameSize size, double text_scale) {
    px = static_cast<float>(size.shorter_px() * text_scale / 1000.0);
    const float width = static_cast<float>(size.width_px) / px,
                height = static_cast<float>(size.height_px) / px;
    const float used = std::min(width, widest_aspect * height);
    const float left = 0.5F * (width - used);
    safe = {left + safe_share * used, safe_share * height, width - left - safe_share * used,
            (1 - safe_share) * height};
    wide = size.aspect() > 0.95;
    const bool portrait = size.width_px < size.height_px;
    // As in overlay_layout.hpp: without room beside the captions the legend stands under the date.
    narrow = size.aspect() < 1.6 * text_scale;
    below_date = safe.y0 + date_block_u + (narrow ? narrow_legend_u : 0);
    above_caption = safe.y1 - (portrait ? portrait_caption_block_u : caption_block_u);
    above_legend = wide ? std::min(above_caption, safe.y1 - legend_block_u) : above_caption;
}

TextStyle panel_style(const std::string& language) {
    return plain("sans", language);
}
TextStyle panel_bold_style(const std::string& language) {
    return plain("sans-bold", language);
}
TextStyle panel_figure_style(const std::string& language) {
    TextStyle style = plain("sans-bold", language);
    style.figures = Figures::tabular;
    return style;
}
TextStyle title_style(const std::string& language) {
    return plain("serif", language);
}

float PanelPainter::width(const TextStyle& type, std::string_view text, float size_u) const {
    return type_->width_px(type, text, size_u * px_) / px_;
}

void PanelPainter::text(const TextStyle& type, std::string_view text, float size_u, glm::vec2 at_u,
                        Align align, const Rgba& colour) const {
    type_->add(batch_->glyphs, type, text, size_u * px_, at_u * px_, align,
               {times_alpha(colour, alpha_), {0, 0, 0, 0}, 0});
}

void PanelPainter::fitted_text(const TextStyle& type, std::string_view text, float size_u, glm::vec2 at_u,
                               float room_u, const Rgba& colour) const {
    const float share = room_u / std::max(width(type, text, size_u), 1.0F);
    this->text(type, text, size_u * std::min(share, 1.0F), at_u, Align::left, colour);
}

void PanelPainter::text_on_map(const TextStyle& type, std::string_view text, float size_u, glm::vec2 at_u,
                               Align align, const Rgba& colour, const Rgba& halo, float halo_u) const {
    type_->add(batch_->glyphs, type, text, size_u * px_, at_u * px_, align,
               {times_alpha(colour, alpha_), times_alpha(halo, alpha_), halo_u * px_});
}

void PanelPainter::box(const UnitBox& box, const Rgba& fill, float radius_u) const {
    batch_->shapes.push_back({.centre_px = 0.5F * px_ * glm::vec2(box.x0 + box.x1, box.y0 + box.y1),
                              .half_px = 0.5F * px_ * glm::vec2(box.x1 - box.x0, box.y1 - box.y0),
                              .radius_px = radius_u * px_,
                              .fill = times_alpha(fill, alpha_)});
}

void PanelPainter::line(glm::vec2 from_u, glm::vec2 to_u, float width_u, const Rgba& colour) const {
    const glm::vec2 along = to_u - from_u;
    batch_->shapes.push_back({.centre_px = 0.5F * px_ * (from_u + to_u),
                              .half_px = 0.5F * px_ * glm::vec2(glm::length(along) + width_u, width_u),
                              .radius_px = 0.5F * px_ * width_u,
                              .angle = std::atan2(along.y, along.x),
                              .fill = times_alpha(colour, alpha_)});
}

void PanelPainter::dot(glm::vec2 at_u, float radius_u, const Rgba& fill, float stroke_u,
                       const Rgba& stroke) const {
    batch_->shapes.push_back({.centre_px = at_u * px_,
                              .half_px = glm::vec2(radius_u * px_),
                              .radius_px = radius_u * px_,
                              .stroke_px = stroke_u * px_,
                              .fill = times_alpha(fill, alpha_),
                              .stroke = times_alpha(stroke, alpha_)});
}

void PanelPainter::plate(const UnitBox& box) const {
    const glm::vec2 centre = 0.5F * px_ * glm::vec2(box.x0 + box.x1, box.y0 + box.y1);
    const glm::vec2 half = 0.5F * px_ * glm::vec2(box.x1 - box.x0, box.y1 - box.y0);
    const float radius = 6 * px_;
    batch_->shapes.push_back({.centre_px = centre + glm::vec2(0, 3 * px_),
                              .half_px = half,
                              .radius_px = radius,
                              .soft_px = 12 * px_,
                              .fill = {0, 0, 0, 0.22F * alpha_}});
    batch_->shapes.push_back({.centre_px = centre,
                              .half_px = half,
                              .radius_px = radius,
                              .stroke_px = 1.2F * px_,
                              .fill = times_alpha(style_->plate, alpha_),
                              .stroke = times_alpha(style_->plate_rim, alpha_)});
}

float ease_between(double a, double b, double x) {
    const double t = std::clamp((x - a) / (b - a), 0.0, 1.0);
    return static_cast<float>(t * t * (3 - 2 * t));
}

float panel_alpha(double since_s, double length_s) {
    return ease_between(0, come_s, since_s) * ease_between(0, go_s, length_s - since_s);
}

std::string number_text(double value, const std::string& language) {
    const std::string digits = std::to_string(std::llround(std::max(value, 0.0)));
    // Blanks from five digits on, as ISO 80000 asks; English readers expect commas.
    const std::string mark = language == "en" ? "," : "\u00A0";
    if (mark == "\u00A0" && digits.size() <= 4) return digits;
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) text += mark;
        text += digits[i];
    }
    return text;
}

std::string range_text(double low, double high, const std::string& language) {
    const std::string from = number_text(low, language), to = number_text(high, language);
    return from == to ? from : from + "–" + to;
}

} // namespace bagration
