#include "terrain/bake/base_picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>

namespace bagration {

namespace {

constexpr Rgb rgb(unsigned hex) {
    return {static_cast<float>((hex >> 16) & 255u) / 255, static_cast<float>((hex >> 8) & 255u) / 255,
            static_cast<float>(hex & 255u) / 255};
}

constexpr Rgb white{1, 1, 1};

Rgb mix(Rgb a, Rgb b, float t) {
    return a * (1 - t) + b * t;
}

struct Stop {
    float at_m;
    Rgb colour;
};

constexpr Stop land_ramp[] = {{0, rgb(0xc2c7ab)},    {60, rgb(0xcccfb2)},   {140, rgb(0xd9d7ba)},
                              {220, rgb(0xe3dcc0)},  {350, rgb(0xe7dcbb)},  {550, rgb(0xe1d0ac)},
                              {800, rgb(0xd5be99)},  {1150, rgb(0xc5a988)}, {1600, rgb(0xb2957b)},
                              {2050, rgb(0xa38b7b)}, {2450, rgb(0xbaaba0)}, {2850, rgb(0xe0d9d1)},
                              {3500, rgb(0xf6f4f0)}};
constexpr Stop sea_ramp[] = {{0, rgb(0xb9cfcb)},    {20, rgb(0xa9c5c5)},  {60, rgb(0x96b6bb)},
                             {150, rgb(0x82a5af)},  {500, rgb(0x6c92a1)}, {1200, rgb(0x587f92)},
                             {2200, rgb(0x476d83)}, {4000, rgb(0x385a72)}};

Rgb on_ramp(std::span<const Stop> ramp, float value) {
    if (value <= ramp.front().at_m) return ramp.front().colour;
    for (std::size_t k = 1; k < ramp.size(); ++k)
        if (value < ramp[k].at_m)
            return mix(ramp[k - 1].colour, ramp[k].colour,
                       (value - ramp[k - 1].at_m) / (ramp[k].at_m - ramp[k - 1].at_m));
    return ramp.back().colour;
}

/// A direction of light on the map: weight and the unit vector towards it (x east, y north, z up).
struct Light {
    float x, y, z, weight;
};

std::array<Light, 4> lights() {
    const auto light = [](double azimuth_deg, double altitude_deg, double weight) {
        const double a = azimuth_deg * std::numbers::pi / 180, h = altitude_deg * std::numbers::pi / 180;
        return Light{static_cast<float>(std::sin(a) * std::cos(h)),
                     static_cast<float>(std::cos(a) * std::cos(h)), static_cast<float>(std::sin(h)),
                     static_cast<float>(weight)};
    };
    return {light(315, 38, 0.56), light(275, 48, 0.18), light(355, 48, 0.16), light(225, 60, 0.10)};
}

/// Light on a slope, 1 on level ground. gx, gy: gradient, already exaggerated.
float shade(const std::array<Light, 4>& directions, float gx, float gy) {
    const float nz = 1 / std::sqrt(gx * gx + gy * gy + 1);
    float sum = 0;
    for (const Light& l : directions)
        sum += l.weight * std::max(0.0f, (l.z - gx * l.x - gy * l.y) * nz) / l.z;
    return sum;
}

float gradient(const Field& f, int i, int j, bool northwards) {
    const GridFrame& frame = f.frame;
    const int a = std::max((northwards ? j : i) - 1, 0);
    const int b = std::min((northwards ? j : i) + 1, (northwards ? frame.height : frame.width) - 1);
    const float difference = northwards ? f.at(i, b) - f.at(i, a) : f.at(b, j) - f.at(a, j);
    return difference / (static_cast<float>(b - a) * static_cast<float>(frame.cell_m));
}

/// How much the shading exaggerates: plains much, mountains little, so that both can be read.
Field exaggeration_of(const Field& land_m) {
    Field e = slope_of(land_m);
    blur(e, 7000);
    for_each_sample(e.frame, [&](int, int, std::size_t k) {
        const float s = e.values[k];
        e.values[k] = 4.6f + 50 * std::exp(-s / 0.008f) + 9 * std::exp(-s / 0.035f);
    });
    blur(e, 3000);
    return e;
}

/// The light on the land, engraved: what differs within a kilometre is drawn stronger, since a picture that
/// is magnified in a view of one town goes soft.
Field shading_of(const Field& lit_m, const Field& exaggeration) {
    constexpr double fine_m = 900;
    constexpr float gain = 0.45f;
    const auto directions = lights();
    Field shading(lit_m.frame);
    for_each_sample(shading.frame, [&](int i, int j, std::size_t k) {
        const float e = exaggeration.values[k];
        shading.values[k] =
            shade(directions, gradient(lit_m, i, j, false) * e, gradient(lit_m, i, j, true) * e);
    });
    const Field soft = blurred(shading, fine_m);
    for_each_sample(shading.frame, [&](int, int, std::size_t k) {
        shading.values[k] += gain * (shading.values[k] - soft.values[k]);
    });
    return shading;
}

/// Ambient occlusion: how far a place lies below the ground around it, at three scales. 1 = open.
Field openness_of(const Field& land_m, const Field& exaggeration) {
    Field open(land_m.frame, 1);
    struct Scale {
        float metres, weight;
    };
    for (const Scale scale : {Scale{3000, 1.0f}, Scale{9000, 0.8f}, Scale{28000, 0.7f}}) {
        const Field around = blurred(land_m, scale.metres / 2);
        for_each_sample(open.frame, [&](int, int, std::size_t k) {
            const float hollow =
                (around.values[k] - land_m.values[k]) * exaggeration.values[k] / scale.metres;
            open.values[k] -= std::clamp(hollow, -0.05f, 0.6f) * 0.62f * scale.weight;
        });
    }
    for_each_sample(open.frame, [&](int, int, std::size_t k) {
        open.values[k] = std::clamp(open.values[k], 0.5f, 1.06f);
    });
    return open;
}

/// The height that the tint is taken at: a little smoothed, and in low country drawn away from the height of
/// the district, so that valleys and moraines of a few tens of metres differ in colour.
Field tint_height_of(const Field& land_m) {
    constexpr double smooth_m = 1000, district_m = 30000;
    constexpr float gain = 1.7f, largest_m = 120, low_country_m = 600, fading_m = 300;
    Field tint = land_m;
    blur(tint, smooth_m);
    const Field district = blurred(land_m, district_m);
    for_each_sample(tint.frame, [&](int, int, std::size_t k) {
        float& z = tint.values[k];
        const float apart = z - district.values[k];
        const float share = gain * std::exp(-std::fabs(apart) / largest_m) *
                            std::clamp((low_country_m - z) / fading_m, 0.0f, 1.0f);
        z = std::max(0.0f, z + share * apart);
    });
    return tint;
}

struct WaterEngraving {
    float at_km, alpha;
};
constexpr WaterEngraving engravings[] = {
    {2.6f, .34f}, {6.0f, .24f}, {10.5f, .16f}, {16.5f, .10f}, {24.0f, .06f}};

/// What the sea is painted from at one sample.
struct SeaSample {
    float depth_m, relief, offshore_km;
    float lines_km; ///< Distance by which the waterlines go.
    float shadow;   ///< Of the land in the north-west, 0 ... 1.
};

Rgb paint_sea(const SeaSample& sea) {
    Rgb colour = sea_tint(sea.depth_m) * sea.relief;
    const Rgb ink = rgb(0xeef4ee);
    for (const WaterEngraving& line : engravings) {
        const float t = (sea.lines_km - line.at_km) / (0.55f + line.at_km * 0.018f);
        if (std::fabs(t) < 4) colour = mix(colour, ink, line.alpha * std::exp(-t * t));
    }
    return mix(colour, rgb(0xdfeae4), 0.30f * std::exp(-sea.offshore_km / 5.5f)) * (1 - 0.20f * sea.shadow);
}

Rgb light_land(Rgb colour, float shading, float openness, float tint_height_m) {
    const float s = std::clamp(shading, 0.0f, 1.6f);
    const float dark = std::max(0.0f, 1 - s), light = std::clamp(s - 1, 0.0f, 0.6f);
    // Lowlands a little softer, as through air.
    const float air = 0.9f + 0.1f * std::clamp(tint_height_m / 900, 0.0f, 1.0f);
    colour = colour * mix(white, rgb(0x453f5c), dark * air);
    const Rgb headroom{1 - colour.r, 1 - colour.g, 1 - colour.b};
    colour = colour + headroom * rgb(0xfff0cf) * (light * air * 0.8f);
    return colour * mix(white, rgb(0x5a4a52), std::clamp(1 - openness, 0.0f, 1.0f));
}

/// The heights that the land is lit by: the shores of lakes are too fine for the grid, and lit as they are
/// they would stand as steps.
Field lit_heights(const Field& land_m, const Field& lake_cover) {
    constexpr double soft_m = 1100;
    Field near_lake = blurred(lake_cover, soft_m);
    const Field soft = blurred(land_m, soft_m);
    for_each_sample(land_m.frame, [&](int, int, std::size_t k) {
        const float share = std::clamp(4 * near_lake.values[k], 0.0f, 1.0f);
        near_lake.values[k] = land_m.values[k] + share * (soft.values[k] - land_m.values[k]);
    });
    return near_lake;
}

/// The soft shadow that the land throws on the water in the south-east of it.
Field shadow_of_land(const Field& coast_distance_m) {
    constexpr double soft_m = 1600, shift_m = 1800;
    Field land = coast_distance_m;
    for (float& d : land.values)
        d = d > 0 ? 1.0f : 0.0f;
    blur(land, soft_m);
    land.frame.origin = land.frame.origin + PlaneVector{shift_m, -shift_m};
    return land;
}

/// Distance from the shores of what is large enough for waterlines: an islet in rings looks like a target.
Field waterline_distance(const Field& coast_distance_m) {
    constexpr double smooth_m = 2500;
    constexpr float largest_share_of_islets = 0.35f;
    Field land = coast_distance_m;
    for (float& d : land.values)
        d = d > 0 ? 1.0f : 0.0f;
    blur(land, smooth_m);
    Raster<std::uint8_t> large(land.frame);
    for (std::size_t k = 0; k < large.values.size(); ++k)
        large.values[k] = land.values[k] > largest_share_of_islets;
    Field distance = distance_to(large);
    // Round corners: an engraver's hand does not know the grid.
    constexpr double round_m = 2200;
    blur(distance, round_m);
    return distance;
}

/// How much the colour of woods shows; above the trees there are none.
float wooded(float forest, float height_m) {
    constexpr float strength = 0.85f, highest_m = 1700, fading_m = 500;
    return strength * forest * std::clamp((highest_m - height_m) / fading_m, 0.0f, 1.0f);
}

std::uint8_t to_byte(float value) {
    return static_cast<std::uint8_t>(std::clamp(value, 0.0f, 1.0f) * 255 + 0.5f);
}

} // namespace

Rgb land_tint(float height_m) {
    return on_ramp(land_ramp, height_m);
}
Rgb sea_tint(float depth_m) {
    return on_ramp(sea_ramp, depth_m);
}

std::vector<BaseTexel> paint_base(const PictureInput& input) {
    const GridFrame& frame = input.height_m.frame;
    Field land(frame), depth(frame);
    for_each_sample(frame, [&](int, int, std::size_t k) {
        const float z = input.height_m.values[k];
        land.values[k] = std::max(z, 0.0f);
        depth.values[k] = std::max(-z, 0.0f);
    });
    blur(depth, 2200);
    const Field lit = lit_heights(land, input.lake_cover);
    const Field exaggeration = exaggeration_of(land);
    const Field openness = openness_of(land, exaggeration);
    const Field tint_height = tint_height_of(land);

    const Field shore_shadow = shadow_of_land(input.coast_distance_m);
    const Field lines = waterline_distance(input.coast_distance_m);
    const Field shading = shading_of(lit, exaggeration);
    const auto cell = static_cast<float>(frame.cell_m);
    std::vector<BaseTexel> picture(frame.size());
    for_each_sample(frame, [&](int i, int j, std::size_t k) {
        const float coast = input.coast_distance_m.values[k];
        const float sea_cover = std::clamp(0.5f - coast / cell, 0.0f, 1.0f);
        Rgb colour{};
        if (sea_cover < 1) {
            const float marsh = input.marsh.values[k];
            Rgb ground = land_tint(tint_height.values[k]);
            ground =
                mix(ground, ground * rgb(0xc4dcc3), wooded(input.forest.values[k], tint_height.values[k]));
            ground = mix(ground, rgb(0xb7c3ae), 0.50f * marsh);
            ground = light_land(ground, shading.values[k], openness.values[k], tint_height.values[k]);
            colour = mix(ground, sea_tint(45), input.lake_cover.values[k]);
        }
        if (sea_cover > 0) {
            // The sea bed is lit from the north-west too, but barely.
            const float relief = std::clamp(
                1 + (-gradient(depth, i, j, false) * 0.707f + gradient(depth, i, j, true) * 0.707f) * -9,
                0.86f, 1.12f);
            colour = mix(colour,
                         paint_sea({depth.values[k], relief, std::max(0.0f, -coast) / 1000,
                                    lines.values[k] / 1000, sample_linear(shore_shadow, frame.point(i, j))}),
                         sea_cover);
        }
        const float distance = std::clamp(coast / static_cast<float>(coast_range_m), -1.0f, 1.0f) * 127 + 128;
        picture[k] = {to_byte(colour.r), to_byte(colour.g), to_byte(colour.b),
                      static_cast<std::uint8_t>(distance + 0.5f)};
    });
    return picture;
}

namespace {

double linear_of(double srgb) {
    return srgb <= 0.04045 ? srgb / 12.92 : std::pow((srgb + 0.055) / 1.055, 2.4);
}

/// Bytes of sRGB to linear light in 16 bits and back, by table.
struct LightTables {
    std::array<std::uint16_t, 256> to_linear{};
    std::vector<std::uint8_t> to_srgb;
    LightTables() : to_srgb(65536) {
        for (std::size_t k = 0; k < 256; ++k)
            to_linear[k] = static_cast<std::uint16_t>(linear_of(static_cast<double>(k) / 255) * 65535 + 0.5);
        for (std::size_t k = 0; k < to_srgb.size(); ++k) {
            const double l = static_cast<double>(k) / 65535;
            const double s = l <= 0.0031308 ? l * 12.92 : 1.055 * std::pow(l, 1 / 2.4) - 0.055;
            to_srgb[k] = static_cast<std::uint8_t>(s * 255 + 0.5);
        }
    }
};

} // namespace

std::vector<std::vector<BaseTexel>> base_pyramid(std::vector<BaseTexel> finest, const GridFrame& frame,
                                                 int levels) {
    const LightTables tables;
    std::vector<std::vector<BaseTexel>> pyramid{std::move(finest)};
    for (int level = 1, width = frame.width / 2, height = frame.height / 2; level < levels;
         ++level, width /= 2, height /= 2) {
        const std::vector<BaseTexel>& fine = pyramid.back();
        std::vector<BaseTexel> coarse(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
        const auto fine_width = static_cast<std::size_t>(frame.width >> (level - 1));
        parallel_for(height, [&](int begin, int end) {
            for (int j = begin; j < end; ++j)
                for (int i = 0; i < width; ++i) {
                    const std::size_t k =
                        2 * static_cast<std::size_t>(j) * fine_width + 2 * static_cast<std::size_t>(i);
                    const BaseTexel* four[] = {&fine[k], &fine[k + 1], &fine[k + fine_width],
                                               &fine[k + fine_width + 1]};
                    unsigned r = 2, g = 2, b = 2, a = 2;
                    for (const BaseTexel* t : four) {
                        r += tables.to_linear[t->r];
                        g += tables.to_linear[t->g];
                        b += tables.to_linear[t->b];
                        a += t->a;
                    }
                    coarse[static_cast<std::size_t>(j) * static_cast<std::size_t>(width) +
                           static_cast<std::size_t>(i)] = {tables.to_srgb[r / 4], tables.to_srgb[g / 4],
                                                           tables.to_srgb[b / 4],
                                                           static_cast<std::uint8_t>(a / 4)};
                }
        });
        pyramid.push_back(std::move(coarse));
    }
    return pyramid;
}

std::vector<std::vector<HeightTexel>> height_pyramid(const Field& height_m, int levels) {
    std::vector<std::vector<HeightTexel>> pyramid;
    Field level = height_m;
    for (int k = 0; k < levels; ++k) {
        if (k > 0) level = halved(level);
        std::vector<HeightTexel> texels(level.values.size());
        for_each_sample(level.frame, [&](int, int, std::size_t s) {
            const double steps = std::round(level.values[s] * height_steps_per_metre);
            texels[s] = static_cast<HeightTexel>(std::clamp(steps, -32768.0, 32767.0));
        });
        pyramid.push_back(std::move(texels));
    }
    return pyramid;
}

} // namespace bagration
