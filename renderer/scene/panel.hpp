#pragma once
// What charts, lower thirds and title cards have in common: one grid, one plate, one way to come and go. All
// lengths in "u", thousandths of the frame's shorter side times the text size.
#include "renderer/scene/frame_options.hpp"
#include "renderer/scene/frame_scene.hpp"
#include "renderer/scene/label_geometry.hpp"
#include "renderer/scene/type_setter.hpp"

#include <string>

namespace bagration {

/// Where panels stand in a frame; everything inside the 5 % title-safe area, in very wide pictures inside the
/// middle 16:9.
struct PanelGrid {
    explicit PanelGrid(FrameSize size, double text_scale);
    float px = 1;         ///< Pixels per u.
    UnitBox safe;         ///< u
    bool wide = true;     ///< Not portrait: panels stand beside the map's middle, else over its whole width.
    bool narrow = false;  ///< Legend and scale stand at the top.
    float below_date = 0; ///< y under the block of date, title and (narrow) legend, u.
    float above_caption = 0; ///< y over the longest caption, u.
    float above_legend = 0;  ///< y over the longest caption and, where that stands below, the legend, u.
};

/// Type of panels. All of it is in the glyph atlas for every text of the campaign.
TextStyle panel_style(const std::string& language);
TextStyle panel_bold_style(const std::string& language);
/// Figures of equal width, for numbers that run.
TextStyle panel_figure_style(const std::string& language);
TextStyle title_style(const std::string& language);

/// Draws in u on a batch, everything faded by one alpha.
class PanelPainter {
  public:
    PanelPainter(FlatBatch& batch, const TypeSetter& type, const Style& style, float px, float alpha)
        : batch_(&batch), type_(&type), style_(&style), px_(px), alpha_(alpha) {}

    const Style& style() const { return *style_; }
    float width(const TextStyle& type, std::string_view text, float size_u) const;
    void text(const TextStyle& type, std::string_view text, float size_u, glm::vec2 at_u, Align align,
              const Rgba& colour) const;
    /// Left-aligned, and smaller where the room is too narrow.
    void fitted_text(const TextStyle& type, std::string_view text, float size_u, glm::vec2 at_u, float room_u,
                     const Rgba& colour) const;
    /// With a halo, for text without a plate under it.
    void text_on_map(const TextStyle& type, std::string_view text, float size_u, glm::vec2 at_u, Align align,
                     const Rgba& colour, const Rgba& halo, float halo_u) const;
    void box(const UnitBox& box, const Rgba& fill, float radius_u = 0) const;
    void line(glm::vec2 from_u, glm::vec2 to_u, float width_u, const Rgba& colour) const;
    void dot(glm::vec2 at_u, float radius_u, const Rgba& fill, float stroke_u, const Rgba& stroke) const;
    /// The translucent dark plate with its shadow.
    void plate(const UnitBox& box) const;
    PanelPainter faded(float by) const { return {*batch_, *type_, *style_, px_, alpha_ * by}; }

  private:
    FlatBatch* batch_;
    const TypeSetter* type_;
    const Style* style_;
    float px_, alpha_;
};

/// Widths without a glyph atlas, for what is only measured.
class PanelMeasure {
  public:
    explicit PanelMeasure(const FontSet& fonts) : fonts_(&fonts) {}
    float width_u(const TextStyle& type, std::string_view text, float size_u) const {
        return shape(*fonts_, type, text).width_em * size_u;
    }
    const FontSet& fonts() const { return *fonts_; }

  private:
    const FontSet* fonts_;
};

/// 0 before a, 1 after b, soft in between.
float ease_between(double a, double b, double x);
/// Comes and goes softly within [0, length].
float panel_alpha(double since_s, double length_s);
/// "486,000" (en), else with no-break blanks; whole numbers.
std::string number_text(double value, const std::string& language);
/// "486,000–849,000", or one number.
std::string range_text(double low, double high, const std::string& language);

} // namespace bagration
