#include "app/kiosk/chord.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace bagration {
namespace {

constexpr std::array<std::pair<std::string_view, Corner>, 4> corner_names{{{"tl", Corner::top_left},
                                                                           {"tr", Corner::top_right},
                                                                           {"bl", Corner::bottom_left},
                                                                           {"br", Corner::bottom_right}}};
constexpr std::array<std::string_view, 3> modifiers{"ctrl", "alt", "shift"};
constexpr std::size_t least_corners = 4;

std::vector<std::string> split(const std::string& text, char by) {
    std::vector<std::string> parts(1);
    for (const char c : text)
        if (c == by)
            parts.emplace_back();
        else if (c != ' ')
            parts.back() += c;
    return parts;
}

bool is_key(const std::string& word) {
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return word.size() == 1 && plain(word[0]);
}

tl::unexpected<Error> refuse(const std::string& text) {
    return fail(ExitCode::usage, "'" + text + "' is no chord",
                "four or more corners, as tl,tr,tl,tr (also bl, br), or keys, as ctrl+alt+k");
}

} // namespace

Expected<Chord> parse_chord(const std::string& text) {
    Chord chord;
    if (text.find('+') != std::string::npos) {
        const std::vector<std::string> words = split(text, '+');
        if (!is_key(words.back())) return refuse(text);
        std::size_t known = 0;
        for (const std::string_view modifier : modifiers)
            if (std::find(words.begin(), words.end() - 1, modifier) != words.end() - 1) {
                chord.keys += std::string(modifier) + "+";
                ++known;
            }
        // Shift alone only types a capital letter.
        if (known != words.size() - 1 || chord.keys == "shift+") return refuse(text);
        chord.keys += words.back();
        return chord;
    }
    for (const std::string& word : split(text, ',')) {
        const auto* const named = std::find_if(corner_names.begin(), corner_names.end(),
                                               [&](const auto& each) { return each.first == word; });
        if (named == corner_names.end()) return refuse(text);
        chord.corners.push_back(named->second);
    }
    if (chord.corners.size() < least_corners) return refuse(text);
    return chord;
}

std::optional<Corner> corner_at(float x, float y, float width, float height, float side) {
    const bool left = x < side, right = x >= width - side, top = y < side, bottom = y >= height - side;
    if (top && left) return Corner::top_left;
    if (top && right) return Corner::top_right;
    if (bottom && left) return Corner::bottom_left;
    if (bottom && right) return Corner::bottom_right;
    return std::nullopt;
}

bool ChordWatcher::touch(std::optional<Corner> corner, double now_s) {
    if (chord_.corners.empty()) return false;
    if (done_ > 0 && now_s - begun_s_ > chord_s) done_ = 0;
    if (!corner || *corner != chord_.corners[done_]) done_ = 0;
    if (!corner || *corner != chord_.corners[done_]) return false;
    if (done_ == 0) begun_s_ = now_s;
    if (++done_ < chord_.corners.size()) return false;
    done_ = 0;
    return true;
}

} // namespace bagration
