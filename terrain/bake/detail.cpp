#include "terrain/bake/detail.hpp"

#include "terrain/bake/hydrology.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace bagration {

namespace {

std::uint32_t hash(int x, int y, std::uint32_t seed) {
    std::uint32_t h = static_cast<std::uint32_t>(x) * 0x9e3779b1u +
                      static_cast<std::uint32_t>(y) * 0x85ebca77u + seed * 0xc2b2ae3du;
    h = (h ^ (h >> 15)) * 0x2c1b3c6du;
    h = (h ^ (h >> 12)) * 0x297a2d39u;
    return h ^ (h >> 15);
}

/// Sixteen directions are enough for a gradient and cost no sine.
float corner(int x, int y, std::uint32_t seed, float u, float v) {
    static constexpr float cosine[16] = {1,  .92388f,  .70711f,  .38268f,  0, -.38268f, -.70711f, -.92388f,
                                         -1, -.92388f, -.70711f, -.38268f, 0, .38268f,  .70711f,  .92388f};
    const std::uint32_t d = hash(x, y, seed) & 15u;
    return cosine[d] * u + cosine[(d + 12) & 15u] * v;
}

/// Perlin's gradient noise, about -1 ... 1.
float noise(float x, float y, std::uint32_t seed) {
    const float fx = std::floor(x), fy = std::floor(y);
    const int i = static_cast<int>(fx), j = static_cast<int>(fy);
    const float u = x - fx, v = y - fy;
    const float a = u * u * u * (u * (u * 6 - 15) + 10), b = v * v * v * (v * (v * 6 - 15) + 10);
    const float south = corner(i, j, seed, u, v) * (1 - a) + corner(i + 1, j, seed, u - 1, v) * a;
    const float north =
        corner(i, j + 1, seed, u, v - 1) * (1 - a) + corner(i + 1, j + 1, seed, u - 1, v - 1) * a;
    return 1.6f * (south * (1 - b) + north * b);
}

/// Ridges and swells: octaves from `wave_km` down, bent by slower noise so that nothing looks like a grid.
float ridged(float x_km, float y_km, float wave_km, int octaves) {
    const float bend_x = noise(x_km / 14, y_km / 14, 91) * 3.5f,
                bend_y = noise(x_km / 14, y_km / 14, 92) * 3.5f;
    float sum = 0, share = 1, total = 0;
    for (int k = 0; k < octaves; ++k) {
        const float n =
            noise((x_km + bend_x) / wave_km, (y_km + bend_y) / wave_km, static_cast<std::uint32_t>(k + 1));
        sum += share * (0.55f * (1 - 2 * std::fabs(n)) + 0.6f * n);
        total += share;
        share *= 0.55f;
        wave_km *= 0.5f;
    }
    return sum / total;
}

float km(double metres) {
    return static_cast<float>(metres / 1000);
}

/// Metres by which water on level ground is led astray, so that it does not run straight along the grid.
float wandering(PlanePoint p) {
    constexpr float metres = 2.5f;
    return metres * (noise(km(p.x_m) / 3.1f, km(p.y_m) / 3.1f, 71) +
                     0.5f * noise(km(p.x_m) / 1.3f, km(p.y_m) / 1.3f, 72));
}

/// What the flood pays for each sample of a level, metres: it looks for cheap ways, and those wander.
Field tolls(const GridFrame& frame) {
    constexpr float least_m = 0.05f, most_m = 0.9f;
    Field toll(frame);
    for_each_sample(frame, [&](int i, int j, std::size_t k) {
        const PlanePoint p = frame.point(i, j);
        const float n = noise(km(p.x_m) / 5.7f, km(p.y_m) / 5.7f, 73) +
                        0.6f * noise(km(p.x_m) / 2.3f, km(p.y_m) / 2.3f, 74);
        toll.values[k] = least_m + most_m * n * n;
    });
    return toll;
}

/// Standard deviation of the heights within a distance.
Field spread_within(const Field& land_m, double around_m) {
    const Field mean = blurred(land_m, around_m);
    Field square = land_m;
    for (float& z : square.values)
        z *= z;
    Field out = blurred(square, around_m);
    for_each_sample(out.frame, [&](int, int, std::size_t k) {
        out.values[k] = std::sqrt(std::max(0.0f, out.values[k] - mean.values[k] * mean.values[k]));
    });
    return out;
}

} // namespace

Field ruggedness_of(const Field& land_m) {
    Field out = spread_within(land_m, 12000);
    // At the foot of mountains the plain is as level as elsewhere.
    constexpr float share = 2.5f, least_m = 3;
    const Field close = spread_within(land_m, 4000);
    for_each_sample(out.frame, [&](int, int, std::size_t k) {
        out.values[k] = std::min(out.values[k], share * close.values[k] + least_m);
    });
    return out;
}

Field conditioned(const Field& land_m, const Field& ruggedness_m) {
    // In mountains five minutes are too few to tell a peak from a valley: what the data have at their finest
    // is as much chance as shape, and would stand as lumps among the carved ridges.
    const Field plain = blurred(land_m, 6000), mountain = blurred(land_m, 3600);
    Field out = land_m;
    for_each_sample(out.frame, [&](int, int, std::size_t k) {
        const float r = ruggedness_m.values[k];
        const auto hilly = static_cast<float>(smoothstep(12, 55, r));
        const auto alpine = static_cast<float>(0.35 * smoothstep(90, 300, r));
        const float data = land_m.values[k] + (mountain.values[k] - land_m.values[k]) * alpine;
        out.values[k] = plain.values[k] + (data - plain.values[k]) * hilly;
    });
    return out;
}

