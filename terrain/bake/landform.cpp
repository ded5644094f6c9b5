#include "terrain/bake/landform.hpp"

#include <set>

namespace bagration {

Expected<Landform> make_landform(const GridFrame& frame, const LandformInput& in,
                                 const std::atomic<bool>& cancel) {
    Landform out;
    out.land_m = in.heights.land(frame, in.projection);
    out.ruggedness_m = ruggedness_of(out.land_m);
    const WaterMask mask = water_mask(frame, in.shores, in.lines, in.projection);
    out.sea = Raster<std::uint8_t>(frame);
    std::set<std::int32_t> broad_rivers;
    for (const PlaneShore& shore : in.lines)
        if (shore.river) broad_rivers.insert(shore.polygon);
    out.still_water = Raster<std::uint8_t>(frame);
    for (std::size_t k = 0; k < out.sea.values.size(); ++k) {
        const auto surface = static_cast<Surface>(mask.surface.values[k]);
        out.sea.values[k] = surface == Surface::sea;
        out.still_water.values[k] =
            surface == Surface::lake && !broad_rivers.contains(mask.lake_polygon.values[k]);
    }
    const Field strength = river_strength(frame, in.rivers);
    if (in.synthesise_detail) {
        settle_districts(out.land_m, out.ruggedness_m, in.places);
        const Field data = std::move(out.land_m);
        const Field land = conditioned(data, out.ruggedness_m);
        out.land_m = with_detail({land, out.ruggedness_m, out.sea, strength}, cancel);
        if (cancel) return out;
        raise_ridges(out.land_m, data, out.ruggedness_m, in.summits);
        settle_floors(out.land_m, out.ruggedness_m, in.places);
    }
    if (auto done = in.dems.lay_over(out.land_m, in.projection.definition()); !done)
        return tl::unexpected(done.error());
    // Known rivers hold the water although the ground beside may lie lower.
    Field surface = out.land_m;
    for_each_sample(frame, [&](int, int, std::size_t k) {
        if (strength.values[k] > 0) surface.values[k] -= 15 + 8 * strength.values[k];
    });
    out.drainage = drain(surface, out.sea);
    return out;
}

} // namespace bagration
