#include "renderer/text/text_run.hpp"

#include <algorithm>

namespace bagration {

TextRun layout_run(const FontSet& fonts, const GlyphAtlas& atlas, const TextStyle& style,
                   std::string_view utf8, float size) {
    const ShapedText shaped = shape(fonts, style, utf8);
    const float margin = atlas.distance_range_em() / 2;
    TextRun run;
    run.width = shaped.width_em * size;
    run.complete = shaped.complete;
    for (const ShapedGlyph& placed : shaped.glyphs) {
        const AtlasGlyph* glyph = atlas.find(placed.font, placed.glyph);
        if (glyph == nullptr) run.complete = false;
        if (glyph == nullptr || glyph->empty) continue;
        GlyphQuad quad;
        quad.x0 = (placed.x_em + glyph->x0) * size;
        quad.x1 = (placed.x_em + glyph->x1) * size;
        quad.y0 = (placed.y_em + glyph->y0) * size;
        quad.y1 = (placed.y_em + glyph->y1) * size;
        quad.u0 = glyph->u0;
        quad.v0 = glyph->v0;
        quad.u1 = glyph->u1;
        quad.v1 = glyph->v1;
        quad.pen_x = placed.x_em * size;
        quad.advance = placed.advance_em * size;
        const bool first = run.quads.empty();
        const auto low = [&](float old, float now) { return first ? now : std::min(old, now); };
        const auto high = [&](float old, float now) { return first ? now : std::max(old, now); };
        run.ink_x0 = low(run.ink_x0, quad.x0 + margin * size);
        run.ink_y0 = low(run.ink_y0, quad.y0 + margin * size);
        run.ink_x1 = high(run.ink_x1, quad.x1 - margin * size);
        run.ink_y1 = high(run.ink_y1, quad.y1 - margin * size);
        run.quads.push_back(quad);
    }
    return run;
}

} // namespace bagration
