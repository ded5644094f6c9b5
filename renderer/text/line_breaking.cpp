#include "renderer/text/line_breaking.hpp"

#include "renderer/text/utf8.hpp"
#include "terrain/geo/contract.hpp"

#include <algorithm>
#include <limits>

namespace bagration {

namespace {

/// A stretch that is never broken, and how the next one follows.
struct Piece {
    std::string text;
    bool blank_after = false;       ///< A blank stands after it, dropped at a line's end.
    bool soft_hyphen_after = false; ///< A hyphen is drawn when the line ends here.
};

bool is_dash_break(char32_t c) {
    return c == '-' || c == 0x2010 || c == 0x2013 || c == 0x2014 || c == '/';
}

/// A hyphen breaks only between letters: not in "-5", "1944-45" or at a word's start.
bool breaks_after_dash(const std::vector<CodePoint>& text, std::size_t i) {
    if (!is_dash_break(text[i].value) || i == 0 || i + 1 >= text.size()) return false;
    const char32_t before = text[i - 1].value, after = text[i + 1].value;
    const auto is_digit = [](char32_t c) { return c >= '0' && c <= '9'; };
    const auto is_blank = [](char32_t c) { return c == ' ' || c == 0xA0 || c == 0x202F || c == 0x2060; };
    return !is_digit(after) && !is_blank(before) && !is_blank(after) && !is_dash_break(after);
}

std::vector<Piece> split_pieces(std::string_view paragraph) {
    const std::vector<CodePoint> text = code_points(paragraph);
    std::vector<Piece> pieces;
    Piece piece;
    const auto flush = [&](bool blank, bool hyphen) {
        if (!piece.text.empty()) {
            piece.blank_after = blank;
            piece.soft_hyphen_after = hyphen;
            pieces.push_back(std::move(piece));
        } else if (!pieces.empty() && blank) {
            pieces.back().blank_after = true;
        }
        piece = {};
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i].value;
        if (c == ' ' || c == '\t' || c == '\r') {
            flush(true, false);
        } else if (c == 0x200B) {
            flush(false, false);
        } else if (c == 0xAD) {
            flush(false, true);
        } else {
            piece.text.append(paragraph.substr(text[i].offset, text[i].size));
            if (breaks_after_dash(text, i)) flush(false, false);
        }
    }
    flush(false, false);
    return pieces;
}

std::string join(const std::vector<Piece>& pieces, std::size_t begin, std::size_t end) {
    std::string line;
    for (std::size_t i = begin; i < end; ++i) {
        line += pieces[i].text;
        if (i + 1 < end && pieces[i].blank_after) line += ' ';
        if (i + 1 == end && end < pieces.size() && pieces[i].soft_hyphen_after) line += '-';
    }
    return line;
}

bool ends_with_punctuation(const std::string& text) {
    return !text.empty() && std::string_view(",.;:!?").find(text.back()) != std::string_view::npos;
}

/// How ill a line [begin, end) would read, in squared fractions of the full width.
double reading_penalty(const std::vector<Piece>& pieces, std::size_t begin, std::size_t end) {
    if (end == pieces.size()) {
        const bool lone_short_word = begin > 0 && end - begin == 1 && reader_length(pieces[begin].text) < 7;
        return lone_short_word ? 0.25 : 0;
    }
    const Piece& last = pieces[end - 1];
    if (last.soft_hyphen_after) return 0.06;
    if (ends_with_punctuation(last.text)) return -0.01;
    return reader_length(last.text) <= 3 ? 0.02 : 0; // "the", "der", "zu": they belong to what follows.
}

/// Breaks one paragraph into exactly `line_count` lines of least raggedness. Empty when a line would be too
/// wide.
class Balancer {
  public:
    Balancer(const std::vector<Piece>& pieces, const MeasureText& measure, double max_width)
        : pieces_(pieces), max_width_(max_width), widths_(pieces.size() + 1) {
        const std::size_t n = pieces.size();
        for (std::size_t begin = 0; begin < n; ++begin) {
            for (std::size_t end = begin + 1; end <= n; ++end) {
                widths_[begin].push_back(measure(join(pieces, begin, end)));
                // Wider ones are never wanted; a single too wide piece still needs its width.
                if (widths_[begin].back() > max_width) break;
            }
        }
    }

