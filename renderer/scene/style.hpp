#pragma once
// The look of the whole picture in one table per theme: ground, water, lines, sides, front, arrows, letters
// and plates. Everything that chooses a colour asks here. Colours are sRGB 0...1 with straight alpha, widths
// are pixels at a frame whose shorter side has 1080.
#include "campaign/model.hpp"
#include "renderer/scene/frame_options.hpp"

#include <glm/glm.hpp>

#include <string_view>

namespace bagration {

/// sRGB, straight alpha, 0...1.
using Rgba = glm::vec4;

/// How a theme paints relief: the lightness of the baked atlas picture chooses between three colours.
struct Tone {
    glm::vec3 shadow{}, middle{}, light{};
    float chroma = 1; ///< How much of the atlas picture's own colour stays.
};

struct Style {
    // The ground.
    bool toned = false; ///< False: the atlas picture as it was baked; the tones are not used.
    Tone land = {}, water = {};
    float contour_strength = 0; ///< > 0: contour lines, as on printed staff maps.
    glm::vec3 contour{};
    glm::vec3 air{}; ///< Far ground fades to it; the sky above the horizon.
    glm::vec3 coast{};
    float coast_strength = 0.85F;
    Rgba river{};
    Rgba graticule{};
    Rgba border{}, border_halo{}; ///< Frontiers of states.
    Rgba railway{};
    Rgba marsh{}; ///< Strokes over marshes.

    // The campaign on top.
    float tint = 0.19F, tint_at_front = 0.28F; ///< Of ground that is held: everywhere, and more at the front.
    glm::vec2 side_gain = {0.55F, 0.5625F}; ///< How tint takes up the light of the relief: constant, factor.
    float hatching = 0.13F;                 ///< Strength of the pattern of the positive bloc.
    float side_lightness = 0; ///< Oklab lightness that sides are drawn towards; 0 = as authored.
    float side_lightness_share = 0;
    float side_chroma = 1;     ///< Factor on the colourfulness of sides.
    float bloc_difference = 0; ///< Oklab lightness between the blocs, so that they differ in grey as well.
    glm::vec3 front{};
    float front_px = 2.6F;
    float front_glow = 0.60F; ///< Strength of the band in the sides' colours along the front.
    glm::vec3 arrow_shadow{};
    glm::vec3 arrow_light{}; ///< What withdrawals and highlights are mixed with.
    float arrow_rim = 0.52F; ///< Factor on the side's colour at the rim of an arrow: < 1 darker.

    // Letters on the map.
    Rgba ink{}, soft_ink{}, water_ink{}, accent_ink{};
    Rgba halo{}, water_halo{};
    Rgba date_ink{}, date_halo{};
    Rgba glow{}; ///< The soft breath behind date and furniture.

    // Plates: captions, lower thirds, charts, formations.
    Rgba plate{}, plate_rim{}, plate_ink{}, plate_soft_ink{}, plate_accent{};
};

/// The table of a theme; lives for ever.
const Style& style_of(Theme theme);

/// How a side is drawn in a theme: its authored colour with the lightness and strength of the theme.
glm::vec3 side_colour(const Style& style, const Campaign& campaign, SideIndex side);
/// The same for any authored colour. bloc: -1, +1, or 0 for sides of neither bloc.
glm::vec3 themed_colour(const Style& style, const Colour& authored, int bloc);

/// WCAG contrast ratio of two opaque colours, 1...21.
double contrast_ratio(const glm::vec3& a, const glm::vec3& b);

/// "atlas", "dark", "staff-map", "high-contrast".
std::string_view theme_name(Theme theme);
inline constexpr Theme all_themes[] = {Theme::atlas, Theme::dark, Theme::staff_map, Theme::high_contrast};

} // namespace bagration
