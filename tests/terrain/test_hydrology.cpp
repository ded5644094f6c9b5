#include "terrain/bake/hydrology.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace bagration;

namespace {

constexpr GridFrame frame{{0, 0}, 1000, 40, 30};

/// Ground that falls to a sea in the west, with a pit in it.
Field sloping() {
    Field field(frame);
    for_each_sample(frame, [&](int i, int j, std::size_t k) {
        field.values[k] = static_cast<float>(10 * i + std::abs(j - 15));
    });
    field.at(20, 15) = 3;
    return field;
}

Raster<std::uint8_t> sea_in_the_west() {
    Raster<std::uint8_t> sea(frame);
    for (int j = 0; j < frame.height; ++j)
        sea.at(0, j) = sea.at(1, j) = 1;
    return sea;
}

} // namespace

TEST_CASE("All water reaches an outlet, and areas add up") {
    const Drainage drainage = drain(sloping(), sea_in_the_west());
    std::vector<int> seen(frame.size(), 0);
    for (const std::int32_t sample : drainage.order) {
        const std::int32_t receiver = drainage.receiver[static_cast<std::size_t>(sample)];
        if (receiver != sample) CHECK(seen[static_cast<std::size_t>(receiver)] == 1);
        seen[static_cast<std::size_t>(sample)] = 1;
    }
    double drained = 0;
    for (const std::int32_t sample : drainage.order)
        if (drainage.receiver[static_cast<std::size_t>(sample)] == sample)
            drained += drainage.area_km2[static_cast<std::size_t>(sample)];
    CHECK(drained == Approx(static_cast<double>(drainage.order.size())));
    // The valley in the middle gathers what falls beside it.
    CHECK(drainage.area_km2[frame.index(3, 15)] > 20);
}

TEST_CASE("Carving lowers the ground, never below where the water goes") {
    Field height = sloping();
    const Field before = height;
    const Drainage drainage = drain(height, sea_in_the_west());
    carve(height, drainage, Field(height.frame, 0.1f), 0.42f);
    for (std::size_t k = 0; k < height.values.size(); ++k) {
        CHECK(height.values[k] <= before.values[k] + 1e-4f);
        const auto r = static_cast<std::size_t>(drainage.receiver[k]);
        CHECK(height.values[k] >= std::min(before.values[k], height.values[r]) - 1e-3f);
    }
}
