#pragma once
// The film in a window, whoever controls it: which frames are one picture, how the film takes the window's
// size, where the picture lies in it.
#include "app/player/player_state.hpp"
#include "app/player/window.hpp"
#include "renderer/renderer.hpp"

#include <optional>

namespace bagration {

/// Two requests that give the same pixels.
bool same_picture(const FrameRequest& a, const FrameRequest& b);

/// The size of the window's pixels times a factor.
FrameSize film_size(const Window& window, double picture_scale);

class FilmWindow {
  public:
    /// Gives the film the window's size; true when it was another one. Not while the window is being pulled:
    /// for each shape of frame the labels are placed anew. Error no_display_or_gl.
    Expected<bool> fit(const Window& window, Renderer& renderer, double picture_scale, double now_s);
    /// The picture's place in the window: all of it, or as much as the picture's shape allows.
    static Shown::Area area(const Window& window, FrameSize film, double picture_scale);
    /// Draws the film's picture into the window's framebuffer.
    static void show(const Window& window, const Renderer& renderer, const Shown::Area& area);

  private:
    FrameSize wanted_;
    double wanted_since_s_ = 0;
};

} // namespace bagration
