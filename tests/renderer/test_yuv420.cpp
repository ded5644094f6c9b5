#include "renderer/yuv420.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

using namespace bagration;

namespace {

struct Planes {
    std::vector<std::uint8_t> y, u, v;
};

Planes converted(const std::vector<std::uint8_t>& rgba, int width, int height) {
    std::vector<std::uint8_t> yuv(yuv420_bytes(width, height));
    rgba_to_yuv420(rgba, width, height, yuv);
    const auto luma = static_cast<std::ptrdiff_t>(width) * height, chroma = luma / 4;
    return {{yuv.begin(), yuv.begin() + luma},
            {yuv.begin() + luma, yuv.begin() + luma + chroma},
            {yuv.begin() + luma + chroma, yuv.end()}};
}

std::vector<std::uint8_t> plain(int width, int height, int r, int g, int b) {
    std::vector<std::uint8_t> rgba;
    for (int i = 0; i < width * height; ++i)
        for (const int c : {r, g, b, 7})
            rgba.push_back(static_cast<std::uint8_t>(c));
    return rgba;
}

} // namespace

TEST_CASE("Plain colours become BT.709 values of limited range") {
    for (const int r : {0, 37, 128, 255})
        for (const int g : {0, 90, 255})
            for (const int b : {0, 201, 255}) {
                INFO(r << ' ' << g << ' ' << b);
                // Wide enough for the wide and the narrow way of computing.
                const Planes planes = converted(plain(38, 4, r, g, b), 38, 4);
                const double luma = (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
                for (const std::uint8_t y : planes.y)
                    CHECK(y == Approx(16 + 219 * luma).margin(0.51));
                for (const std::uint8_t u : planes.u)
                    CHECK(u == Approx(128 + 224 * (b / 255.0 - luma) / 1.8556).margin(0.55));
                for (const std::uint8_t v : planes.v)
                    CHECK(v == Approx(128 + 224 * (r / 255.0 - luma) / 1.5748).margin(0.55));
            }
}

TEST_CASE("Colour is sited at the left pixel of each pair") {
    // Left half blue, right half red, the edge between pixels 3 and 4.
    std::vector<std::uint8_t> rgba = plain(8, 2, 0, 0, 255);
    for (int row = 0; row < 2; ++row)
        for (int x = 4; x < 8; ++x) {
            const auto k = static_cast<std::size_t>(4 * (8 * row + x));
            rgba[k] = 255;
            rgba[k + 2] = 0;
        }
    const Planes planes = converted(rgba, 8, 2);
    const Planes blue = converted(plain(2, 2, 0, 0, 255), 2, 2),
                 red = converted(plain(2, 2, 255, 0, 0), 2, 2);
    CHECK(planes.v[0] == blue.v[0]);
    CHECK(planes.v[1] == blue.v[0]); // Pixel 2: its neighbours are blue.
    CHECK(planes.v[2] == Approx(0.25 * blue.v[0] + 0.75 * red.v[0]).margin(1)); // Pixel 4: a quarter is blue.
    CHECK(planes.v[3] == red.v[0]);
}
