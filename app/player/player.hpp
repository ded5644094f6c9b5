#pragma once
// The window: plays the show, lets people stop, scrub, look around and ask. The only part of the program that
// opens a display.
#include "app/player/reload.hpp"
#include "app/voice/voices.hpp"
#include "campaign/time.hpp"
#include "renderer/scene/frame_options.hpp"
#include "renderer/scene/show.hpp"
#include "terrain/geo/result.hpp"

#include <atomic>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace bagration {

struct PlayArguments {
    std::optional<ShowTime> start; ///< Where to begin; empty = at the beginning.
    std::string language;          ///< Empty = the campaign's default.
    bool fullscreen = false;
    bool paused = false; ///< Open on a standing picture instead of playing.
    FrameSize size;      ///< Of the window, in screen coordinates (pixels unless the display is scaled).
    Quality quality = Quality::film;
    Theme theme = Theme::atlas;
    double text_scale = 1.0;
    bool reduced_motion = false;
    std::filesystem::path shader_dir;   ///< As in RendererOptions.
    std::filesystem::path cache_folder; ///< As in RendererOptions.
    std::filesystem::path still_folder; ///< Where the `s` key puts pictures; empty = XDG pictures, else cwd.
    /// The player's state as JSON lines, one whenever it changes (see state_line.hpp); empty = none.
    std::filesystem::path state_file;
    std::map<std::string, Voices> voices; ///< The spoken narration, by language; may be empty.
    std::filesystem::path watched_folder; ///< The campaign's, loaded anew when a file is saved; empty = not.
    LoadShow load_again;                  ///< Needed when there is a watched_folder.
};

/// Opens the window and runs until the viewer quits or `cancel` becomes true; gives the process exit code.
/// Errors: no_display_or_gl when there is no display or no OpenGL 3.3, output when the state file cannot be
/// written, internal. Call it on the main thread; the show must outlive the call.
Expected<int> play(const Show& show, const PlayArguments& arguments, const std::atomic<bool>& cancel);

} // namespace bagration
