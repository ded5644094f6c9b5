#include "terrain/bake/ground.hpp"

#include "terrain/bake/lakes.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

float joined_height_m(float land_m, float sea_m, bool is_sea, float coast_distance_m) {
    const float km = std::fabs(coast_distance_m) / 1000;
    if (is_sea) return std::min(sea_m, -(1.5f + std::min(km, 8.0f) * 2));
    // Distances inland are known near the coast only, which is where cliffs are.
    constexpr float coastal_km = 4;
    const float steepest_cliff = km < coastal_km ? 120 + 620 * km : 9000;
    const float flattest_shore = 0.8f + std::min(km, coastal_km) * 0.9f;
    return std::max(std::min(land_m, steepest_cliff), flattest_shore);
}

namespace {

/// Exact near the coast; farther out at sea the distance between samples is good enough.
Field signed_coast_distance(const GridFrame& frame, const Raster<std::uint8_t>& surface,
                            const std::vector<PlaneShore>& lines) {
    const double near_m = std::max(coast_range_m + 500, 2 * frame.cell_m);
    Field distance = distance_to_shores(frame, lines, 1, 1, near_m);
    Raster<std::uint8_t> land(frame);
    for (std::size_t k = 0; k < land.values.size(); ++k)
        land.values[k] = surface.values[k] != static_cast<std::uint8_t>(Surface::sea);
    const Field offshore = distance_to(land);
    for_each_sample(frame, [&](int, int, std::size_t k) {
        float& d = distance.values[k];
        if (land.values[k]) return;
        if (d >= static_cast<float>(near_m)) d = std::max(d, offshore.values[k]);
        d = -d;
    });
    return distance;
}

Field lake_cover_of(const WaterMask& mask, const std::vector<PlaneShore>& lines) {
    const GridFrame& frame = mask.surface.frame;
    Field cover = distance_to_shores(frame, lines, 2, 4, frame.cell_m);
    const auto cell = static_cast<float>(frame.cell_m);
    for_each_sample(frame, [&](int, int, std::size_t k) {
        const bool lake = mask.surface.values[k] == static_cast<std::uint8_t>(Surface::lake);
        cover.values[k] = std::clamp(0.5f + (lake ? cover.values[k] : -cover.values[k]) / cell, 0.0f, 1.0f);
    });
    return cover;
}

} // namespace

Ground make_ground(const Field& land_m, const GroundInput& in) {
    const GridFrame& frame = land_m.frame;
    Ground ground;
    WaterMask mask = water_mask(frame, in.shores, in.lines, in.projection);
    ground.repaired_rows = mask.repaired_rows;
    ground.coast_distance_m = signed_coast_distance(frame, mask.surface, in.lines);
    ground.lake_cover = lake_cover_of(mask, in.lines);
    ground.height_m = in.heights.sea(frame, in.projection);
    for_each_sample(frame, [&](int, int, std::size_t k) {
        const bool sea = mask.surface.values[k] == static_cast<std::uint8_t>(Surface::sea);
        float& z = ground.height_m.values[k];
        z = joined_height_m(land_m.values[k], z, sea, ground.coast_distance_m.values[k]);
    });
    level_lakes(ground.height_m, mask, in.lines, in.projection);
    ground.surface = std::move(mask.surface);
    return ground;
}

} // namespace bagration
