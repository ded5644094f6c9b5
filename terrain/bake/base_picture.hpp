#pragma once
// The painted base map: the relief atlas picture of a frame, from heights and water. Colours are sRGB
// throughout, as an engraver would mix them; only the pyramid is averaged in linear light.
#include "terrain/bake/field.hpp"
#include "terrain/terrain.hpp"

#include <vector>

namespace bagration {

struct PictureInput {
    const Field& height_m;         ///< As in the pack: land > 0, sea < 0, lakes at their level.
    const Field& coast_distance_m; ///< Signed, positive on land, exact near the coast, right everywhere.
    const Field& lake_cover;       ///< 0 ... 1: share of the sample that is lake.
    const Field& marsh;            ///< 0 ... 1.
    const Field& forest;           ///< 0 ... 1.
};

std::vector<BaseTexel> paint_base(const PictureInput& input);

/// Box-filtered levels below level 0, `levels` in all. rgb in linear light, a as it is.
std::vector<std::vector<BaseTexel>> base_pyramid(std::vector<BaseTexel> finest, const GridFrame& frame,
                                                 int levels);
std::vector<std::vector<HeightTexel>> height_pyramid(const Field& height_m, int levels);

struct Rgb {
    float r = 0, g = 0, b = 0;
    friend Rgb operator*(Rgb a, Rgb b) { return {a.r * b.r, a.g * b.g, a.b * b.b}; }
    friend Rgb operator*(Rgb a, float s) { return {a.r * s, a.g * s, a.b * s}; }
    friend Rgb operator+(Rgb a, Rgb b) { return {a.r + b.r, a.g + b.g, a.b + b.b}; }
};
/// Tints without light: of the land by height and of the sea by depth, both in metres, >= 0.
Rgb land_tint(float height_m);
Rgb sea_tint(float depth_m);

} // namespace bagration
