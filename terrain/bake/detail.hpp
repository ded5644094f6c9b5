#pragma once
// Relief finer than the data: plausible, not surveyed. Ridged noise in the measure of the relief around,
// carved by the rivers that are known and by the water that would run, and pinned to the data where they
// speak.
#include "terrain/bake/field.hpp"

#include <atomic>

namespace bagration {

/// How rugged the ground is, metres: about the standard deviation of the heights within 25 km, less where the
/// ground close by is level.
Field ruggedness_of(const Field& land_m);

/// The data where they are rugged, smoothed in plains, where steps of rounding would look like relief; ranges
/// a little sharper than the wide averages of the data.
Field conditioned(const Field& land_m, const Field& ruggedness_m);

struct DetailInput {
    const Field& land_m; ///< Conditioned data over land, extended over the sea.
    const Field& ruggedness_m;
    const Raster<std::uint8_t>& sea; ///< Not 0 at sea.
    const Field& river_strength;     ///< 0 no river ... 5 a large one.
};
/// Heights with detail; sea samples are meaningless. Stops early (with whatever it has) when cancelled.
Field with_detail(const DetailInput& input, const std::atomic<bool>& cancel);

/// Adds the finest octaves and gullies, which only a fine grid can hold; `ruggedness_m` and `sea` (not 0 at
/// sea) may be coarser.
void add_fine_grain(Field& height_m, const Field& ruggedness_m, const Raster<std::uint8_t>& sea);

} // namespace bagration
