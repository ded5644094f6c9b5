#pragma once
// How the controls look: one dark translucent theme on a 4-pixel grid, warm paper white on slate.
#include "terrain/geo/result.hpp"

#include <imgui/imgui.h>

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace bagration {

namespace colours {
inline constexpr ImU32 plate = IM_COL32(19, 24, 29, 242);
inline constexpr ImU32 plate_solid = IM_COL32(19, 24, 29, 244);
inline constexpr ImU32 caption_plate = IM_COL32(22, 20, 22, 214);
inline constexpr ImU32 line = IM_COL32(236, 230, 216, 28);
inline constexpr ImU32 hover = IM_COL32(236, 230, 216, 26);
inline constexpr ImU32 press = IM_COL32(236, 230, 216, 44);
inline constexpr ImU32 text = IM_COL32(240, 235, 224, 255);
inline constexpr ImU32 text_dim = IM_COL32(184, 179, 165, 255);
inline constexpr ImU32 text_faint = IM_COL32(184, 179, 165, 130);
inline constexpr ImU32 accent = IM_COL32(217, 179, 108, 255);
inline constexpr ImU32 accent_soft = IM_COL32(217, 179, 108, 56);
} // namespace colours

/// The colour with its alpha multiplied by the style's present alpha, for draw lists.
ImU32 with_alpha(ImU32 colour, float alpha = 1);

/// Sizes are in design pixels of a 1080-line window; px() turns them into the window's.
struct GuiStyle {
    float scale = 1;
    ImFont* regular = nullptr; ///< 17
    ImFont* small = nullptr;   ///< 14
    ImFont* bold = nullptr;    ///< 17
    ImFont* title = nullptr;   ///< 28, serif
    ImFont* caption = nullptr; ///< 34
    ImFont* display = nullptr; ///< 64, serif; only when there are letters for it.
    ImFont* card = nullptr;    ///< 20, serif; with `display`.

    float px(float design) const;
};

using FontFiles = std::map<std::string, std::vector<std::byte>>;

/// Fills the font atlas of the current ImGui context and sets its style. `fonts` (Terrain::fonts()) must live
/// as long as the context. `display_letters` (UTF-8): those that the large title needs, and no others; empty
/// = no large title. Error internal when the pack has no "sans" font.
Expected<GuiStyle> apply_gui_style(const FontFiles& fonts, float scale, const std::string& display_letters);

} // namespace bagration
