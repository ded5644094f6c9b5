#include "app/player/overlays.hpp"

#include "app/player/keys.hpp"
#include "renderer/text/line_breaking.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace bagration {
namespace {

constexpr float caption_width_em = 21; ///< About 42 characters, as in the film.
constexpr int most_caption_lines = 5;  ///< In narrow windows.

constexpr ImGuiWindowFlags overlay_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                           ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                                           ImGuiWindowFlags_NoFocusOnAppearing;

/// A key as it looks on a keyboard; gives its width.
float draw_key_cap(const Gui& gui, ImVec2 corner, std::string_view key, ImDrawList& list) {
    const ImFont& font = *gui.style.small;
    const ImVec2 text = font.CalcTextSizeA(font.FontSize, FLT_MAX, 0, key.data(), key.data() + key.size());
    const float height = gui.px(24), width = std::fmax(height, text.x + gui.px(14));
    list.AddRectFilled(corner, {corner.x + width, corner.y + height}, with_alpha(colours::hover), gui.px(4));
    list.AddRect(corner, {corner.x + width, corner.y + height}, with_alpha(colours::line), gui.px(4));
    list.AddText(gui.style.small, font.FontSize,
                 {corner.x + (width - text.x) / 2, corner.y + (height - text.y) / 2},
                 with_alpha(colours::text), key.data(), key.data() + key.size());
    return width;
}

void draw_key_line(const Gui& gui, std::string_view key, std::string_view what) {
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float height = gui.px(32), key_column = gui.px(104);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_key_cap(gui, {corner.x, corner.y + gui.px(4)}, key, list);
    list.AddText({corner.x + key_column, corner.y + (height - ImGui::GetTextLineHeight()) / 2},
                 with_alpha(colours::text), what.data(), what.data() + what.size());
    ImGui::Dummy({0, height});
}

void draw_key_group(const Gui& gui, KeyGroup group) {
    text_in(gui.style.small, colours::accent, group_title(group, gui.state.language));
    for (const KeyBinding& binding : key_bindings())
        if (binding.group == group)
            draw_key_line(gui, key_label(binding, gui.state.language),
                          description(binding, gui.state.language));
    ImGui::Dummy({0, gui.px(12)});
}

void draw_mouse_group(const Gui& gui) {
    text_in(gui.style.small, colours::accent, gui(Word::mouse));
    draw_key_line(gui, gui(Word::wheel), gui(Word::mouse_zoom));
    draw_key_line(gui, gui(Word::drag), gui(Word::mouse_pan));
    draw_key_line(gui, gui(Word::right_drag), gui(Word::mouse_orbit));
    draw_key_line(gui, gui(Word::click), gui(Word::mouse_ask));
}

} // namespace

void draw_caption(const Gui& gui) {
    const ActiveCue* cue = gui.shown.moment.cue;
    if (cue == nullptr || !gui.state.layers.captions) return;
    ImFont* font = gui.style.caption;
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    // Beside the open panel, where there is room.
    const float room = panel_room(gui) < 0.4F * window.x ? window.x - panel_room(gui) : window.x;
    const auto width_of = [&](std::string_view text) {
        return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
    };
    const float widest_allowed = std::fmin(caption_width_em * font->FontSize, room - gui.px(96));
    const BrokenText broken = break_lines(gui.text(cue->cue->text), width_of,
                                          static_cast<double>(widest_allowed), most_caption_lines);
    const float widest = static_cast<float>(broken.widest);
    const float line_height = std::round(1.34F * font->FontSize);
    const float height = line_height * static_cast<float>(broken.lines.size());
    const float bottom = window.y - bar_height(gui) - gui.px(76), middle = room / 2;
    const ImVec2 pad{gui.px(24), gui.px(12)};
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.AddRectFilled({middle - widest / 2 - pad.x, bottom - height - pad.y},
                       {middle + widest / 2 + pad.x, bottom + pad.y}, colours::caption_plate, gui.px(10));
    float y = bottom - height + (line_height - font->FontSize) / 2;
    for (const std::string& line : broken.lines) {
        const float width = width_of(line);
        list.AddText(font, font->FontSize, {std::round(middle - width / 2), y}, colours::text, line.c_str());
        y += line_height;
    }
}

