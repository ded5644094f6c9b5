#include "app/player/kiosk_paint.hpp"

#include "renderer/text/line_breaking.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {
namespace {

constexpr float smallest = 0.62F, line_height = 1.14F;
constexpr int rise_steps = 12;

float x_of(const KioskBox& room, float width, TextPlace place) {
    if (place == TextPlace::left) return room.x0;
    if (place == TextPlace::right) return room.x1 - width;
    return 0.5F * (room.x0 + room.x1 - width);
}

} // namespace

ImU32 paint(const glm::vec3& colour, float alpha) {
    return ImGui::ColorConvertFloat4ToU32({colour.r, colour.g, colour.b, std::clamp(alpha, 0.0F, 1.0F)});
}

float text_width(const ImFont& font, float size, const std::string& text) {
    return font.CalcTextSizeA(size, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

float draw_line(ImDrawList& list, ImFont* font, float size, const std::string& text, const KioskBox& room,
                float y, TextPlace place, ImU32 colour) {
    const float wanted = text_width(*font, size, text);
    const float fitted = wanted > room.width() ? size * room.width() / wanted : size;
    const float width = std::min(wanted, room.width());
    list.AddText(font, fitted, {std::round(x_of(room, width, place)), std::round(y - 0.5F * fitted)}, colour,
                 text.c_str());
    return width;
}

float draw_lines(ImDrawList& list, ImFont* font, float size, const std::string& text, const KioskBox& room,
                 int most, TextPlace place, ImU32 colour) {
    BrokenText broken;
    for (float scale = 1;; scale -= 0.06F) {
        const float px = scale * size;
        broken = break_lines(
            text, [&](std::string_view part) { return text_width(*font, px, std::string(part)); },
            static_cast<double>(room.width()), most);
        const float height = static_cast<float>(broken.lines.size()) * line_height * px;
        if ((broken.fits && height <= room.height() + 1) || scale < smallest) {
            size = px;
            break;
        }
    }
    float y = room.y0 + 0.5F * line_height * size;
    for (const std::string& line : broken.lines) {
        draw_line(list, font, size, line, room, y, place, colour);
        y += line_height * size;
    }
    return y - 0.5F * line_height * size - room.y0;
}

void draw_rise(ImDrawList& list, float x0, float x1, float top, float bottom, const glm::vec3& colour,
               float alpha) {
    const auto share = [](int step) {
        const float t = static_cast<float>(step) / rise_steps;
        return t * t * (3 - 2 * t);
    };
    for (int i = 0; i < rise_steps; ++i) {
        const float y0 = top + (bottom - top) * static_cast<float>(i) / rise_steps;
        const float y1 = top + (bottom - top) * static_cast<float>(i + 1) / rise_steps;
        const ImU32 above = paint(colour, alpha * share(i)), below = paint(colour, alpha * share(i + 1));
        list.AddRectFilledMultiColor({x0, y0}, {x1, y1}, above, above, below, below);
    }
}

} // namespace bagration
