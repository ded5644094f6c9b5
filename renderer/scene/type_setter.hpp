#pragma once
// Text onto the screen: one place that turns strings into glyph instances.
#include "renderer/scene/frame_scene.hpp"
#include "renderer/text/font_set.hpp"
#include "renderer/text/glyph_atlas.hpp"
#include "renderer/text/text_run.hpp"

#include <string_view>

namespace bagration {

enum class Align { left, centre, right };

struct Ink {
    Rgba colour{0, 0, 0, 1};
    Rgba halo{0, 0, 0, 0};
    float halo_px = 0;
};

class TypeSetter {
  public:
    TypeSetter(const FontSet& fonts, const GlyphAtlas& atlas) : fonts_(&fonts), atlas_(&atlas) {}

    /// Advance width of one line.
    float width_px(const TextStyle& style, std::string_view text, float size_px) const;
    /// Appends one line; `at` is the baseline at the left, middle or right. Returns its width.
    float add(std::vector<GlyphInstance>& glyphs, const TextStyle& style, std::string_view text,
              float size_px, glm::vec2 at, Align align, const Ink& ink) const;
    const FontSet& fonts() const { return *fonts_; }

  private:
    const FontSet* fonts_;
    const GlyphAtlas* atlas_;
};

} // namespace bagration
