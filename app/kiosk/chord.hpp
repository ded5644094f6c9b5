#pragma once
// What an operator does to be asked for the PIN: corners of the screen touched in an order that no visitor
// tries ("tl,tr,tl,tr"), or keys pressed together ("ctrl+alt+k").
#include "terrain/geo/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bagration {

enum class Corner { top_left, top_right, bottom_left, bottom_right };

struct Chord {
    std::vector<Corner> corners; ///< At least four, or none.
    std::string keys;            ///< "ctrl+alt+k", modifiers in the order ctrl, alt, shift; or empty.
};

inline constexpr std::string_view default_chord = "tl,tr,tl,tr";
inline constexpr double chord_s = 6; ///< From the first corner to the last.

/// Error usage.
Expected<Chord> parse_chord(const std::string& text);

/// The corner that a point lies in: squares of `side`.
std::optional<Corner> corner_at(float x, float y, float width, float height, float side);

class ChordWatcher {
  public:
    explicit ChordWatcher(Chord chord) : chord_(std::move(chord)) {}
    /// A touch, with its corner if it lies in one; true when it completes the chord. `now_s`: a steady clock.
    bool touch(std::optional<Corner> corner, double now_s);
    /// Keys pressed together, written as in a chord.
    bool keys(std::string_view combination) const {
        return !chord_.keys.empty() && combination == chord_.keys;
    }

  private:
    Chord chord_;
    std::size_t done_ = 0;
    double begun_s_ = 0;
};

} // namespace bagration
