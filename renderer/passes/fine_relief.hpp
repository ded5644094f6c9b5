#pragma once
// Relief finer than the terrain's raster, for views so near that a texel covers many pixels: the light and
// dark of an engraver's small forms, fixed to the ground. It is ornament in the measure of the slopes around,
// not survey; `terrain info` tells what is.
#include "renderer/gl/texture.hpp"

#include <cstdint>
#include <vector>

namespace bagration {

struct FineRelief {
    static constexpr int texels = 512; ///< A side of the tile, which repeats without a seam.
    static constexpr double tile_m =
        15e3; ///< What the tile covers on the ground; a second, wider one lies over it:
    static constexpr double wide_tile_m = 41e3;
    /// Metres a pixel at the target: nothing of it shows in wider views, all of it in nearer ones.
    static constexpr double begins_m = 200, full_m = 100;
};

/// How much of it shows, 0...1.
float fine_relief_share(double metres_per_pixel);

/// Row 0 south. How much lighter (255) or darker (0) than level ground (128) light from the north-west makes
/// it.
std::vector<std::uint8_t> fine_relief_texels();
Expected<Texture2D> make_fine_relief();

} // namespace bagration
