#include "renderer/scene/style.hpp"

#include "terrain/geo/contract.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

namespace {

constexpr float channel(unsigned rgb, unsigned shift) {
    return static_cast<float>((rgb >> shift) & 0xFFU) / 255.0F;
}
/// From 0xRRGGBB.
constexpr glm::vec3 hex(unsigned rgb) {
    return {channel(rgb, 16), channel(rgb, 8), channel(rgb, 0)};
}
constexpr Rgba hex(unsigned rgb, float alpha) {
    return {channel(rgb, 16), channel(rgb, 8), channel(rgb, 0), alpha};
}

/// The relief atlas: warm paper, quiet colours, the story in brick and slate.
constexpr Style atlas{
    .air = hex(0xECE6D5),
    .coast = hex(0x3D4F5C),
    .river = hex(0x5B8296, 0.9F),
    .graticule = hex(0x4D4638, 0.20F),
    .border = hex(0x5A4A3A, 0.75F),
    .border_halo = hex(0xF2E6CF, 0.45F),
    .railway = hex(0x5F574B, 0.55F),
    .marsh = hex(0x4F777D, 0.8F),
    .front = hex(0x251C1B),
    .arrow_shadow = hex(0x291F1A),
    .arrow_light = hex(0xFFF5E6),
    .ink = hex(0x2B2620, 1),
    .soft_ink = hex(0x4D4638, 0.85F),
    .water_ink = hex(0x2F5568, 1),
    .accent_ink = hex(0x6B3324, 1),
    .halo = hex(0xF6F0DF, 0.8F),
    .water_halo = hex(0xC7D8D6, 0.4F),
    .date_ink = hex(0x211C1A, 1),
    .date_halo = hex(0xF4EEE0, 0.92F),
    .glow = hex(0xF4EEE0, 0.62F),
    .plate = hex(0x161416, 0.84F),
    .plate_rim = hex(0xF9F6EE, 0.14F),
    .plate_ink = hex(0xF9F6EE, 1),
    .plate_soft_ink = hex(0xCFC7B8, 1),
    .plate_accent = hex(0xE0A070, 1),
};

/// A museum at night: slate and umber ground, the story glows.
constexpr Style dark{
    .toned = true,
    .land = {hex(0x0D0F12), hex(0x2C2C2B), hex(0x6A6458), 0.16F},
    .water = {hex(0x060A0F), hex(0x0C151D), hex(0x1A2B37), 0.10F},
    .air = hex(0x171A1E),
    .coast = hex(0x7C919C),
    .coast_strength = 0.80F,
    .river = hex(0x4F7388, 0.85F),
    .graticule = hex(0xD8CFBC, 0.13F),
    .border = hex(0xC9B99A, 0.60F),
    .border_halo = hex(0x0B0D10, 0.55F),
    .railway = hex(0xA89C88, 0.40F),
    .marsh = hex(0x7FA3AE, 0.5F),
    .tint = 0.20F,
    .tint_at_front = 0.34F,
    .hatching = 0.18F,
    .side_lightness = 0.64F,
    .side_lightness_share = 0.80F,
    .side_chroma = 1.05F,
    .bloc_difference = 0.06F,
    .front = hex(0xFFEBC8),
    .front_px = 2.4F,
    .front_glow = 0.85F,
    .arrow_shadow = hex(0x000000),
    .arrow_light = hex(0xFFEBD2),
    .arrow_rim = 0.45F,
    .ink = hex(0xF3ECDC, 1),
    .soft_ink = hex(0xD2C8B5, 0.85F),
    .water_ink = hex(0xA3C3D6, 1),
    .accent_ink = hex(0xF0B890, 1),
    .halo = hex(0x0D0F12, 0.85F),
    .water_halo = hex(0x081018, 0.6F),
    .date_ink = hex(0xF7F1E3, 1),
    .date_halo = hex(0x0D0F12, 0.90F),
    .glow = hex(0x0D0F12, 0.62F),
    .plate = hex(0x050608, 0.86F),
    .plate_rim = hex(0xF3ECDC, 0.20F),
    .plate_ink = hex(0xF7F1E3, 1),
    .plate_soft_ink = hex(0xC9C0AF, 1),
    .plate_accent = hex(0xF0B890, 1),
};

/// A staff map of the 1940s: cream paper, brown contours, black line work, red and blue pencil.
constexpr Style staff_map{
    .toned = true,
    .land = {hex(0xA98C64), hex(0xE9DEC0), hex(0xF7F0DC), 0.12F},
    .water = {hex(0x9CBAC2), hex(0xC3D5D3), hex(0xE2E9E0), 0.10F},
    .contour_strength = 0.50F,
    .contour = hex(0x8E5F36),
    .air = hex(0xF1E9D3),
    .coast = hex(0x1F2A33),
    .coast_strength = 0.95F,
    .river = hex(0x2F6690, 0.90F),
    .graticule = hex(0x1D1A17, 0.32F),
    .border = hex(0x1D1A17, 0.80F),
    .border_halo = hex(0xF7F0DC, 0.55F),
    .railway = hex(0x1D1A17, 0.65F),
    .marsh = hex(0x2F6690, 0.7F),
    .tint = 0.06F,
    .tint_at_front = 0.26F,
    .hatching = 0.24F,
    .side_lightness = 0.47F,
    .side_lightness_share = 0.65F,
    .side_chroma = 1.35F,
    .bloc_difference = 0.08F,
    .front = hex(0x1D1A17),
    .front_px = 2.2F,
    .front_glow = 0.80F,
    .arrow_shadow = hex(0x6B563A),
    .arrow_light = hex(0xF7F0DC),
    .arrow_rim = 0.70F,
    .ink = hex(0x1A1714, 1),
    .soft_ink = hex(0x2E2820, 0.85F),
    .water_ink = hex(0x1F4460, 1),
    .accent_ink = hex(0x86240F, 1),
    .halo = hex(0xF7F0DC, 0.88F),
    .water_halo = hex(0xD6E2DE, 0.6F),
    .date_ink = hex(0x1A1714, 1),
    .date_halo = hex(0xF7F0DC, 0.95F),
    .glow = hex(0xF7F0DC, 0.70F),
    .plate = hex(0xF4ECD6, 0.94F),
    .plate_rim = hex(0x1D1A17, 0.85F),
    .plate_ink = hex(0x1A1714, 1),
    .plate_soft_ink = hex(0x4A4032, 1),
    .plate_accent = hex(0x86240F, 1),
};

/// For weak eyes and bright rooms: plain ground, strong sides, thick lines.
constexpr Style high_contrast{
    .toned = true,
    .land = {hex(0xC9C9C4), hex(0xF2F2EE), hex(0xFFFFFF), 0},
    .water = {hex(0x9DB8CB), hex(0xBFD3E0), hex(0xDCE8F0), 0},
    .air = hex(0xF7F7F4),
    .coast = hex(0x0E1C28),
    .coast_strength = 1,
    .river = hex(0x1E5F91, 1),
    .graticule = hex(0x000000, 0.22F),
    .border = hex(0x000000, 0.85F),
    .border_halo = hex(0xFFFFFF, 0.8F),
    .railway = hex(0x000000, 0.6F),
    .marsh = hex(0x1E5F91, 0.7F),
    .tint = 0.32F,
    .tint_at_front = 0.18F,
    .hatching = 0.30F,
    .side_lightness = 0.55F,
    .side_lightness_share = 1,
    .side_chroma = 1.5F,
    .bloc_difference = 0.26F,
    .front = hex(0x000000),
    .front_px = 5.0F,
    .front_glow = 0.55F,
    .arrow_shadow = hex(0x000000),
    .arrow_light = hex(0xFFFFFF),
    .arrow_rim = 0.30F,
    .ink = hex(0x000000, 1),
    .soft_ink = hex(0x000000, 1),
    .water_ink = hex(0x05253D, 1),
    .accent_ink = hex(0x5A0F00, 1),
    .halo = hex(0xFFFFFF, 0.96F),
    .water_halo = hex(0xFFFFFF, 0.9F),
    .date_ink = hex(0x000000, 1),
    .date_halo = hex(0xFFFFFF, 1),
    .glow = hex(0xFFFFFF, 0.85F),
    .plate = hex(0x000000, 0.94F),
    .plate_rim = hex(0xFFFFFF, 1),
    .plate_ink = hex(0xFFFFFF, 1),
    .plate_soft_ink = hex(0xF0F0F0, 1),
    .plate_accent = hex(0xFFC98A, 1),
};

float to_linear(float c) {
    return c <= 0.04045F ? c / 12.92F : std::pow((c + 0.055F) / 1.055F, 2.4F);
}
float to_srgb(float c) {
    c = std::clamp(c, 0.0F, 1.0F);
    return c <= 0.0031308F ? 12.92F * c : 1.055F * std::pow(c, 1.0F / 2.4F) - 0.055F;
}

/// Oklab (B. Ottosson, 2020): lightness, green-red, blue-yellow; equal steps look about equal.
glm::vec3 oklab_from(const glm::vec3& srgb) {
    const glm::vec3 c(to_linear(srgb.r), to_linear(srgb.g), to_linear(srgb.b));
    const float l = std::cbrt(0.4122214708F * c.r + 0.5363325363F * c.g + 0.0514459929F * c.b);
    const float m = std::cbrt(0.2119034982F * c.r + 0.6806995451F * c.g + 0.1073969566F * c.b);
    const float s = std::cbrt(0.0883024619F * c.r + 0.2817188376F * c.g + 0.6299787005F * c.b);
    return {0.2104542553F * l + 0.7936177850F * m - 0.0040720468F * s,
            1.9779984951F * l - 2.4285922050F * m + 0.4505937099F * s,
            0.0259040371F * l + 0.7827717662F * m - 0.8086757660F * s};
}
glm::vec3 srgb_from(const glm::vec3& lab) {
    const auto cubed = [](float x) { return x * x * x; };
    const float l = cubed(lab.x + 0.3963377774F * lab.y + 0.2158037573F * lab.z);
    const float m = cubed(lab.x - 0.1055613458F * lab.y - 0.0638541728F * lab.z);
    const float s = cubed(lab.x - 0.0894841775F * lab.y - 1.2914855480F * lab.z);
    return {to_srgb(4.0767416621F * l - 3.3077115913F * m + 0.2309699292F * s),
            to_srgb(-1.2684380046F * l + 2.6097574011F * m - 0.3413193965F * s),
            to_srgb(-0.0041960863F * l - 0.7034186147F * m + 1.7076147010F * s)};
}

float luminance(const glm::vec3& c) {
    return 0.2126F * to_linear(c.r) + 0.7152F * to_linear(c.g) + 0.0722F * to_linear(c.b);
}

} // namespace

