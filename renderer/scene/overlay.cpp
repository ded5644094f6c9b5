#include "renderer/scene/overlay.hpp"

#include "renderer/scene/overlay_layout.hpp"
#include "renderer/text/line_breaking.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

namespace {

/// At most the layout's number of lines: a caption that only just does not break within the wished line
/// length gets slightly longer lines rather than another line.
BrokenText caption_lines(const std::string& caption, const OverlayLayout& l) {
    BrokenText broken;
    for (int extra = 0; extra <= 8; ++extra) {
        broken = break_lines_by_count(caption, l.caption_characters() + extra, l.caption_lines());
        if (broken.fits) break;
    }
    return broken;
}

} // namespace

std::vector<glm::vec4> overlay_keep_out(FrameSize size, double text_scale) {
    const OverlayLayout l(size, text_scale);
    const float date_height = (date_mille * 1.15F + chapter_mille * 1.9F) * l.unit;
    const float date_width = std::min(430 * l.unit, l.safe_max.x - l.safe_min.x);
    const float caption_height = l.caption_line() * static_cast<float>(l.caption_lines()) + 34 * l.unit;
    const float caption_half = std::min(0.5F * (l.safe_max.x - l.safe_min.x), 430 * l.unit);
    const float middle = 0.5F * static_cast<float>(size.width_px);
    return {{0, 0, l.safe_min.x + date_width, l.safe_min.y + date_height + 10 * l.unit},
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
TextStyle caption_style(const std::string& language) {
    return {.role = "sans",
            .letter_spacing_em = 0,
            .figures = Figures::lining,
            .small_capitals = false,
            .language = language};
}

void add_overlay(FlatBatch& batch, const OverlayText& text, const std::string& language, FrameSize size,
                 const FrameOptions& options, const TypeSetter& type) {
    const OverlayLayout l(size, options.text_scale);
    const Style& style = style_of(options.theme);
    if (options.layers.date && !text.date.empty()) {
        const Ink ink{style.date_ink, style.date_halo, 5.0F * l.unit};
        const float date_px = date_mille * l.unit;
        const float baseline = l.safe_min.y + 0.74F * date_px;
        const float width = type.width_px(date_style(language), text.date, date_px);
        // A breath of paper behind the date keeps it readable over any relief.
        const float block = date_px + 1.9F * chapter_mille * l.unit;
        batch.shapes.push_back({.centre_px = {l.safe_min.x + 0.45F * width, l.safe_min.y + 0.45F * block},
                                .half_px = {0.56F * width, 0.5F * block},
                                .radius_px = 0.5F * block,
                                .soft_px = 0.62F * block,
                                .fill = style.glow});
        type.add(batch.glyphs, date_style(language), text.date, date_px, {l.safe_min.x, baseline},
                 Align::left, ink);
        if (!text.chapter.empty()) {
            Ink small = ink;
            small.colour = style.accent_ink;
            small.colour.a *= text.chapter_alpha;
            small.halo.a *= text.chapter_alpha;
            small.halo_px = 4.0F * l.unit;
            type.add(batch.glyphs, chapter_style(language), text.chapter, chapter_mille * l.unit,
                     {l.safe_min.x + 0.02F * date_px, baseline + 1.75F * chapter_mille * l.unit}, Align::left,
                     small);
        }
    }
    if (options.layers.captions && !text.caption.empty() && text.caption_alpha > 0) {
        const float px = caption_mille * l.unit;
        const BrokenText broken = caption_lines(text.caption, l);
        const TextStyle face = caption_style(language);
        float widest = 0;
        for (const std::string& line : broken.lines)
            widest = std::max(widest, type.width_px(face, line, px));
        const float n = static_cast<float>(broken.lines.size());
        const glm::vec2 pad(0.75F * px, 0.48F * px);
        const float height = n * l.caption_line();
        const glm::vec2 centre(0.5F * static_cast<float>(size.width_px),
                               l.safe_max.y - pad.y - 0.5F * height);
        const float alpha = text.caption_alpha;
        batch.shapes.push_back({.centre_px = centre,
                                .half_px = glm::vec2(0.5F * widest, 0.5F * height) + pad,
                                .radius_px = 0.28F * px,
                                .fill = Rgba(glm::vec3(style.plate), style.plate.a * alpha)});
        for (std::size_t i = 0; i < broken.lines.size(); ++i) {
            const float y =
                centre.y - 0.5F * height + (static_cast<float>(i) + 0.5F) * l.caption_line() + 0.35F * px;
            type.add(batch.glyphs, face, broken.lines[i], px, {centre.x, y}, Align::centre,
                     {Rgba(glm::vec3(style.plate_ink), alpha), {0, 0, 0, 0}, 0});
        }
    }
}

} // namespace bagration
