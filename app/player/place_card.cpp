#include "app/player/ask_ground.hpp"
#include "app/player/overlays.hpp"
#include "app/player/panels.hpp"
#include "campaign/citation.hpp"
#include "renderer/scene/camera.hpp"
#include "renderer/scene/date_text.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {
namespace {

constexpr float reach_px = 14; ///< How near to a town's sign a click means the town.

void row(const Gui& gui, const char* label, const std::string& value) {
    text_in(gui.style.small, colours::text_dim, label);
    ImGui::SameLine(gui.px(140));
    wrapped_text_in(gui.style.regular, colours::text, value);
}

std::string holder(const Gui& gui, const ControlAnswer& control) {
    if (control.contested || control.side == no_side) return gui(Word::contested);
    return gui.side_name(gui.show.campaign->sides[static_cast<std::size_t>(control.side)]);
}

std::string place_name(const Gui& gui, const Place& place) {
    const std::string key = "place." + place.id;
    std::string name = gui.show.campaign->has_text(gui.state.language, key) ? gui.text(key) : place.name;
    if (!place.today.empty() && place.today != name)
        name += " (" + std::string(gui(Word::place_today)) + " " + place.today + ")";
    return name;
}

void draw_control(const Gui& gui, const GroundAnswer& answer) {
    const ControlAnswer& control = answer.control;
    if (!control.told) {
        wrapped_text_in(gui.style.regular, colours::text_dim, gui(Word::outside_theatre));
        return;
    }
    row(gui, gui(Word::held_by), holder(gui, control));
    if (control.changed_on) row(gui, gui(Word::since), date_text(*control.changed_on, gui.state.language));
    const double distance_km = std::abs(control.front_distance_m) / 1000;
    const bool far = distance_km >= 0.99 * phi_range_m / 1000;
    row(gui, gui(Word::to_front),
        (far ? "> " : "") + number_text(far ? phi_range_m / 1000 : distance_km, 0, gui.state.language) +
            " km");
}

void draw_ground(const Gui& gui, const GroundAnswer& answer) {
    if (answer.surface == Surface::sea) {
        row(gui, gui(Word::water_depth),
            number_text(std::max(-answer.height_m, 0.0), 0, gui.state.language) + " m");
        return;
    }
    row(gui, gui(Word::height_above_sea), number_text(answer.height_m, 0, gui.state.language) + " m");
}

} // namespace

void draw_place_card(const Gui& gui) {
    if (!gui.state.asked) return;
    const Shown& shown = gui.shown;
    const Camera camera(shown.camera, shown.film_size);
    const GroundAnswer answer = ask_ground(gui.show, *gui.state.asked, shown.moment.campaign_time,
                                           reach_px * camera.metres_per_pixel());
    const PlanePoint point = answer.place != nullptr ? answer.place->point : *gui.state.asked;
    const auto film_px = camera.project(point, gui.show.terrain->height_m(point));
    if (!film_px) return;
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    const glm::vec2 pin_px = shown.window_from_film(*film_px);
    const ImVec2 pin{pin_px.x, pin_px.y};
    ImDrawList& back = *ImGui::GetBackgroundDrawList();
    back.AddCircle(pin, gui.px(9), with_alpha(colours::plate_solid), 32, gui.px(4));
    back.AddCircle(pin, gui.px(9), with_alpha(colours::text), 32, gui.px(2));

    const float width = gui.px(320), margin = gui.px(20);
    const bool left_side = pin.x + width + 2 * margin > window.x;
    const float x = left_side ? pin.x - width - margin : pin.x + margin;
    ImGui::SetNextWindowPos({std::clamp(x, margin, std::fmax(margin, window.x - width - margin)),
                             std::clamp(pin.y - gui.px(40), margin,
                                        std::fmax(margin, window.y - bar_height(gui) - gui.px(240)))});
    ImGui::SetNextWindowSize({width, 0});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, colours::plate_solid);
    ImGui::Begin("place", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoFocusOnAppearing |
                     ImGuiWindowFlags_AlwaysAutoResize);
    const ImVec2 top = ImGui::GetCursorPos();
    ImGui::PushTextWrapPos(width - gui.px(52));
    const Word ground = answer.surface == Surface::sea ? Word::sea : Word::lake;
    if (answer.place != nullptr)
        text_in(gui.style.bold, colours::text, place_name(gui, *answer.place));
    else if (answer.surface != Surface::land)
        text_in(gui.style.bold, colours::text, gui(ground));
    else
        text_in(gui.style.bold, colours::text, date_text(shown.moment.campaign_time, gui.state.language));
    ImGui::PopTextWrapPos();
    const ImVec2 below = ImGui::GetCursorPos();
    ImGui::SetCursorPos({width - gui.px(44), top.y - gui.px(8)});
    if (icon_button(gui, "close", Icon::close, nullptr, false, 32)) gui.state.asked.reset();
    ImGui::SetCursorPos({below.x, std::fmax(below.y, top.y + gui.px(28))});
    draw_control(gui, answer);
    draw_ground(gui, answer);
    if (answer.place != nullptr && !answer.place->control.empty()) {
        const Provenance& provenance = answer.place->provenance;
        heading(gui, gui(Word::sources));
        text_in(gui.style.small, colours::text_dim, confidence_word(gui, provenance.confidence));
        for (const std::string& id : provenance.sources)
            wrapped_text_in(gui.style.small, colours::text_dim, citation(*gui.show.campaign, id));
    }
    ImGui::End();
    ImGui::PopStyleColor();
}

} // namespace bagration
