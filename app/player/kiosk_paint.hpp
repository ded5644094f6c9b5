#pragma once
// Letters and shapes of an exhibition station's controls: text that is fitted into boxes, never cut.
#include "app/kiosk/kiosk_layout.hpp"
#include "app/player/gui_style.hpp"

#include <glm/glm.hpp>

#include <string>

namespace bagration {

enum class TextPlace { left, centre, right };

/// Colour, and how much of it.
ImU32 paint(const glm::vec3& colour, float alpha = 1);

float text_width(const ImFont& font, float size, const std::string& text);

/// One line, its middle at y; smaller where it is too wide. Gives its width.
float draw_line(ImDrawList& list, ImFont* font, float size, const std::string& text, const KioskBox& room,
                float y, TextPlace place, ImU32 colour);

/// As many lines as fit (at most `most`), balanced, from the top of `room`; smaller where they do not fit.
/// Gives the height used.
float draw_lines(ImDrawList& list, ImFont* font, float size, const std::string& text, const KioskBox& room,
                 int most, TextPlace place, ImU32 colour);

/// A soft edge between nothing above and a colour below.
void draw_rise(ImDrawList& list, float x0, float x1, float top, float bottom, const glm::vec3& colour,
               float alpha);

} // namespace bagration
