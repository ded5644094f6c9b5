#pragma once
// One line of text as textured quads. Lengths in units of `size` (1 = em, else pixels), y DOWN, origin at the
// left end of the baseline.
#include "renderer/text/glyph_atlas.hpp"
#include "renderer/text/shaping.hpp"

#include <string_view>
#include <vector>

namespace bagration {

/// (x0, y0) is the top left corner and has texture coordinates (u0, v0).
struct GlyphQuad {
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
    float pen_x = 0; ///< Of the glyph's origin on the line,
    float advance =
        0; ///< and its advance: to bend the line along a path, turn the quad about pen_x + advance / 2.
};

struct TextRun {
    std::vector<GlyphQuad> quads;
    float width = 0; ///< Advance width.
    /// Box of the outlines, without the distance field's margin. All 0 when nothing is drawn.
    float ink_x0 = 0, ink_y0 = 0, ink_x1 = 0, ink_y1 = 0;
    bool complete = true; ///< False when a glyph is in no font or not in the atlas.
};

TextRun layout_run(const FontSet& fonts, const GlyphAtlas& atlas, const TextStyle& style,
                   std::string_view utf8, float size = 1);

} // namespace bagration
