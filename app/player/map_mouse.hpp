#pragma once
// The mouse on the map: the wheel zooms to the cursor, a drag moves the ground, a right drag turns, a click
// asks.
#include "app/player/gui.hpp"

namespace bagration {

class MapMouse {
  public:
    /// Once per frame, after the controls, which come first.
    void handle(const Gui& gui);

  private:
    enum class Drag { none, pressed, moving };
    void handle_left(const Gui& gui, glm::vec2 film_px);

    Drag drag_ = Drag::none;
    glm::vec2 pressed_px_{};
};

} // namespace bagration
