#include "terrain/bake/field.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numeric>

using namespace bagration;

namespace {

constexpr GridFrame frame{{0, 0}, 100, 64, 48};

} // namespace

TEST_CASE("Blurring keeps the sum, spreads as a bell and leaves even ground alone") {
    Field spike(frame);
    spike.at(32, 24) = 1;
    blur(spike, 400);
    CHECK(std::accumulate(spike.values.begin(), spike.values.end(), 0.0) == Approx(1).margin(1e-4));
    double variance = 0;
    for (int j = 0; j < frame.height; ++j)
        for (int i = 0; i < frame.width; ++i)
            variance += static_cast<double>(spike.at(i, j)) * (i - 32) * (i - 32);
    CHECK(std::sqrt(variance) == Approx(4).margin(0.4));
    Field even(frame, 7);
    blur(even, 900);
    CHECK(*std::max_element(even.values.begin(), even.values.end()) == Approx(7));
    CHECK(*std::min_element(even.values.begin(), even.values.end()) == Approx(7));
}

TEST_CASE("Cubic sampling passes through the samples and is exact on a slope") {
    Field field(frame);
    for_each_sample(
        frame, [&](int i, int j, std::size_t k) { field.values[k] = static_cast<float>(3 * i - 2 * j); });
    CHECK(sample_cubic(field, frame.point(10, 20)) == Approx(-10));
    CHECK(sample_cubic(field, frame.point(10.5, 20.25)) == Approx(3 * 10.5 - 2 * 20.25));
    CHECK(sample_linear(field, frame.point(10.5, 20.25)) == Approx(3 * 10.5 - 2 * 20.25));
}

TEST_CASE("Halving averages four samples and keeps the box") {
    Field field(frame);
    field.at(4, 6) = 8;
    const Field half = halved(field);
    CHECK(half.at(2, 3) == 2);
    CHECK(half.frame.box().min == frame.box().min);
    CHECK(half.frame.box().max == frame.box().max);
}

TEST_CASE("Slope is rise over run") {
    Field field(frame);
    for_each_sample(
        frame, [&](int i, int j, std::size_t k) { field.values[k] = static_cast<float>(30 * i + 40 * j); });
    CHECK(slope_of(field).at(20, 20) == Approx(0.5));
}

TEST_CASE("The distance to a sample is that of a ruler") {
    Raster<std::uint8_t> inside(frame);
    inside.at(10, 10) = 1;
    inside.at(50, 40) = 1;
    const Field distance = distance_to(inside);
    CHECK(distance.at(10, 10) == 0);
    CHECK(distance.at(13, 14) == Approx(500));
    CHECK(distance.at(50, 47) == Approx(700));
    CHECK(distance.at(0, 0) == Approx(std::sqrt(200.0) * 100));
}
