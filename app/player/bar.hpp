#pragma once
// The bar at the bottom: the film's whole length with chapters, months and events, and the buttons.
#include "app/player/gui.hpp"
#include "app/player/state_line.hpp"

namespace bagration {

/// Draws it and obeys it; gives where the timeline is.
WindowBox draw_bar(const Gui& gui);

} // namespace bagration
