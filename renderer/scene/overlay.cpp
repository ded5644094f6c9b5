#include "renderer/scene/overlay.hpp"

#include "renderer/text/line_breaking.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

namespace {

constexpr float safe_share = 0.05F;
constexpr float date_mille = 58, chapter_mille = 24, caption_mille = 36, legend_mille = 19;

struct Layout {
    float unit; ///< Pixels per mille of the shorter side, with the text scale.
    glm::vec2 safe_min, safe_max;
    bool portrait;

    Layout(FrameSize size, double text_scale)
        : unit(static_cast<float>(size.shorter_px() * text_scale / 1000.0)),
          safe_min(safe_share * static_cast<float>(size.width_px),
                   safe_share * static_cast<float>(size.height_px)),
          safe_max((1 - safe_share) * static_cast<float>(size.width_px),
                   (1 - safe_share) * static_cast<float>(size.height_px)),
          portrait(size.width_px < size.height_px) {}
    float caption_line() const { return 1.34F * caption_mille * unit; }
    int caption_lines() const { return portrait ? 4 : 2; }
    int caption_characters() const { return portrait ? 28 : 42; }
};

constexpr float legend_line = 1.75F * legend_mille;

/// Top left of the legend: bottom left of the frame, or under the date where captions take the whole width.
glm::vec2 legend_corner(const Layout& l, std::size_t entries) {
    if (l.portrait)
        return {l.safe_min.x, l.safe_min.y + (date_mille * 1.15F + chapter_mille * 2.4F) * l.unit};
    return {l.safe_min.x, l.safe_max.y - legend_line * l.unit * static_cast<float>(entries)};
}

void add_legend(FlatBatch& batch, const std::vector<LegendEntry>& legend, const std::string& language,
                const Layout& l, const TypeSetter& type) {
    const glm::vec2 corner = legend_corner(l, legend.size());
    const float line = legend_line * l.unit, px = legend_mille * l.unit;
    const glm::vec2 half(0.78F * px, 0.46F * px);
    for (std::size_t i = 0; i < legend.size(); ++i) {
        const LegendEntry& entry = legend[i];
        const float y = corner.y + (static_cast<float>(i) + 0.5F) * line;
        const glm::vec3 colour = glm::vec3(entry.colour.r, entry.colour.g, entry.colour.b) / 255.0F;
        const glm::vec2 centre(corner.x + half.x, y);
        batch.shapes.push_back({.centre_px = centre,
                                .half_px = half,
                                .radius_px = 0.12F * px,
                                .stroke_px = 1.6F * l.unit,
                                .fill = Rgba(glm::mix(colour, glm::vec3(0.93F, 0.90F, 0.84F), 0.45F), 1),
                                .stroke = Rgba(colour, 1)});
        // Told apart without colour as well: the same diagonals as on the map.
        for (int k = -1; entry.hatched && k <= 1; ++k)
            batch.shapes.push_back({.centre_px = centre + glm::vec2(0.5F * px * static_cast<float>(k), 0),
                                    .half_px = {0.9F * l.unit, 0.52F * px},
                                    .angle = 0.6F,
                                    .fill = Rgba(colour, 0.9F)});
        type.add(batch.glyphs, legend_style(language), entry.name, px,
                 {corner.x + 2 * half.x + 0.55F * px, y + 0.36F * px}, Align::left,
                 {{0.13F, 0.11F, 0.10F, 1}, {0.955F, 0.935F, 0.88F, 0.92F}, 4.0F * l.unit});
    }
}

/// At most the layout's number of lines: a caption that only just does not break within the wished line
/// length gets slightly longer lines rather than another line.
BrokenText caption_lines(const std::string& caption, const Layout& l) {
    BrokenText broken;
    for (int extra = 0; extra <= 8; ++extra) {
        broken = break_lines_by_count(caption, l.caption_characters() + extra, l.caption_lines());
        if (broken.fits) break;
    }
    return broken;
}

} // namespace

std::vector<glm::vec4> overlay_keep_out(FrameSize size, double text_scale) {
    const Layout l(size, text_scale);
    const float date_height = (date_mille * 1.15F + chapter_mille * 1.9F) * l.unit;
    const float date_width = std::min(430 * l.unit, l.safe_max.x - l.safe_min.x);
    const float caption_height = l.caption_line() * static_cast<float>(l.caption_lines()) + 34 * l.unit;
    const float caption_half = std::min(0.5F * (l.safe_max.x - l.safe_min.x), 430 * l.unit);
    const float middle = 0.5F * static_cast<float>(size.width_px);
    const glm::vec2 legend = legend_corner(l, 2);
    return {{0, 0, l.safe_min.x + date_width, l.safe_min.y + date_height + 10 * l.unit},
            {legend.x - 10 * l.unit, legend.y - 10 * l.unit, legend.x + 340 * l.unit,
             legend.y + 2.6F * legend_line * l.unit},
            {middle - caption_half, l.safe_max.y - caption_height, middle + caption_half,
             static_cast<float>(size.height_px)}};
}

