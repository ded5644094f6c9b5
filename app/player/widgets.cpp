#include "app/player/gui.hpp"

#include <cmath>

namespace bagration {
namespace {

ImU32 button_colour(bool active) {
    if (ImGui::IsItemActive()) return colours::press;
    if (ImGui::IsItemHovered()) return colours::hover;
    return active ? colours::accent_soft : 0;
}

void tooltip_above(const Gui& gui, const char* text) {
    if (!ImGui::IsItemHovered() || text == nullptr) return;
    ImGui::PushFont(gui.style.small);
    const ImVec2 size = ImGui::CalcTextSize(text);
    const ImVec2 pad{gui.px(10), gui.px(6)};
    const ImVec2 top = ImGui::GetItemRectMin();
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    float x = 0.5F * (top.x + ImGui::GetItemRectMax().x) - size.x / 2;
    x = std::fmax(gui.px(12) + pad.x, std::fmin(x, window.x - size.x - pad.x - gui.px(12)));
    const float y = top.y - gui.px(12) - pad.y - size.y;
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    plate(gui, {x - pad.x, y - pad.y}, {x + size.x + pad.x, y + size.y + pad.y}, list);
    list.AddText({x, y}, with_alpha(colours::text), text);
    ImGui::PopFont();
}

} // namespace

const std::string& Gui::side_name(const Side& side) const {
    const std::string key = "side." + side.id;
    const Campaign& campaign = *show.campaign;
    const bool named =
        campaign.has_text(state.language, key) || campaign.has_text(campaign.default_language, key);
    return named ? campaign.text(state.language, key) : side.id;
}

float bar_height(const Gui& gui) {
    return gui.px(108);
}

float panel_room(const Gui& gui) {
    if (gui.state.panel == Panel::none) return 0;
    return std::fmin(gui.px(400), ImGui::GetIO().DisplaySize.x * 0.5F) + 2 * gui.px(20);
}

std::string clock_text(ShowTime time) {
    const std::int64_t total = time.ticks / ShowTime::ticks_per_second;
    const auto two = [](std::int64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    const std::int64_t hours = total / 3600, minutes = total / 60 % 60;
    if (hours > 0) return std::to_string(hours) + ":" + two(minutes) + ":" + two(total % 60);
    return std::to_string(minutes) + ":" + two(total % 60);
}

void plate(const Gui& gui, ImVec2 min, ImVec2 max, ImDrawList& list, ImU32 colour) {
    list.AddRectFilled(min, max, with_alpha(colour), gui.px(6));
    list.AddRect(min, max, with_alpha(colours::line), gui.px(6));
}

bool icon_button(const Gui& gui, const char* id, Icon icon, const char* tooltip, bool active, float side) {
    const float size = gui.px(side);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const bool pressed = ImGui::InvisibleButton(id, {size, size});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (const ImU32 back = button_colour(active); back != 0)
        list.AddRectFilled(corner, {corner.x + size, corner.y + size}, with_alpha(back), gui.px(6));
    draw_icon(list, icon, {std::round(corner.x + size / 2), std::round(corner.y + size / 2)}, size * 0.42F,
              with_alpha(active ? colours::accent : colours::text));
    tooltip_above(gui, tooltip);
    return pressed;
}

bool text_button(const Gui& gui, const char* label, bool active) {
    const ImVec2 text = ImGui::CalcTextSize(label, nullptr, true);
    const ImVec2 size{text.x + gui.px(24), gui.px(40)};
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const bool pressed = ImGui::InvisibleButton(label, size);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (const ImU32 back = button_colour(active); back != 0)
        list.AddRectFilled(corner, {corner.x + size.x, corner.y + size.y}, with_alpha(back), gui.px(6));
    list.AddText({corner.x + gui.px(12), corner.y + (size.y - text.y) / 2},
                 with_alpha(active ? colours::accent : colours::text), label);
    return pressed;
}

bool toggle_row(const Gui& gui, const char* label, bool& value) {
    const float width = ImGui::GetContentRegionAvail().x, height = gui.px(36);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const bool pressed = ImGui::InvisibleButton(label, {width, height});
    if (pressed) value = !value;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float margin = gui.px(8);
    if (ImGui::IsItemHovered())
        list.AddRectFilled({corner.x - margin, corner.y}, {corner.x + width + margin, corner.y + height},
                           with_alpha(colours::hover), gui.px(4));
    const float text_y = corner.y + (height - ImGui::GetTextLineHeight()) / 2;
    list.AddText({corner.x, text_y}, with_alpha(value ? colours::text : colours::text_dim), label);
    const float radius = gui.px(8), right = corner.x + width, middle = corner.y + height / 2;
    const float left = right - 4.25F * radius;
    list.AddRectFilled({left, middle - radius - 1}, {right, middle + radius + 1},
                       with_alpha(value ? colours::accent : colours::press), radius + 1);
    list.AddCircleFilled({value ? right - radius - 1 : left + radius + 1, middle}, radius - gui.px(1.6F),
                         with_alpha(value ? colours::plate_solid : colours::text_dim), 24);
    return pressed;
}

int choice_row(const Gui& gui, const char* id, std::span<const std::string> labels, int chosen) {
    ImGui::PushID(id);
    const float width = ImGui::GetContentRegionAvail().x, height = gui.px(36);
    const float each = width / static_cast<float>(labels.size());
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(corner, {corner.x + width, corner.y + height}, with_alpha(colours::hover), gui.px(6));
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const ImVec2 min{corner.x + each * static_cast<float>(i), corner.y};
        ImGui::SetCursorScreenPos(min);
        ImGui::PushID(static_cast<int>(i));
        if (ImGui::InvisibleButton("choice", {each, height})) chosen = static_cast<int>(i);
        const bool here = chosen == static_cast<int>(i);
        if (here || ImGui::IsItemHovered())
            list.AddRectFilled({min.x + gui.px(2), min.y + gui.px(2)},
                               {min.x + each - gui.px(2), min.y + height - gui.px(2)},
                               with_alpha(here ? colours::accent_soft : colours::hover), gui.px(5));
        const ImVec2 text = ImGui::CalcTextSize(labels[i].c_str());
        list.AddText({min.x + (each - text.x) / 2, min.y + (height - text.y) / 2},
                     with_alpha(here ? colours::accent : colours::text), labels[i].c_str());
        ImGui::PopID();
    }
    ImGui::PopID();
    ImGui::SetCursorScreenPos({corner.x, corner.y + height + ImGui::GetStyle().ItemSpacing.y});
    return chosen;
}

void text_in(ImFont* font, ImU32 colour, std::string_view text) {
    ImGui::PushFont(font);
    ImGui::PushStyleColor(ImGuiCol_Text, colour);
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
    ImGui::PopStyleColor();
    ImGui::PopFont();
}

void wrapped_text_in(ImFont* font, ImU32 colour, std::string_view text) {
    ImGui::PushTextWrapPos(0);
    text_in(font, colour, text);
    ImGui::PopTextWrapPos();
}

void heading(const Gui& gui, const char* text) {
    ImGui::Dummy({0, gui.px(8)});
    text_in(gui.style.small, colours::accent, text);
}

} // namespace bagration
