#pragma once
// What every part of the controls is given, and the few widgets that they share.
#include "app/player/gui_style.hpp"
#include "app/player/icons.hpp"
#include "app/player/player_state.hpp"
#include "app/player/timeline.hpp"
#include "app/player/words.hpp"

#include <span>
#include <string>
#include <string_view>

namespace bagration {

struct Gui {
    const Show& show;
    const Timeline& timeline;
    const GuiStyle& style;
    const Shown& shown;
    PlayerState& state;

    float px(float design) const { return style.px(design); }
    /// A word of the controls in the present language.
    const char* operator()(Word which) const { return word(which, state.language).data(); }
    /// A text of the campaign in the present language.
    const std::string& text(const std::string& key) const { return show.campaign->text(state.language, key); }
    /// The name of a side, as the campaign's texts have it ("side.<id>"), else its id.
    const std::string& side_name(const Side& side) const;
};

/// Height of the bar at the bottom: panels end above it.
float bar_height(const Gui& gui);
/// What the open panel takes of the window's width, margins included; 0 when none is open.
float panel_room(const Gui& gui);
/// "3:24", "1:03:24"
std::string clock_text(ShowTime time);

/// A square button with a sign; the tooltip appears above it.
bool icon_button(const Gui& gui, const char* id, Icon icon, const char* tooltip, bool active = false,
                 float side = 40);
bool text_button(const Gui& gui, const char* label, bool active = false);
/// A line with a switch at its right end; true when it was turned.
bool toggle_row(const Gui& gui, const char* label, bool& value);
/// A row of words of which one is chosen; the new choice.
int choice_row(const Gui& gui, const char* id, std::span<const std::string> labels, int chosen);
/// A small heading with space above.
void heading(const Gui& gui, const char* text);
void text_in(ImFont* font, ImU32 colour, std::string_view text);
void wrapped_text_in(ImFont* font, ImU32 colour, std::string_view text);
/// The rounded plate of the next window, translucent over the map.
void plate(const Gui& gui, ImVec2 min, ImVec2 max, ImDrawList& list, ImU32 colour = colours::plate_solid);

} // namespace bagration
