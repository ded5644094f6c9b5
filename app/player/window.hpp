#pragma once
// A window with an OpenGL 3.3 core context, and the keys that were pressed in it. One at a time, on the main
// thread.
#include "app/player/keys.hpp"
#include "renderer/scene/frame_options.hpp"
#include "terrain/geo/result.hpp"

#include <glm/glm.hpp>

#include <array>
#include <memory>
#include <string>
#include <vector>

struct GLFWwindow;

namespace bagration {

struct KeyPress {
    NamedKey named = NamedKey::none;
    char32_t character = 0; ///< When named is none.
    bool repeated = false;  ///< The key is being held.
};

class Window {
  public:
    /// Opens it, with its context current on this thread. Error no_display_or_gl.
    static Expected<Window> create(const std::string& title, FrameSize size);
    Window(Window&&) noexcept;
    Window& operator=(Window&&) noexcept;
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;
    ~Window();

    GLFWwindow* handle() const;
    /// In screen coordinates, as the mouse counts, and in pixels of the picture. Zero while minimised.
    FrameSize size() const;
    FrameSize size_px() const;
    /// How much larger than a plain 96 dpi screen things should be.
    float content_scale() const;

    /// Handles what has happened; waits up to this long for something to happen (0 = not at all).
    void poll(double wait_s);
    bool close_wanted() const;
    /// Keys since the last call, in order.
    std::vector<KeyPress> take_keys();
    /// Anything at all from mouse or keyboard since the last call.
    bool take_activity();

    /// Where the screen was touched (or the left button went down) since the last call, in order, in the
    /// window's coordinates. Unlike the state that ImGui keeps, touches count however long a frame takes; of
    /// very many the first are forgotten.
    std::vector<glm::dvec2> take_touches();

    /// Keys pressed together since the last call, as "ctrl+alt+k" (a-z, 0-9; the last of them); empty = none.
    std::string take_combination();
    /// Forgets that somebody wanted to close it.
    void refuse_close();

    /// Millimetres, as the monitor tells it: zero or wrong on some. `monitor` from 1; 0 = the primary one.
    std::array<double, 2> monitor_mm(int monitor) const;
    /// Covers a whole monitor in its present mode, also when it was gone for a while; the primary one if
    /// there is none of that number. Does nothing where the window already is.
    void fill_monitor(int monitor);
    /// On the monitor that the window is on, in its present mode; and back to where it was.
    void set_fullscreen(bool fullscreen);
    void swap();
    /// Seconds of a steady clock.
    double now_s() const;

  private:
    struct Impl;
    explicit Window(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace bagration
