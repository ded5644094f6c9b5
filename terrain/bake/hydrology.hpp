#pragma once
// Where water would run over a field of heights: flow directions without pits, drained areas, and the slow
// carving that running water does.
#include "terrain/bake/field.hpp"

#include <cstdint>
#include <vector>

namespace bagration {

struct Drainage {
    /// Samples from the sea (and the frame's edge) upstream: every sample comes after the one it drains to.
    std::vector<std::int32_t> order;
    /// The sample that each drains to; itself at outlets.
    std::vector<std::int32_t> receiver;
    /// Area drained through each sample, including itself.
    std::vector<float> area_km2;
};

/// Priority flood (Barnes, Lehman and Mulla 2014) from the sea and the frame's edge, then steepest descent.
/// `outlet`: not 0 where water has arrived (sea).
/// `toll_m`: by how much the flood rises from one sample of a level to the next; uneven, it makes the way
/// over levels and out of pits wander, where it would else run straight along the grid. Empty: none.
Drainage drain(const Field& surface_m, const Raster<std::uint8_t>& outlet, const Field& toll_m = {});

/// One implicit step of stream-power erosion (Braun and Willett 2013): every sample falls towards the one it
/// drains to, by strength * area^exponent, and never below it. Order as in `drainage`.
void carve(Field& height_m, const Drainage& drainage, const Field& strength, float exponent);

} // namespace bagration
