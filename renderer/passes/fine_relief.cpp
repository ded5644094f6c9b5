#include "renderer/passes/fine_relief.hpp"

#include <glm/glm.hpp>

#include <algorithm>
#include <cmath>

namespace bagration {

namespace {

/// Cells of the coarsest octave along a side; each further octave has twice as many.
constexpr int coarsest_cells = 9, octaves = 5;

/// A direction for each corner of the lattice, the same on every machine.
glm::vec2 corner_direction(int x, int y, int cells) {
    const auto wrap = [cells](int i) { return static_cast<std::uint32_t>((i % cells + cells) % cells); };
    std::uint32_t h =
        wrap(x) * 0x9E3779B1u ^ wrap(y) * 0x85EBCA77u ^ static_cast<std::uint32_t>(cells) * 0xC2B2AE3Du;
    h = (h ^ (h >> 15)) * 0x2C1B3C6Du;
    h = (h ^ (h >> 12)) * 0x297A2D39u;
    h ^= h >> 15;
    // Without sine and cosine, whose last bits differ between machines: points of a square, outside its
    // middle.
    const glm::vec2 d{static_cast<float>(h & 0xFFFFu) / 32767.5F - 1,
                      static_cast<float>(h >> 16) / 32767.5F - 1};
    return d / std::max(std::sqrt(d.x * d.x + d.y * d.y), 0.05F);
}

float ease(float t) {
    return t * t * t * (t * (t * 6 - 15) + 10);
}

/// Gradient noise about -0.7...0.7 that repeats after `cells`.
float noise(glm::vec2 p, int cells) {
    const glm::vec2 floor{std::floor(p.x), std::floor(p.y)};
    const glm::vec2 f = p - floor;
    const int x = static_cast<int>(floor.x), y = static_cast<int>(floor.y);
    const auto at = [&](int i, int j) {
        const glm::vec2 d = corner_direction(x + i, y + j, cells);
        return d.x * (f.x - static_cast<float>(i)) + d.y * (f.y - static_cast<float>(j));
    };
    const float u = ease(f.x), v = ease(f.y);
    return std::lerp(std::lerp(at(0, 0), at(1, 0), u), std::lerp(at(0, 1), at(1, 1), u), v);
}

/// Ridges with valleys between them; smaller forms where the larger ones are high. In cells of the coarsest
/// octave.
float ridges(glm::vec2 p) {
    const glm::vec2 bend{noise(p + glm::vec2(0.37F, 0.11F), coarsest_cells),
                         noise(p + glm::vec2(4.61F, 2.83F), coarsest_cells)};
    p += 0.35F * bend;
    float height = 0, weight = 1, amplitude = 1;
    int cells = coarsest_cells;
    for (int k = 0; k < octaves; ++k) {
        const float ridge = 1 - std::abs(2.2F * noise(p, cells));
        const float form = weight * ridge * ridge;
        height += amplitude * form;
        weight = std::clamp(1.6F * form, 0.25F, 1.0F);
        amplitude *= 0.45F;
        p *= 2.0F;
        cells *= 2;
    }
    return height;
}

} // namespace

float fine_relief_share(double metres_per_pixel) {
    return static_cast<float>(std::clamp(
        (FineRelief::begins_m - metres_per_pixel) / (FineRelief::begins_m - FineRelief::full_m), 0.0, 1.0));
}

std::vector<std::uint8_t> fine_relief_texels() {
    constexpr int n = FineRelief::texels;
    std::vector<float> height(static_cast<std::size_t>(n) * n);
    const auto at = [](int i, int j) { return static_cast<std::size_t>((j & (n - 1)) * n + (i & (n - 1))); };
    for (int j = 0; j < n; ++j)
        for (int i = 0; i < n; ++i)
            height[at(i, j)] = ridges(glm::vec2(i, j) * (static_cast<float>(coarsest_cells) / n));
    std::vector<std::uint8_t> texels(height.size());
    for (int j = 0; j < n; ++j)
        for (int i = 0; i < n; ++i) {
            // What rises towards the south-east looks at the light.
            const float rise = height[at(i + 1, j - 1)] - height[at(i - 1, j + 1)];
            const float light = rise / (0.22F + std::abs(rise));
            texels[at(i, j)] =
                static_cast<std::uint8_t>(std::lround(128 + 127 * std::clamp(light, -1.0F, 1.0F)));
        }
    return texels;
}

Expected<Texture2D> make_fine_relief() {
    constexpr int n = FineRelief::texels;
    auto texture = Texture2D::create(TexelFormat::r8, n, n, Texture2D::full_levels(n, n),
                                     {Filter::trilinear, Wrap::repeat, Wrap::repeat, 4});
    if (!texture) return texture;
    texture->upload(0, std::span<const std::uint8_t>(fine_relief_texels()));
    texture->generate_mipmaps();
    texture->label("fine relief");
    return texture;
}

} // namespace bagration
