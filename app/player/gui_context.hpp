#pragma once
// Owns the Dear ImGui context of the window and its two backends.
#include "app/player/gui_style.hpp"
#include "app/player/window.hpp"

#include <memory>

namespace bagration {

class GuiContext {
  public:
    /// `fonts` must outlive it. `display_letters`: see apply_gui_style(). Errors: internal (fonts),
    /// no_display_or_gl.
    static Expected<GuiContext> create(const Window& window, const FontFiles& fonts, float scale,
                                       std::string display_letters = {});
    GuiContext(GuiContext&&) noexcept;
    GuiContext& operator=(GuiContext&&) noexcept;
    GuiContext(const GuiContext&) = delete;
    GuiContext& operator=(const GuiContext&) = delete;
    ~GuiContext();

    const GuiStyle& style() const;
    /// Another size of everything; makes the fonts anew. Between frames only.
    Expected<void> set_scale(float scale);
    void begin_frame();
    /// Draws over what the window's framebuffer holds.
    void end_frame();

  private:
    struct Impl;
    explicit GuiContext(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace bagration
