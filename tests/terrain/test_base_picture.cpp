#include "terrain/bake/base_picture.hpp"
#include "terrain/bake/ground.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace bagration;

namespace {

double luminance(Rgb c) {
    return 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b;
}

} // namespace

TEST_CASE("The land is pale and warm below the mountains, the sea darkens with depth") {
    for (float h = 0; h < 600; h += 50) {
        const Rgb c = land_tint(h);
        INFO(h);
        CHECK(luminance(c) > 0.72);
        CHECK(c.r > c.b);
    }
    for (float d = 0; d < 3900; d += 100) {
        INFO(d);
        CHECK(luminance(sea_tint(d)) > luminance(sea_tint(d + 100)));
        CHECK(sea_tint(d).b > sea_tint(d).r);
    }
    CHECK(luminance(land_tint(9000)) == Approx(luminance(land_tint(3500))));
}

TEST_CASE("Land always rises from the coast and sea always falls from it") {
    for (const float km : {0.0f, 0.3f, 1.0f, 3.9f}) {
        CHECK(joined_height_m(-30, -5, false, km * 1000) > 0);
        CHECK(joined_height_m(4000, -5, false, km * 1000) <= 120 + 620 * km + 1e-3f);
        CHECK(joined_height_m(500, 60, true, -km * 1000) < 0);
    }
    CHECK(joined_height_m(200, -5, false, 5000) == 200);
    CHECK(joined_height_m(3798, -5, false, 4500) == 3798); // Inland nothing is held down.
    CHECK(joined_height_m(200, -90, true, -5000) == -90);
}

TEST_CASE("A hill is light in the north-west and dark in the south-east") {
    const GridFrame frame{{0, 0}, 500, 64, 64};
    Field height(frame, 100), coast(frame, 1e5f), none(frame);
    for_each_sample(frame, [&](int i, int j, std::size_t k) {
        height.values[k] +=
            300 * std::exp(-static_cast<float>((i - 32) * (i - 32) + (j - 32) * (j - 32)) / 60);
    });
    const auto picture = paint_base({height, coast, none, none, none});
    const auto value = [&](int i, int j) {
        const BaseTexel t = picture[frame.index(i, j)];
        return t.r + t.g + t.b;
    };
    CHECK(value(27, 37) > value(5, 5) + 5);
    CHECK(value(37, 27) < value(5, 5) - 20);
    CHECK(picture[0].a == 255);
}

TEST_CASE("The coast's distance is in the alpha, and the sea is blue") {
    const GridFrame frame{{0, 0}, 500, 64, 16};
    Field height(frame), coast(frame), none(frame);
    for_each_sample(frame, [&](int i, int, std::size_t k) {
        coast.values[k] = static_cast<float>((i - 32) * 500);
        height.values[k] = coast.values[k] > 0 ? 50.0f : -40.0f;
    });
    const auto picture = paint_base({height, coast, none, none, none});
    CHECK(picture[frame.index(32, 5)].a == 128);
    CHECK(picture[frame.index(36, 5)].a == 128 + 64);
    CHECK(picture[frame.index(0, 5)].a == 1);
    const BaseTexel sea = picture[frame.index(4, 5)], land = picture[frame.index(60, 5)];
    CHECK(sea.b > sea.r);
    CHECK(land.r > land.b);
}

TEST_CASE("A pyramid averages light, not code values") {
    const GridFrame frame{{0, 0}, 500, 4, 2};
    std::vector<BaseTexel> finest(8, BaseTexel{0, 0, 0, 100});
    for (const std::size_t k : {0u, 5u})
        finest[k] = {255, 255, 255, 200};
    const auto pyramid = base_pyramid(finest, frame, 2);
    REQUIRE(pyramid.size() == 2);
    REQUIRE(pyramid[1].size() == 2);
    CHECK(pyramid[1][0].r == 188); // Half the light.
    CHECK(pyramid[1][0].a == 150);
    CHECK(pyramid[1][1].r == 0);
}
