#pragma once
// Breaks text into balanced lines: as few lines as fit, all about equally long, no short word alone at the
// end, rather after punctuation than after an article. "\n" is a hard break. Lines break at blanks, after
// hyphens and dashes, at soft hyphens (U+00AD, drawn as a hyphen when used) and at U+200B; never at no-break
// blanks (U+00A0, U+202F) or at U+2060.
#include "renderer/text/shaping.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bagration {

struct BrokenText {
    std::vector<std::string> lines; ///< Without blanks at the ends. All the text, also when it does not fit.
    double widest = 0;              ///< Width of the widest line, in the measure used.
    bool fits = true;               ///< False when there are more than max_lines or a line is too wide.
};

/// Any unit: gives the width of a piece of one line.
using MeasureText = std::function<double(std::string_view)>;

/// max_lines <= 0: any number. Empty text gives no lines.
BrokenText break_lines(std::string_view text, const MeasureText& measure, double max_width, int max_lines);
/// By drawn width, in pixels.
BrokenText break_lines(const FontSet& fonts, const TextStyle& style, std::string_view text, double size_px,
                       double max_width_px, int max_lines);
/// By characters, as captions are counted.
BrokenText break_lines_by_count(std::string_view text, int max_characters, int max_lines);

} // namespace bagration