TextStyle date_style(const std::string& language) {
    return {.role = "serif",
            .letter_spacing_em = 0,
            .figures = Figures::lining,
            .small_capitals = false,
            .language = language};
}
TextStyle chapter_style(const std::string& language) {
    return {.role = "sans-bold",
            .letter_spacing_em = 0.06F,
            .figures = Figures::lining,
            .small_capitals = false,
            .language = language};
}
TextStyle legend_style(const std::string& language) {
    return {.role = "sans",
            .letter_spacing_em = 0,
            .figures = Figures::lining,
            .small_capitals = false,
            .language = language};
}
TextStyle caption_style(const std::string& language) {
    return {.role = "sans",
            .letter_spacing_em = 0,
            .figures = Figures::lining,
            .small_capitals = false,
            .language = language};
}

void add_overlay(FlatBatch& batch, const OverlayText& text, const std::string& language, FrameSize size,
                 const FrameOptions& options, const TypeSetter& type) {
    const Layout l(size, options.text_scale);
    if (options.layers.date && !text.date.empty()) {
        const Ink ink{{0.13F, 0.11F, 0.10F, 1}, {0.955F, 0.935F, 0.88F, 0.92F}, 5.0F * l.unit};
        const float date_px = date_mille * l.unit;
        const float baseline = l.safe_min.y + 0.74F * date_px;
        const float width = type.width_px(date_style(language), text.date, date_px);
        // A breath of paper behind the date keeps it readable over any relief.
        const float block = date_px + 1.9F * chapter_mille * l.unit;
        batch.shapes.push_back({.centre_px = {l.safe_min.x + 0.45F * width, l.safe_min.y + 0.45F * block},
                                .half_px = {0.56F * width, 0.5F * block},
                                .radius_px = 0.5F * block,
                                .soft_px = 0.62F * block,
                                .fill = {0.955F, 0.935F, 0.88F, 0.62F}});
        type.add(batch.glyphs, date_style(language), text.date, date_px, {l.safe_min.x, baseline},
                 Align::left, ink);
        if (!text.chapter.empty()) {
            Ink small = ink;
            small.colour = {0.42F, 0.20F, 0.14F, text.chapter_alpha};
            small.halo.a *= text.chapter_alpha;
            small.halo_px = 4.0F * l.unit;
            type.add(batch.glyphs, chapter_style(language), text.chapter, chapter_mille * l.unit,
                     {l.safe_min.x + 0.02F * date_px, baseline + 1.75F * chapter_mille * l.unit}, Align::left,
                     small);
        }
    }
    if (options.layers.furniture) add_legend(batch, text.legend, language, l, type);
    if (options.layers.captions && !text.caption.empty() && text.caption_alpha > 0) {
        const float px = caption_mille * l.unit;
        const BrokenText broken = caption_lines(text.caption, l);
        const TextStyle style = caption_style(language);
        float widest = 0;
        for (const std::string& line : broken.lines)
            widest = std::max(widest, type.width_px(style, line, px));
        const float n = static_cast<float>(broken.lines.size());
        const glm::vec2 pad(0.75F * px, 0.48F * px);
        const float height = n * l.caption_line();
        const glm::vec2 centre(0.5F * static_cast<float>(size.width_px),
                               l.safe_max.y - pad.y - 0.5F * height);
        const float alpha = text.caption_alpha;
        batch.shapes.push_back({.centre_px = centre,
                                .half_px = glm::vec2(0.5F * widest, 0.5F * height) + pad,
                                .radius_px = 0.28F * px,
                                .fill = {0.085F, 0.080F, 0.085F, 0.84F * alpha}});
        for (std::size_t i = 0; i < broken.lines.size(); ++i) {
            const float y =
                centre.y - 0.5F * height + (static_cast<float>(i) + 0.5F) * l.caption_line() + 0.35F * px;
            type.add(batch.glyphs, style, broken.lines[i], px, {centre.x, y}, Align::centre,
                     {{0.975F, 0.965F, 0.935F, alpha}, {0, 0, 0, 0}, 0});
        }
    }
}

} // namespace bagration
