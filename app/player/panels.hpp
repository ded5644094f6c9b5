#pragma once
// The drawer at the right: chapters, text and sources, forces, the map's layers, settings. One at a time.
#include "app/player/gui.hpp"

namespace bagration {

/// Draws the panel that is open, if any.
void draw_panel(const Gui& gui);

// Its contents, each in a file of its own where it is long.
void draw_chapters(const Gui& gui);
void draw_narration(const Gui& gui);
void draw_forces(const Gui& gui);
void draw_map_layers(const Gui& gui);
void draw_settings(const Gui& gui);

/// "gut belegt", "uncertain": how firm a statement is, in words.
const char* confidence_word(const Gui& gui, Confidence confidence);

} // namespace bagration
