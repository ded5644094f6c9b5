#include "app/player/panels.hpp"

#include "renderer/scene/date_text.hpp"

#include <array>
#include <cmath>
#include <vector>

namespace bagration {
namespace {

Word title_of(Panel panel) {
    switch (panel) {
    case Panel::chapters:
        return Word::chapters;
    case Panel::narration:
        return Word::narration;
    case Panel::forces:
        return Word::forces;
    case Panel::map:
        return Word::map;
    default:
        return Word::settings;
    }
}

ImU32 packed(Colour colour) {
    return IM_COL32(colour.r, colour.g, colour.b, 255);
}

/// The span of history that a chapter tells: "22. Juni – 29. Juni 1944".
std::string chapter_dates(const Gui& gui, const Chapter& chapter) {
    const CampaignTime from = chapter.shots.front().from, to = chapter.shots.back().to;
    const std::string end = date_text(to, gui.state.language);
    return to_date_string(from) == to_date_string(to)
               ? end
               : day_month_text(from, gui.state.language) + " – " + end;
}

void draw_chapter_row(const Gui& gui, const ChapterSpan& span, bool here) {
    const Chapter& chapter = gui.show.campaign->chapters[static_cast<std::size_t>(span.chapter)];
    const GuiStyle& style = gui.style;
    const std::string& title = gui.text(chapter.title);
    const float width = ImGui::GetContentRegionAvail().x, margin = gui.px(8);
    const float text_left = gui.px(28), text_width = width - text_left;
    const ImVec2 title_size =
        style.regular->CalcTextSizeA(style.regular->FontSize, FLT_MAX, text_width, title.c_str());
    const float height = title_size.y + style.small->FontSize + gui.px(20);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    ImGui::PushID(span.chapter);
    if (ImGui::InvisibleButton("chapter", {width, height}))
        gui.state.playback.seek(span.begin, gui.shown.now_s);
    ImGui::PopID();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (here || ImGui::IsItemHovered())
        list.AddRectFilled({corner.x - margin, corner.y}, {corner.x + width + margin, corner.y + height},
                           with_alpha(here ? colours::accent_soft : colours::hover), gui.px(4));
    const float y = corner.y + gui.px(8);
    const std::string number = std::to_string(span.chapter + 1);
    list.AddText(style.regular, style.regular->FontSize, {corner.x, y},
                 with_alpha(here ? colours::accent : colours::text_faint), number.c_str());
    list.AddText(style.regular, style.regular->FontSize, {corner.x + text_left, y}, with_alpha(colours::text),
                 title.c_str(), nullptr, text_width);
    const std::string dates = chapter_dates(gui, chapter), length = clock_text(span.end - span.begin);
    const float small_y = y + title_size.y + gui.px(4);
    list.AddText(style.small, style.small->FontSize, {corner.x + text_left, small_y},
                 with_alpha(colours::text_dim), dates.c_str());
    const float length_width =
        style.small->CalcTextSizeA(style.small->FontSize, FLT_MAX, 0, length.c_str()).x;
    list.AddText(style.small, style.small->FontSize, {corner.x + width - length_width, small_y},
                 with_alpha(colours::text_faint), length.c_str());
    if (here && ImGui::IsWindowAppearing()) ImGui::SetScrollHereY(0.3F);
}

void draw_side(const Gui& gui, const Side& side) {
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float box = gui.px(16), height = gui.px(28);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float top = corner.y + (height - box) / 2;
    list.AddRectFilled({corner.x, top}, {corner.x + 1.5F * box, top + box}, with_alpha(packed(side.colour)),
                       gui.px(3));
    list.AddText({corner.x + gui.px(36), corner.y + (height - ImGui::GetTextLineHeight()) / 2},
                 with_alpha(colours::text), gui.side_name(side).c_str());
    ImGui::Dummy({0, height});
}

void draw_views(const Gui& gui) {
    const Campaign& campaign = *gui.show.campaign;
    for (std::size_t i = 0; i < campaign.views.size(); ++i) {
        const NamedView& view = campaign.views[i];
        const std::string key = "view." + view.id;
        const bool named = campaign.has_text(gui.state.language, key);
        const std::string name =
            (i < 9 ? std::to_string(i + 1) + "   " : "    ") + (named ? gui.text(key) : view.id);
        ImGui::PushID(static_cast<int>(i));
        const float width = ImGui::GetContentRegionAvail().x, height = gui.px(32), margin = gui.px(8);
        const ImVec2 corner = ImGui::GetCursorScreenPos();
        if (ImGui::InvisibleButton("view", {width, height}))
            gui.state.look.fly_to(view.pose, gui.shown.moment.camera, gui.shown.now_s);
        ImDrawList& list = *ImGui::GetWindowDrawList();
        if (ImGui::IsItemHovered())
            list.AddRectFilled({corner.x - margin, corner.y}, {corner.x + width + margin, corner.y + height},
                               with_alpha(colours::hover), gui.px(4));
        list.AddText({corner.x, corner.y + (height - ImGui::GetTextLineHeight()) / 2},
                     with_alpha(colours::text), name.c_str());
        ImGui::PopID();
    }
}

} // namespace

const char* confidence_word(const Gui& gui, Confidence confidence) {
    switch (confidence) {
    case Confidence::high:
        return gui(Word::certain);
    case Confidence::medium:
        return gui(Word::probable);
    case Confidence::low:
        return gui(Word::uncertain);
    case Confidence::unverified:
        break;
    }
    return gui(Word::unverified);
}

void draw_chapters(const Gui& gui) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, gui.px(2)});
    for (const ChapterSpan& span : gui.show.script.chapters())
        draw_chapter_row(gui, span, span.chapter == gui.shown.moment.chapter);
    ImGui::PopStyleVar();
}

