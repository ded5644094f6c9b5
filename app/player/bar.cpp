#include "app/player/bar.hpp"

#include "app/player/key_actions.hpp"
#include "renderer/scene/date_text.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {
namespace {

/// The timeline's horizontal measure.
struct Track {
    float left = 0, right = 0;
    float top = 0, bottom = 0; ///< Of the drawn line.
    ShowTime duration;

    float x_of(double share) const { return left + static_cast<float>(share) * (right - left); }
    float x_of(ShowTime time) const {
        return x_of(static_cast<double>(time.ticks) /
                    static_cast<double>(std::max<std::int64_t>(duration.ticks, 1)));
    }
    ShowTime time_at(float x) const {
        const double share =
            std::clamp(static_cast<double>(x - left) / static_cast<double>(right - left), 0.0, 1.0);
        return {std::llround(share * static_cast<double>(duration.ticks))};
    }
};

const Chapter& chapter_at(const Gui& gui, int index) {
    return gui.show.campaign->chapters[static_cast<std::size_t>(index)];
}

void draw_density(const Gui& gui, const Track& track, ImDrawList& list) {
    const auto& density = gui.timeline.density;
    const float highest = gui.px(14);
    for (std::size_t i = 0; i < density.size(); ++i) {
        if (density[i] < 0.02) continue;
        const float x0 = track.x_of(static_cast<double>(i) / static_cast<double>(density.size()));
        const float x1 = track.x_of(static_cast<double>(i + 1) / static_cast<double>(density.size()));
        const float height = std::fmax(1.0F, static_cast<float>(density[i]) * highest);
        list.AddRectFilled({x0, track.top - gui.px(3) - height}, {x1 - 1, track.top - gui.px(3)},
                           with_alpha(colours::text_faint, 0.5F));
    }
}

void draw_track(const Gui& gui, const Track& track, float playhead_x, bool grown, ImDrawList& list) {
    const float grow = grown ? gui.px(2) : 0;
    const float top = track.top - grow / 2, bottom = track.bottom + grow / 2, gap = gui.px(1.5F);
    for (const ChapterSpan& span : gui.show.script.chapters()) {
        const float x0 = track.x_of(span.begin) + gap, x1 = std::fmax(track.x_of(span.end) - gap, x0 + 1);
        list.AddRectFilled({x0, top}, {x1, bottom}, with_alpha(colours::press), gui.px(2));
        if (playhead_x > x0)
            list.AddRectFilled({x0, top}, {std::fmin(playhead_x, x1), bottom}, with_alpha(colours::accent),
                               gui.px(2));
    }
    list.AddCircleFilled({playhead_x, (top + bottom) / 2}, gui.px(grown ? 8 : 6), with_alpha(colours::text),
                         24);
}

void draw_months(const Gui& gui, const Track& track, ImDrawList& list) {
    ImGui::PushFont(gui.style.small);
    float free_from = track.left - 1;
    int year = 0;
    for (const Timeline::Month& month : gui.timeline.months) {
        const int its_year = static_cast<int>(
            std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(month.begin)).year());
        std::string name = month_text(month.begin, gui.state.language);
        if (its_year != year) name += " " + std::to_string(its_year);
        const float x = track.x_of(month.share), width = ImGui::CalcTextSize(name.c_str()).x;
        if (x < free_from || x + width > track.right + gui.px(4)) continue;
        year = its_year;
        list.AddLine({x, track.bottom + gui.px(5)}, {x, track.bottom + gui.px(10)},
                     with_alpha(colours::text_faint));
        list.AddText({x + gui.px(5), track.bottom + gui.px(4)}, with_alpha(colours::text_dim), name.c_str());
        free_from = x + width + gui.px(18);
    }
    ImGui::PopFont();
}

