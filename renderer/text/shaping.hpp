#pragma once
// From letters to placed glyphs: kerning, ligatures, combining marks, and other fonts where one lacks a
// letter. Left-to-right scripts. All lengths in em, x to the right, y DOWN as in a picture, origin on the
// baseline.
#include "renderer/text/font_set.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bagration {

enum class Figures {
    as_designed,
    lining,
    tabular
}; ///< tabular = lining and all of one width: dates, counters.

/// How text looks, apart from size and colour.
struct TextStyle {
    std::string role = "sans";
    float letter_spacing_em = 0; ///< Between letters; ligatures are off when it is not 0.
    Figures figures = Figures::as_designed;
    bool small_capitals = false; ///< Where the font has them.
    std::string language;        ///< BCP 47; empty = guessed from nothing.
    friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

struct ShapedGlyph {
    FontIndex font = 0;
    std::uint32_t glyph = 0; ///< Glyph id within the font; 0 = the font's "missing" box.
    float x_em = 0;          ///< Of the glyph's origin.
    float y_em = 0;
    float advance_em = 0;      ///< Without letter spacing.
    std::uint32_t cluster = 0; ///< Byte offset of the letters it stands for.
};

struct ShapedText {
    std::vector<ShapedGlyph> glyphs;
    float width_em = 0;   ///< Advance of the whole line, without letter spacing after the last letter.
    bool complete = true; ///< False when some character is in no font.
};

/// Shapes one line. Control characters count as blanks; broken UTF-8 is drawn as U+FFFD.
ShapedText shape(const FontSet& fonts, const TextStyle& style, std::string_view utf8);

/// Box of the outlines. All 0 for blanks.
struct InkBox {
    float x0_em = 0, y0_em = 0, x1_em = 0, y1_em = 0;
};
InkBox ink_box(const FontSet& fonts, const ShapedText& text);

} // namespace bagration
