#pragma once
// What lies over the picture besides bar and panels: the way back to the film, short messages, the key list
// and the answer to a click on the map.
#include "app/player/gui.hpp"

namespace bagration {

/// The caption above the bar; the film is asked for without captions meanwhile.
void draw_caption(const Gui& gui);
void draw_way_back(const Gui& gui);
void draw_toast(const Gui& gui);
void draw_key_list(const Gui& gui);
void draw_place_card(const Gui& gui);

} // namespace bagration