void draw_map_layers(const Gui& gui) {
    Layers& layers = gui.state.layers;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    toggle_row(gui, gui(Word::layer_territory), layers.territory);
    toggle_row(gui, gui(Word::layer_front), layers.front);
    toggle_row(gui, gui(Word::layer_arrows), layers.arrows);
    toggle_row(gui, gui(Word::layer_formations), layers.formations);
    toggle_row(gui, gui(Word::layer_labels), layers.labels);
    toggle_row(gui, gui(Word::layer_relief), layers.relief);
    toggle_row(gui, gui(Word::layer_rivers), layers.rivers);
    toggle_row(gui, gui(Word::layer_date), layers.date);
    toggle_row(gui, gui(Word::layer_captions), layers.captions);
    toggle_row(gui, gui(Word::layer_panels), layers.panels);
    toggle_row(gui, gui(Word::layer_borders), layers.borders);
    toggle_row(gui, gui(Word::layer_railways), layers.railways);
    toggle_row(gui, gui(Word::layer_graticule), layers.graticule);
    toggle_row(gui, gui(Word::layer_legend), layers.legend);
    toggle_row(gui, gui(Word::layer_scale), layers.scale);
    toggle_row(gui, gui(Word::layer_north), layers.north);
    toggle_row(gui, gui(Word::layer_inset), layers.inset);
    toggle_row(gui, gui(Word::layer_imprint), layers.imprint);
    heading(gui, gui(Word::legend));
    for (const Side& side : gui.show.campaign->sides)
        draw_side(gui, side);
    if (!gui.show.campaign->views.empty()) {
        heading(gui, gui(Word::views));
        draw_views(gui);
    }
    ImGui::PopStyleVar();
}