/// What the film shows at the mouse.
void draw_hint(const Gui& gui, const Track& track, float mouse_x) {
    const float x = std::clamp(mouse_x, track.left, track.right);
    const Moment moment = gui.show.script.moment_at(track.time_at(x));
    const std::string date = date_text(moment.campaign_time, gui.state.language);
    const std::string& title = gui.text(chapter_at(gui, moment.chapter).title);
    const std::string time = clock_text(moment.show_time);
    const GuiStyle& style = gui.style;
    const float date_width =
        style.bold->CalcTextSizeA(style.bold->FontSize, FLT_MAX, 0, date.c_str()).x + gui.px(16);
    const float time_width = style.small->CalcTextSizeA(style.small->FontSize, FLT_MAX, 0, time.c_str()).x;
    const float title_width = style.small->CalcTextSizeA(style.small->FontSize, FLT_MAX, 0, title.c_str()).x;
    const float width = std::fmax(date_width + time_width, title_width), pad = gui.px(12);
    const float left =
        std::clamp(x - width / 2, gui.px(16) + pad,
                   std::fmax(ImGui::GetIO().DisplaySize.x - width - pad - gui.px(16), gui.px(16) + pad));
    const float height = style.bold->FontSize + style.small->FontSize + gui.px(6);
    const float top = track.top - gui.px(34) - height;
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    plate(gui, {left - pad, top - gui.px(8)}, {left + width + pad, top + height + gui.px(8)}, list);
    list.AddText(style.bold, style.bold->FontSize, {left, top}, with_alpha(colours::text), date.c_str());
    list.AddText(style.small, style.small->FontSize,
                 {left + width - time_width, top + style.bold->FontSize - style.small->FontSize},
                 with_alpha(colours::text_dim), time.c_str());
    list.AddText(style.small, style.small->FontSize, {left, top + style.bold->FontSize + gui.px(6)},
                 with_alpha(colours::text_dim), title.c_str());
    list.AddLine({x, track.top - gui.px(18)}, {x, track.bottom + gui.px(3)}, with_alpha(colours::text));
}

WindowBox draw_timeline(const Gui& gui, ImVec2 corner, float width) {
    Track track{corner.x, corner.x + width, corner.y + gui.px(22), corner.y + gui.px(26),
                gui.state.playback.duration()};
    const ImVec2 hit_min{track.left, corner.y + gui.px(8)};
    const ImVec2 hit_size{width, gui.px(28)};
    ImGui::SetCursorScreenPos(hit_min);
    ImGui::InvisibleButton("timeline", hit_size);
    const bool held = ImGui::IsItemActive(), over = ImGui::IsItemHovered() || held;
    const float mouse_x = ImGui::GetIO().MousePos.x;
    if (held) gui.state.playback.seek(track.time_at(mouse_x), gui.shown.now_s);
    const float playhead = track.x_of(held ? track.time_at(mouse_x) : gui.shown.moment.show_time);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_density(gui, track, list);
    draw_track(gui, track, playhead, over, list);
    draw_months(gui, track, list);
    if (over) draw_hint(gui, track, mouse_x);
    return {static_cast<int>(track.left), static_cast<int>(hit_min.y), static_cast<int>(track.right),
            static_cast<int>(hit_min.y + hit_size.y)};
}

void label(const Gui& gui, const std::string& text, ImU32 colour, ImFont* font) {
    ImGui::SameLine(0, gui.px(12));
    ImGui::PushFont(font);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const ImVec2 size = ImGui::CalcTextSize(text.c_str());
    ImGui::GetWindowDrawList()->AddText({corner.x, corner.y + (gui.px(40) - size.y) / 2}, with_alpha(colour),
                                        text.c_str());
    ImGui::Dummy({size.x, gui.px(40)});
    ImGui::PopFont();
}

void draw_transport(const Gui& gui) {
    PlayerState& state = gui.state;
    const bool playing = state.playback.playing();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {gui.px(4), 0});
    if (icon_button(gui, "previous", Icon::previous, gui(Word::previous_chapter)))
        seek_chapter(-1, gui.show, gui.shown, state.playback);
    ImGui::SameLine();
    if (icon_button(gui, "play", playing ? Icon::pause : Icon::play, gui(playing ? Word::pause : Word::play)))
        state.playback.toggle(gui.shown.now_s);
    ImGui::SameLine();
    if (icon_button(gui, "next", Icon::next, gui(Word::next_chapter)))
        seek_chapter(1, gui.show, gui.shown, state.playback);
    ImGui::PopStyleVar();
    label(gui, clock_text(gui.shown.moment.show_time), colours::text, gui.style.regular);
    if (ImGui::GetIO().DisplaySize.x > gui.px(640))
        label(gui, "/ " + clock_text(state.playback.duration()), colours::text_dim, gui.style.regular);
    if (state.playback.rate() != 1.0) {
        const double rate = state.playback.rate();
        const int decimals = std::abs(rate) == std::round(std::abs(rate)) ? 0 : 2;
        label(gui, number_text(rate, decimals, state.language) + "×", colours::accent, gui.style.regular);
    }
}

