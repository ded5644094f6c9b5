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

/// Appends a line whenever the state has changed; while only time runs, at most four a second.
class StateWriter {
  public:
    /// Error output when the file cannot be made.
    static Expected<StateWriter> create(const std::filesystem::path& file);
    void write(const StateLine& line, double now_s);

  private:
    std::ofstream stream_;
    StateLine last_;
    double last_s_ = -1e9;
};

} // namespace bagration