void draw_settings(const Gui& gui) {
    PlayerState& state = gui.state;
    std::vector<std::string> names, languages;
    int chosen = 0;
    for (const auto& [id, table] : gui.show.campaign->texts) {
        if (id == state.language) chosen = static_cast<int>(languages.size());
        languages.push_back(id);
        names.push_back(table.native_name);
    }
    heading(gui, gui(Word::language));
    if (!languages.empty())
        state.language = languages[static_cast<std::size_t>(choice_row(gui, "language", names, chosen))];

    const auto pick = [&](Word title, const char* id, std::span<const double> values, double& value) {
        std::vector<std::string> labels;
        int here = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            labels.push_back(number_text(values[i] * 100, 0, state.language) + " %");
            if (std::abs(values[i] - value) < std::abs(values[static_cast<std::size_t>(here)] - value))
                here = static_cast<int>(i);
        }
        heading(gui, gui(title));
        const int now = choice_row(gui, id, labels, here);
        if (now != here) value = values[static_cast<std::size_t>(now)];
    };
    pick(Word::text_size, "text", std::array{0.85, 1.0, 1.25, 1.5}, state.text_scale);
    pick(Word::picture_size, "picture", std::array{0.5, 0.75, 1.0}, state.picture_scale);

    heading(gui, gui(Word::theme));
    const std::array<std::string, 4> themes{gui(Word::theme_atlas), gui(Word::theme_dark),
                                            gui(Word::theme_staff_map), gui(Word::theme_high_contrast)};
    state.theme = static_cast<Theme>(choice_row(gui, "theme", themes, static_cast<int>(state.theme)));
    heading(gui, gui(Word::quality));
    const std::array<std::string, 2> qualities{gui(Word::quality_film), gui(Word::quality_master)};
    state.quality = choice_row(gui, "quality", qualities, state.quality == Quality::master ? 1 : 0) == 1
                        ? Quality::master
                        : Quality::film;
    ImGui::Dummy({0, gui.px(8)});
    toggle_row(gui, gui(Word::reduced_motion), state.reduced_motion);
    if (bool audible = !state.muted; state.has_voice && toggle_row(gui, gui(Word::sound), audible))
        state.muted = !audible;
    toggle_row(gui, gui(Word::fullscreen), state.fullscreen);
    heading(gui, gui(Word::map_data));
    for (const std::string& credit : gui.show.terrain->credits())
        wrapped_text_in(gui.style.small, colours::text_dim, credit);
}

void draw_panel(const Gui& gui) {
    const Panel panel = gui.state.panel;
    if (panel == Panel::none) return;
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    const float margin = gui.px(20), width = panel_room(gui) - 2 * margin;
    const float height = window.y - bar_height(gui) - 2 * margin - gui.px(8);
    ImGui::SetNextWindowPos({window.x - width - margin, margin});
    ImGui::SetNextWindowSize({width, height});
    // A name of its own for each panel, so that each keeps its place when scrolled.
    const std::string name = "panel" + std::to_string(static_cast<int>(panel));
    ImGui::Begin(name.c_str(), nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoNav);
    const ImVec2 top = ImGui::GetCursorPos();
    text_in(gui.style.title, colours::text, gui(title_of(panel)));
    ImGui::SetCursorPos({width - gui.px(52), top.y - gui.px(4)});
    if (icon_button(gui, "close", Icon::close, nullptr, false, 36)) gui.state.panel = Panel::none;
    // Room at both sides for the highlights of rows, which reach out of the column.
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() - gui.px(16));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {gui.px(16), gui.px(4)});
    ImGui::BeginChild("content", {0, 0}, false,
                      ImGuiWindowFlags_NoNav | ImGuiWindowFlags_AlwaysUseWindowPadding);
    ImGui::PopStyleVar();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {gui.px(8), gui.px(8)});
    switch (panel) {
    case Panel::chapters:
        draw_chapters(gui);
        break;
    case Panel::narration:
        draw_narration(gui);
        break;
    case Panel::forces:
        draw_forces(gui);
        break;
    case Panel::map:
        draw_map_layers(gui);
        break;
    default:
        draw_settings(gui);
        break;
    }
    ImGui::PopStyleVar();
    ImGui::EndChild();
    ImGui::End();
}

} // namespace bagration