    /// The fewest lines: greedy filling is optimal for that.
    std::size_t fewest_lines() const {
        std::size_t lines = 0;
        for (std::size_t begin = 0; begin < pieces_.size(); ++lines) {
            std::size_t end = begin + 1;
            while (end < pieces_.size() && fits(begin, end + 1))
                ++end;
            begin = end;
        }
        return lines;
    }

    std::vector<std::string> break_into(std::size_t line_count) const {
        constexpr double never = std::numeric_limits<double>::infinity();
        const std::size_t n = pieces_.size();
        // cost[k][i]: least cost of setting the first i pieces in k lines; from[k][i]: where its last line
        // begins.
        std::vector<std::vector<double>> cost(line_count + 1, std::vector<double>(n + 1, never));
        std::vector<std::vector<std::size_t>> from(line_count + 1, std::vector<std::size_t>(n + 1, 0));
        cost[0][0] = 0;
        for (std::size_t k = 1; k <= line_count; ++k) {
            for (std::size_t begin = 0; begin < n; ++begin) {
                if (cost[k - 1][begin] == never) continue;
                for (std::size_t end = begin + 1; end <= n && (end == begin + 1 || fits(begin, end)); ++end) {
                    const double total = cost[k - 1][begin] + line_cost(begin, end);
                    if (total < cost[k][end]) {
                        cost[k][end] = total;
                        from[k][end] = begin;
                    }
                }
            }
        }
        if (cost[line_count][n] == never) return {};
        std::vector<std::string> lines(line_count);
        for (std::size_t k = line_count, end = n; k > 0; --k) {
            lines[k - 1] = join(pieces_, from[k][end], end);
            end = from[k][end];
        }
        return lines;
    }

  private:
    bool fits(std::size_t begin, std::size_t end) const {
        const std::size_t i = end - begin - 1;
        return i < widths_[begin].size() && widths_[begin][i] <= max_width_;
    }

    /// Squared slack of every line, the last included, is least when all are equally long.
    double line_cost(std::size_t begin, std::size_t end) const {
        const double slack = (max_width_ - widths_[begin][end - begin - 1]) / max_width_;
        return slack * slack + reading_penalty(pieces_, begin, end);
    }

    const std::vector<Piece>& pieces_;
    double max_width_;
    std::vector<std::vector<double>> widths_; ///< [begin][end - begin - 1]
};

std::vector<std::string> break_paragraph(std::string_view paragraph, const MeasureText& measure,
                                         double max_width) {
    const std::vector<Piece> pieces = split_pieces(paragraph);
    if (pieces.empty()) return {};
    const Balancer balancer(pieces, measure, max_width);
    return balancer.break_into(balancer.fewest_lines());
}

} // namespace

BrokenText break_lines(std::string_view text, const MeasureText& measure, double max_width, int max_lines) {
    BAGRATION_EXPECTS(max_width > 0);
    BrokenText result;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        for (std::string& line : break_paragraph(text.substr(begin, end - begin), measure, max_width)) {
            result.lines.push_back(std::move(line));
        }
        begin = end + 1;
    }
    for (const std::string& line : result.lines)
        result.widest = std::max(result.widest, measure(line));
    const bool too_many = max_lines > 0 && static_cast<int>(result.lines.size()) > max_lines;
    result.fits = !too_many && result.widest <= max_width;
    return result;
}

BrokenText break_lines(const FontSet& fonts, const TextStyle& style, std::string_view text, double size_px,
                       double max_width_px, int max_lines) {
    const auto measure = [&](std::string_view line) {
        return static_cast<double>(shape(fonts, style, line).width_em) * size_px;
    };
    return break_lines(text, measure, max_width_px, max_lines);
}

BrokenText break_lines_by_count(std::string_view text, int max_characters, int max_lines) {
    const auto measure = [](std::string_view line) { return static_cast<double>(reader_length(line)); };
    return break_lines(text, measure, max_characters, max_lines);
}

} // namespace bagration
