#pragma once
// What the player's controls change. Only the player's clock reads it to make frame requests: frames
// themselves stay pure functions of the request.
#include "app/player/look_around.hpp"
#include "app/player/playback.hpp"
#include "renderer/scene/frame_options.hpp"
#include "renderer/scene/show.hpp"

#include <optional>
#include <string>

namespace bagration {

enum class Panel { none, chapters, narration, map, settings };

/// A short message over the picture.
struct Toast {
    std::string text;
    double until_s = 0;
};

struct PlayerState {
    PlayerState(Playback transport, LookAround camera) : playback(transport), look(camera) {}

    Playback playback;
    LookAround look;
    std::string language;
    Layers layers;
    Quality quality = Quality::film;
    double text_scale = 1;
    double picture_scale = 1; ///< Film pixels per window pixel.
    bool reduced_motion = false;

    Panel panel = Panel::none;
    bool keys_shown = false;
    bool controls_hidden = false;
    bool fullscreen = false;
    Toast toast;
    std::optional<PlanePoint> asked; ///< Ground that the viewer clicked on.
    double last_activity_s = 0;      ///< Of mouse or keyboard: controls fade when nobody moves.

    bool still_wanted = false;
    bool quit = false;

    void toggle(Panel which) { panel = panel == which ? Panel::none : which; }
    void say(std::string text, double now_s) { toast = {std::move(text), now_s + 3.0}; }
};

/// What the frame on screen was made from, with what the controls say about it.
struct Shown {
    Moment moment;       ///< Of the script at the show time; its camera is the film's.
    CameraPose camera;   ///< The one drawn: the film's, or the viewer's.
    FrameSize film_size; ///< Pixels of the film's picture.
    double now_s = 0;    ///< Steady clock.
};

} // namespace bagration
