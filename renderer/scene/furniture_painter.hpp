#pragma once
// The pen of legend, scale bar and the rest of the furniture: pixels of the frame, type of one style.
#include "renderer/scene/frame_scene.hpp"
#include "renderer/scene/overlay_layout.hpp"
#include "renderer/scene/type_setter.hpp"

#include <cmath>
#include <string>
#include <string_view>

namespace bagration {

inline TextStyle furniture_style(const std::string& language) {
    return {.role = "sans",
            .letter_spacing_em = 0,
            .figures = Figures::lining,
            .small_capitals = false,
            .language = language};
}

/// Puts furniture on a scene's overlay.
class FurniturePainter {
  public:
    FurniturePainter(FrameScene& scene, const std::string& language, const FrameOptions& options,
                     const TypeSetter& type)
        : scene_(scene), style_(*scene.style), batch_(scene.overlay_flat), language_(language), type_(type),
          l_(scene.camera.size(), options.text_scale) {}

    const OverlayLayout& layout() const { return l_; }

    float text(std::string_view words, glm::vec2 at, Align align, float mille = furniture_mille) {
        return type_.add(batch_.glyphs, furniture_style(language_), words, mille * l_.unit, at, align,
                         {style_.date_ink, style_.date_halo, 4.0F * l_.unit});
    }

    float width(std::string_view words) const {
        return type_.width_px(furniture_style(language_), words, furniture_mille * l_.unit);
    }

    void box(glm::vec2 from, glm::vec2 to, Rgba fill, Rgba stroke = {}, float stroke_px = 0) {
        batch_.shapes.push_back({.centre_px = 0.5F * (from + to),
                                 .half_px = 0.5F * (to - from),
                                 .stroke_px = stroke_px,
                                 .fill = fill,
                                 .stroke = stroke});
    }

    void line(glm::vec2 a, glm::vec2 b, float width_px, Rgba colour) {
        const glm::vec2 d = b - a;
        batch_.shapes.push_back({.centre_px = 0.5F * (a + b),
                                 .half_px = {0.5F * glm::length(d), 0.5F * width_px},
                                 .angle = std::atan2(d.y, d.x),
                                 .fill = colour});
    }

    FrameScene& scene_;
    const Style& style_;
    FlatBatch& batch_;
    const std::string& language_;
    const TypeSetter& type_;
    OverlayLayout l_;
};

} // namespace bagration