Field with_detail(const DetailInput& in, const std::atomic<bool>& cancel) {
    constexpr int rounds = 6;
    constexpr float noise_share = 1.25f, carving_strength = 0.13f, area_exponent = 0.40f, diffusion = 0.03f,
                    trench_depth = 0.6f;
    constexpr double pinned_above_m = 6000, pinned_above_in_mountains_m = 13000;
    const GridFrame& frame = in.land_m.frame;
    Field widened = in.river_strength;
    blur(widened, 1000);
    // Large rivers have broad valleys.
    Field trench = in.river_strength;
    for (float& s : trench.values)
        s = s >= 3 ? s : 0;
    blur(trench, 2200);
    Field height(frame), burn(frame), carving(frame);
    for_each_sample(frame, [&](int i, int j, std::size_t k) {
        const float r = in.ruggedness_m.values[k], river = in.river_strength.values[k];
        burn.values[k] = widened.values[k] * (6 + 0.05f * r) + (river > 0 ? 12 + 3 * river + 0.3f * r : 0.0f);
        // On level plains the steepest way is chance: cut in, it would lie there as parallel scratches.
        carving.values[k] = carving_strength * static_cast<float>(smoothstep(7, 20, r));
        const PlanePoint p = frame.point(i, j);
        const float shape = ridged(km(p.x_m), km(p.y_m), 13, 4);
        height.values[k] = in.land_m.values[k] + noise_share * r * shape * 1.5f -
                           0.22f * burn.values[k] * std::min(1.0f, (r + 8) / 50) -
                           trench_depth * r * std::min(1.0f, trench.values[k] * 1.4f);
    });
    const Field toll = tolls(frame);
    for (int round = 0; round < rounds && !cancel; ++round) {
        Field surface = height;
        for_each_sample(frame, [&](int i, int j, std::size_t k) {
            surface.values[k] += wandering(frame.point(i, j)) - burn.values[k];
        });
        carve(height, drain(surface, in.sea, toll), carving, area_exponent);
        // Slopes creep a little, so that valleys do not end up as cuts.
        const Field before = height;
        for_each_sample(frame, [&](int i, int j, std::size_t k) {
            if (i == 0 || j == 0 || i == frame.width - 1 || j == frame.height - 1 || in.sea.values[k]) return;
            height.values[k] += diffusion * (before.at(i - 1, j) + before.at(i + 1, j) + before.at(i, j - 1) +
                                             before.at(i, j + 1) - 4 * before.values[k]);
        });
        // Whatever is wider than the detail must stay as the data have it; in mountains the data know less.
        Field difference(frame);
        for_each_sample(frame, [&](int, int, std::size_t k) {
            difference.values[k] = in.sea.values[k] ? 0 : in.land_m.values[k] - height.values[k];
        });
        const Field wide = blurred(difference, pinned_above_in_mountains_m);
        blur(difference, pinned_above_m);
        for_each_sample(frame, [&](int, int, std::size_t k) {
            const auto alpine = static_cast<float>(smoothstep(60, 250, in.ruggedness_m.values[k]));
            if (!in.sea.values[k])
                height.values[k] +=
                    0.9f * (difference.values[k] + (wide.values[k] - difference.values[k]) * alpine);
        });
    }
    return height;
}

void add_fine_grain(Field& height_m, const Field& ruggedness_m, const Raster<std::uint8_t>& sea) {
    constexpr float noise_share = 0.10f, carving = 0.10f, area_exponent = 0.40f;
    constexpr double pinned_above_m = 2500;
    const GridFrame& frame = height_m.frame;
    const Field before = height_m;
    Field strength(frame);
    Raster<std::uint8_t> outlet(frame);
    for_each_sample(frame, [&](int i, int j, std::size_t k) {
        const PlanePoint p = frame.point(i, j);
        const float r = sample_linear(ruggedness_m, p);
        height_m.values[k] += noise_share * r * ridged(km(p.x_m) + 411, km(p.y_m) + 173, 1.9f, 2);
        // Gentle country has none: cut by chance, they would lie there as scratches along the grid.
        strength.values[k] = carving * static_cast<float>(smoothstep(14, 45, r));
        const int x = std::clamp(static_cast<int>(std::lround(sea.frame.column(p))), 0, sea.frame.width - 1);
        const int y = std::clamp(static_cast<int>(std::lround(sea.frame.row(p))), 0, sea.frame.height - 1);
        outlet.values[k] = sea.at(x, y);
    });
    // Gullies, as narrow as this grid can hold.
    Field surface = height_m;
    for_each_sample(frame,
                    [&](int i, int j, std::size_t k) { surface.values[k] += wandering(frame.point(i, j)); });
    carve(height_m, drain(surface, outlet, tolls(frame)), strength, area_exponent);
    Field difference(frame);
    for_each_sample(frame, [&](int, int, std::size_t k) {
        difference.values[k] = outlet.values[k] ? 0 : before.values[k] - height_m.values[k];
    });
    blur(difference, pinned_above_m);
    for_each_sample(frame, [&](int, int, std::size_t k) { height_m.values[k] += difference.values[k]; });
}

} // namespace bagration