void draw_way_back(const Gui& gui) {
    if (!gui.state.look.active()) return;
    const bool returning = gui.state.look.returning();
    const std::string label = returning ? gui(Word::returning) : gui(Word::back_to_film);
    const GuiStyle& style = gui.style;
    const float text_width =
        style.regular->CalcTextSizeA(style.regular->FontSize, FLT_MAX, 0, label.c_str()).x;
    const float height = gui.px(44), width = text_width + gui.px(68);
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({std::round((window.x - width) / 2), gui.px(20)});
    ImGui::SetNextWindowSize({width, height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, height / 2);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, colours::plate_solid);
    ImGui::Begin("way_back", nullptr, overlay_flags);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    if (ImGui::InvisibleButton("back", {width, height}) && !returning)
        gui.state.look.back_to_film(gui.shown.moment.camera, gui.shown.now_s);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (ImGui::IsItemHovered() && !returning)
        list.AddRectFilled(corner, {corner.x + width, corner.y + height}, with_alpha(colours::hover),
                           height / 2);
    const ImU32 colour = with_alpha(returning ? colours::text_dim : colours::accent);
    draw_icon(list, Icon::film, {corner.x + gui.px(30), corner.y + height / 2}, gui.px(18), colour);
    list.AddText({corner.x + gui.px(48), corner.y + (height - style.regular->FontSize) / 2}, colour,
                 label.c_str());
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
}

void draw_toast(const Gui& gui) {
    const double rest_s = gui.state.toast.until_s - gui.shown.now_s;
    if (rest_s <= 0) return;
    const float alpha = static_cast<float>(std::clamp(rest_s / 0.4, 0.0, 1.0));
    const ImVec2 text = ImGui::CalcTextSize(gui.state.toast.text.c_str());
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    const float top = gui.px(gui.state.look.active() ? 76 : 20);
    const ImVec2 min{std::round((window.x - text.x) / 2) - gui.px(20), top};
    const ImVec2 max{min.x + text.x + gui.px(40), top + gui.px(40)};
    ImGui::PushStyleVar(ImGuiStyleVar_Alpha, alpha);
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    plate(gui, min, max, list);
    list.AddText({min.x + gui.px(20), top + (gui.px(40) - text.y) / 2}, with_alpha(colours::text),
                 gui.state.toast.text.c_str());
    ImGui::PopStyleVar();
}

void draw_key_list(const Gui& gui) {
    if (!gui.state.keys_shown) return;
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    ImGui::GetBackgroundDrawList()->AddRectFilled({0, 0}, window, IM_COL32(10, 13, 16, 120));
    // Three columns; on small windows the list scrolls.
    const float column = gui.px(380), width = std::fmin(3 * column + gui.px(24), window.x - gui.px(40));
    const float height = std::fmin(gui.px(640), window.y - bar_height(gui) - gui.px(48));
    ImGui::SetNextWindowPos({std::round((window.x - width) / 2),
                             std::round(std::fmax(gui.px(20), (window.y - bar_height(gui) - height) / 2))});
    ImGui::SetNextWindowSize({width, height});
    ImGui::SetNextWindowFocus();
    ImGui::PushStyleColor(ImGuiCol_WindowBg, colours::plate_solid);
    ImGui::Begin("keys", nullptr, overlay_flags & ~ImGuiWindowFlags_NoScrollbar);
    const ImVec2 top = ImGui::GetCursorPos();
    text_in(gui.style.title, colours::text, gui(Word::keys));
    ImGui::SetCursorPos({width - gui.px(60), top.y - gui.px(4)});
    if (icon_button(gui, "close", Icon::close, nullptr, false, 36)) gui.state.keys_shown = false;
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + gui.px(8));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, gui.px(2)});
    const int columns = width >= 2.9F * column ? 3 : width >= 1.9F * column ? 2 : 1;
    ImGui::Columns(columns, "groups", false);
    draw_key_group(gui, KeyGroup::playing);
    draw_mouse_group(gui);
    if (columns > 1) ImGui::NextColumn();
    draw_key_group(gui, KeyGroup::film);
    draw_key_group(gui, KeyGroup::looking);
    if (columns > 2) ImGui::NextColumn();
    draw_key_group(gui, KeyGroup::panels);
    draw_key_group(gui, KeyGroup::program);
    ImGui::Columns(1);
    ImGui::PopStyleVar();
    ImGui::End();
    ImGui::PopStyleColor();
}

} // namespace bagration
