#include "terrain/bake/landform.hpp"

namespace bagration {

Landform make_landform(const GridFrame& frame, const LandformInput& in, const std::atomic<bool>& cancel) {
    Landform out;
    out.land_m = in.heights.land(frame, in.projection);
    out.ruggedness_m = ruggedness_of(out.land_m);
    const WaterMask mask = water_mask(frame, in.shores, in.lines, in.projection);
    Raster<std::uint8_t> sea(frame);
    for (std::size_t k = 0; k < sea.values.size(); ++k)
        sea.values[k] = mask.surface.values[k] == static_cast<std::uint8_t>(Surface::sea);
    const Field strength = river_strength(frame, in.rivers);
    if (in.synthesise_detail) {
        const Field land = conditioned(out.land_m, out.ruggedness_m);
        out.land_m = with_detail({land, out.ruggedness_m, sea, strength}, cancel);
    }
    if (cancel) return out;
    // Known rivers hold the water although the ground beside may lie lower.
    Field surface = out.land_m;
    for_each_sample(frame, [&](int, int, std::size_t k) {
        if (strength.values[k] > 0) surface.values[k] -= 15 + 8 * strength.values[k];
    });
    out.drainage = drain(surface, sea);
    return out;
}

} // namespace bagration
