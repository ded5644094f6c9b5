#pragma once
// The player's state as a line of JSON, for scripts and tests that watch a running player (--state-file).
#include "app/player/player_state.hpp"
#include "terrain/geo/result.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <string>

namespace bagration {

/// Window pixels, left, top, right, bottom.
using WindowBox = std::array<int, 4>;

struct StateLine {
    double show_time_s = 0;
    std::string campaign_time; ///< "1944-07-03T12:00"
    std::string chapter;       ///< Its id.
    std::string language;
    bool playing = false;
    double speed = 1;
    bool free_camera = false;
    bool captions = true;
    std::string panel; ///< "none", "chapters", "narration", "map", "settings", "keys"
    bool controls_hidden = false;
    double voice_lead_s = 0; ///< How far the spoken narration is ahead of the show clock.
    std::string last_still;  ///< Path of the last picture saved.
    WindowBox timeline{};    ///< Where the bar can be clicked: its ends are the film's begin and end.
    std::array<int, 2> window{};
    friend bool operator==(const StateLine&, const StateLine&) = default;
};

/// One JSON object, no newline.
std::string to_json(const StateLine& line);

/// Of `last`: what runs by itself, so that two lines can be compared without it.
StateLine with_time_of(StateLine line, const StateLine& last);

/// Error output when the file cannot be made.
Expected<std::ofstream> open_state_file(const std::filesystem::path& file);

/// Appends a line whenever the state has changed; while only time runs, at most four a second. A `Line` has
/// `playing`, comparison, to_json() and with_time_of().
template <class Line>
class LineWriter {
  public:
    /// Error output when the file cannot be made.
    static Expected<LineWriter> create(const std::filesystem::path& file) {
        auto stream = open_state_file(file);
        if (!stream) return tl::unexpected(stream.error());
        LineWriter writer;
        writer.stream_ = std::move(*stream);
        return writer;
    }
    void write(const Line& line, double now_s) {
        if (line == last_) return;
        const bool only_time = with_time_of(line, last_) == last_;
        if (only_time && line.playing && now_s - last_s_ < 0.25) return;
        stream_ << to_json(line) << std::endl;
        last_ = line;
        last_s_ = now_s;
    }

  private:
    std::ofstream stream_;
    Line last_;
    double last_s_ = -1e9;
};
using StateWriter = LineWriter<StateLine>;

} // namespace bagration
