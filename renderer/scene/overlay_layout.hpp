#pragma once
// The one grid of everything that stands on the picture and not on the map. Sizes are per mille of the
// frame's shorter side; everything lies inside the 5 % title-safe area.
#include "renderer/scene/frame_options.hpp"

#include <glm/glm.hpp>

namespace bagration {

inline constexpr float date_mille = 58, chapter_mille = 24, caption_mille = 36, furniture_mille = 19;

struct OverlayLayout {
    float unit; ///< Pixels per mille of the shorter side, with the text scale.
    glm::vec2 safe_min, safe_max;
    bool portrait;
    bool narrow; ///< Captions leave no room beside them: furniture moves to the top.

    OverlayLayout(FrameSize size, double text_scale)
        : unit(static_cast<float>(size.shorter_px() * text_scale / 1000.0)),
          safe_min(0.05F * static_cast<float>(size.width_px), 0.05F * static_cast<float>(size.height_px)),
          safe_max(0.95F * static_cast<float>(size.width_px), 0.95F * static_cast<float>(size.height_px)),
          portrait(size.width_px < size.height_px), narrow(size.aspect() < 1.6 * text_scale) {}
    float caption_line() const { return 1.34F * caption_mille * unit; }
    int caption_lines() const { return portrait ? 4 : 2; }
    int caption_characters() const { return portrait ? 28 : 42; }
    /// Lower end of date and chapter.
    float under_date() const { return safe_min.y + (date_mille * 1.15F + chapter_mille * 2.4F) * unit; }
};

} // namespace bagration