const Style& style_of(Theme theme) {
    switch (theme) {
    case Theme::atlas:
        return atlas;
    case Theme::dark:
        return dark;
    case Theme::staff_map:
        return staff_map;
    case Theme::high_contrast:
        return high_contrast;
    }
    return atlas;
}

glm::vec3 themed_colour(const Style& style, const Colour& authored, int bloc) {
    const glm::vec3 srgb = glm::vec3(authored.r, authored.g, authored.b) / 255.0F;
    // As authored, to the bit, where the theme has no wishes.
    if (style.side_lightness_share == 0 && style.side_chroma == 1 && style.bloc_difference == 0) return srgb;
    glm::vec3 lab = oklab_from(srgb);
    lab.x += (style.side_lightness - lab.x) * style.side_lightness_share;
    lab.x += 0.5F * style.bloc_difference * static_cast<float>(bloc);
    lab.y *= style.side_chroma;
    lab.z *= style.side_chroma;
    return srgb_from(lab);
}

glm::vec3 side_colour(const Style& style, const Campaign& campaign, SideIndex side) {
    BAGRATION_EXPECTS(side >= 0 && static_cast<std::size_t>(side) < campaign.sides.size());
    const Side& about = campaign.sides[static_cast<std::size_t>(side)];
    const SideIndex whole = about.part_of != no_side ? about.part_of : side;
    const int bloc = whole == campaign.positive_side ? 1 : whole == campaign.negative_side ? -1 : 0;
    return themed_colour(style, about.colour, bloc);
}

double contrast_ratio(const glm::vec3& a, const glm::vec3& b) {
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

std::string_view theme_name(Theme theme) {
    switch (theme) {
    case Theme::atlas:
        return "atlas";
    case Theme::dark:
        return "dark";
    case Theme::staff_map:
        return "staff-map";
    case Theme::high_contrast:
        return "high-contrast";
    }
    return "atlas";
}

} // namespace bagration
