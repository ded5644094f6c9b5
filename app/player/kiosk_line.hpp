#pragma once
// The state of an exhibition station as a line of JSON (--state-file), for scripts and tests that watch it.
#include "app/kiosk/kiosk_layout.hpp"
#include "app/player/state_line.hpp"

#include <string>
#include <vector>

namespace bagration {

struct KioskLine {
    std::string mode;
    std::string language;
    std::string chapter; ///< The one that the film tells; empty in the loop.
    double show_time_s = 0;
    double loop_s = 0; ///< Into the attract loop.
    double voice_lead_s = 0;
    bool playing = false;
    bool captions = true;
    bool whole_film = false;
    int page = 0;
    int countdown = 0;
    int typed = 0;
    int resets = 0; ///< How often the loop began.
    std::array<int, 2> window{};
    struct Target {
        std::string act;
        int number = 0;
        WindowBox box{};
        friend bool operator==(const Target&, const Target&) = default;
    };
    std::vector<Target> targets;
    friend bool operator==(const KioskLine&, const KioskLine&) = default;
};

/// "play-chapter", "home", ...
std::string_view act_name(KioskAct act);
std::vector<KioskLine::Target> targets_of(const KioskLayout& layout);

/// One JSON object, no newline.
std::string to_json(const KioskLine& line);
KioskLine with_time_of(KioskLine line, const KioskLine& last);

} // namespace bagration
