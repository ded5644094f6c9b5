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

enum class Panel { none, chapters, narration, forces, map, settings };

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
    Theme theme = Theme::atlas;
    double text_scale = 1;
    double picture_scale = 1; ///< Film pixels per window pixel.
    bool reduced_motion = false;

    bool has_voice = false; ///< There is spoken narration.
    bool muted = false;

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
    void say(std::string text, double now_s, double for_s = 3.0) { toast = {std::move(text), now_s + for_s}; }
};

/// What the frame on screen was made from, with what the controls say about it.
struct Shown {
    Moment moment;       ///< Of the script at the show time; its camera is the film's.
    CameraPose camera;   ///< The one drawn: the film's, or the viewer's.
    FrameSize film_size; ///< Pixels of the film's picture.
    /// Where the picture is in the window, in the window's coordinates: all of it, except while it is being
    /// resized.
    struct Area {
        float x = 0, y = 0, width = 1, height = 1;
    } area;
    double now_s = 0; ///< Steady clock.

    glm::vec2 film_from_window(glm::vec2 point) const {
        return {(point.x - area.x) * static_cast<float>(film_size.width_px) / area.width,
                (point.y - area.y) * static_cast<float>(film_size.height_px) / area.height};
    }
    glm::vec2 window_from_film(glm::vec2 pixel) const {
        return {area.x + pixel.x * area.width / static_cast<float>(film_size.width_px),
                area.y + pixel.y * area.height / static_cast<float>(film_size.height_px)};
    }
};

} // namespace bagration
