#pragma once
// The film at an exhibition station: the player's window, show clock and voice, with controls for visitors
// who have never seen it before (app/kiosk says what they do and where they are).
#include "app/kiosk/chord.hpp"
#include "app/kiosk/kiosk_layout.hpp"
#include "app/kiosk/supervisor.hpp"
#include "app/player/player.hpp"

namespace bagration {

struct KioskArguments {
    PlayArguments
        play;        ///< start, paused, watched_folder, load_again, still_folder and fullscreen mean nothing.
    int monitor = 0; ///< From 1; 0 = the primary one.
    bool windowed = false;             ///< In a window of play.size, for trying.
    std::optional<ScreenMm> screen_mm; ///< Empty = what the monitor tells.
    std::optional<double> dpi;
    KioskRules rules; ///< Without what follows from the campaign: chapters, languages, first_language.
    Chord chord;
    std::vector<Shot> attract;                    ///< The campaign's attract loop; may be empty.
    std::string version, log_file;                ///< For the operator's panel.
    std::string heartbeat;                        ///< As in heartbeat_variable.
    std::function<void(const std::string&)> note; ///< What an operator may want to know at the start.
};

/// Runs until the operator ends it or `cancel` becomes true; gives the exit status: 0, or restart_status.
/// Errors: as play().
Expected<int> show_kiosk(const Show& show, const KioskArguments& arguments, const std::atomic<bool>& cancel);

} // namespace bagration
