#include "app/player/map_mouse.hpp"

#include "renderer/scene/camera.hpp"

#include <cmath>

namespace bagration {
namespace {

constexpr float click_px = 4;
constexpr double zoom_per_notch = 0.82;

} // namespace

void MapMouse::handle_left(const Gui& gui, glm::vec2 film_px) {
    const ImGuiIO& io = ImGui::GetIO();
    const Shown& shown = gui.shown;
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !io.WantCaptureMouse) {
        drag_ = Drag::pressed;
        pressed_px_ = film_px;
    }
    if (drag_ == Drag::pressed && ImGui::IsMouseDragging(ImGuiMouseButton_Left, click_px) &&
        gui.state.look.grab(pressed_px_, shown.film_size, shown.moment.camera, shown.now_s))
        drag_ = Drag::moving;
    if (drag_ == Drag::moving) {
        gui.state.look.drag(film_px, shown.film_size);
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    if (drag_ == Drag::none || ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
    if (drag_ == Drag::pressed) {
        // A click elsewhere closes the answer first.
        if (gui.state.asked)
            gui.state.asked.reset();
        else
            gui.state.asked = Camera(shown.camera, shown.film_size).ground_at(film_px);
    }
    drag_ = Drag::none;
}

void MapMouse::handle(const Gui& gui) {
    const ImGuiIO& io = ImGui::GetIO();
    const Shown& shown = gui.shown;
    if (!ImGui::IsMousePosValid() || io.DisplaySize.x <= 0) return;
    const glm::vec2 film_px = shown.film_from_window({io.MousePos.x, io.MousePos.y});
    const float film_per_window = static_cast<float>(shown.film_size.width_px) / shown.area.width;
    handle_left(gui, film_px);
    if (io.WantCaptureMouse) return;
    if (ImGui::IsMouseDragging(ImGuiMouseButton_Right, click_px))
        gui.state.look.orbit({io.MouseDelta.x * film_per_window, io.MouseDelta.y * film_per_window},
                             shown.film_size, shown.moment.camera, shown.now_s);
    if (io.MouseWheel != 0)
        gui.state.look.zoom(std::pow(zoom_per_notch, static_cast<double>(io.MouseWheel)), film_px,
                            shown.film_size, shown.moment.camera, shown.now_s);
}

} // namespace bagration