void draw_panel_buttons(const Gui& gui, float right) {
    PlayerState& state = gui.state;
    struct Entry {
        Panel panel;
        Icon icon;
        Word word;
    };
    constexpr Entry entries[] = {{Panel::chapters, Icon::chapters, Word::chapters},
                                 {Panel::narration, Icon::narration, Word::narration},
                                 {Panel::forces, Icon::forces, Word::forces},
                                 {Panel::map, Icon::map, Word::map},
                                 {Panel::settings, Icon::settings, Word::settings}};
    const float step = gui.px(44), y = ImGui::GetCursorScreenPos().y;
    ImGui::SetCursorScreenPos({right - 7 * step + gui.px(4), y});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {gui.px(4), 0});
    for (const Entry& entry : entries) {
        ImGui::PushID(static_cast<int>(entry.panel));
        if (icon_button(gui, "panel", entry.icon, gui(entry.word), state.panel == entry.panel))
            state.toggle(entry.panel);
        ImGui::PopID();
        ImGui::SameLine();
    }
    if (icon_button(gui, "keys", Icon::keys, gui(Word::keys), state.keys_shown))
        state.keys_shown = !state.keys_shown;
    ImGui::SameLine();
    if (icon_button(gui, "fullscreen", state.fullscreen ? Icon::leave_fullscreen : Icon::fullscreen,
                    gui(Word::fullscreen)))
        state.fullscreen = !state.fullscreen;
    ImGui::PopStyleVar();
}

/// Chapter and date in the middle, as far as they fit between the buttons.
void draw_title(const Gui& gui, float left, float right, float y) {
    const Moment& moment = gui.shown.moment;
    const std::string& title = gui.text(chapter_at(gui, moment.chapter).title);
    const std::string date = "   " + date_text(moment.campaign_time, gui.state.language);
    const GuiStyle& style = gui.style;
    const float title_width = style.bold->CalcTextSizeA(style.bold->FontSize, FLT_MAX, 0, title.c_str()).x;
    const float date_width =
        style.regular->CalcTextSizeA(style.regular->FontSize, FLT_MAX, 0, date.c_str()).x;
    const float text_y = y + (gui.px(40) - style.bold->FontSize) / 2;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float room = right - left;
    if (title_width > room) return;
    const bool with_date = title_width + date_width <= room;
    const float width = title_width + (with_date ? date_width : 0);
    const float middle = ImGui::GetIO().DisplaySize.x / 2;
    const float x = std::clamp(middle - width / 2, left, std::fmax(left, right - width));
    list.AddText(style.bold, style.bold->FontSize, {x, text_y}, with_alpha(colours::text), title.c_str());
    if (with_date)
        list.AddText(style.regular, style.regular->FontSize, {x + title_width, text_y},
                     with_alpha(colours::text_dim), date.c_str());
}

} // namespace

WindowBox draw_bar(const Gui& gui) {
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    const float height = bar_height(gui), margin = gui.px(24);
    ImGui::SetNextWindowPos({0, window.y - height});
    ImGui::SetNextWindowSize({window.x, height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::Begin("bar", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoBringToFrontOnFocus);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float fade = gui.px(36), top = window.y - height;
    const ImU32 dark = with_alpha(colours::plate_solid), clear = with_alpha(colours::plate_solid, 0);
    list.PushClipRectFullScreen();
    list.AddRectFilledMultiColor({0, top - fade}, {window.x, top + gui.px(24)}, clear, clear, dark, dark);
    list.AddRectFilled({0, top + gui.px(24)}, window, dark);
    list.PopClipRect();
    const WindowBox timeline = draw_timeline(gui, {margin, top}, window.x - 2 * margin);
    const float row = top + gui.px(58);
    ImGui::SetCursorScreenPos({margin - gui.px(8), row});
    draw_transport(gui);
    const float left_end = ImGui::GetItemRectMax().x;
    ImGui::SetCursorScreenPos({margin, row});
    draw_panel_buttons(gui, window.x - margin + gui.px(8));
    draw_title(gui, left_end + gui.px(24), window.x - margin - 6 * gui.px(44) - gui.px(16), row);
    ImGui::End();
    ImGui::PopStyleVar(2);
    return timeline;
}

} // namespace bagration
