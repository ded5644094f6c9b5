#include "renderer/text/distance_field.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace bagration;

namespace {
std::vector<OutlineSegment> box(float x0, float y0, float x1, float y1) {
    return {{{x0, y0}, {x1, y0}}, {{x1, y0}, {x1, y1}}, {{x1, y1}, {x0, y1}}, {{x0, y1}, {x0, y0}}};
}

/// Distance in texels that the field has at a texel centre.
float at(const DistanceField& field, int i, int j, int spread) {
    const std::size_t index = static_cast<std::size_t>((j - field.y0) * field.width + (i - field.x0));
    return (static_cast<float>(field.values[index]) / 127.5f - 1) * static_cast<float>(spread);
}
} // namespace

TEST_CASE("The field of a box is its exact signed distance") {
    const DistanceField field = distance_field(box(0, 0, 20, 12), 4);
    CHECK(field.x0 == -4);
    CHECK(field.y0 == -4);
    CHECK(field.width == 28);
    CHECK(field.height == 20);
    const float step = 4.0f / 127.5f;
    CHECK(at(field, 0, 5, 4) == Approx(0.5f).margin(step));
    CHECK(at(field, 2, 5, 4) == Approx(2.5f).margin(step));
    CHECK(at(field, 10, 5, 4) == Approx(4.0f).margin(step));
    CHECK(at(field, -3, 5, 4) == Approx(-2.5f).margin(step));
    CHECK(at(field, -2, -2, 4) == Approx(-std::hypot(1.5f, 1.5f)).margin(step));
}

TEST_CASE("Holes run the other way round and are outside") {
    auto outline = box(0, 0, 20, 20);
    for (OutlineSegment s : box(6, 6, 14, 14))
        outline.push_back({s.b, s.a});
    const DistanceField field = distance_field(outline, 4);
    CHECK(at(field, 7, 10, 4) < 0);
    CHECK(at(field, 3, 10, 4) > 0);
}

TEST_CASE("Overlapping strokes leave no seam") {
    auto outline = box(0, 0, 30, 10);
    for (const OutlineSegment& s : box(10, -10, 20, 20))
        outline.push_back(s);
    const DistanceField crossed = distance_field(outline, 4);
    CHECK(at(crossed, 14, 4, 4) == Approx(4.0f).margin(0.05));
    CHECK(at(crossed, 10, 4, 4) == Approx(4.0f).margin(0.05));
}

TEST_CASE("Growing moves the outline outwards") {
    const DistanceField plain = distance_field(box(0, 0, 20, 20), 4),
                        grown = distance_field(box(0, 0, 20, 20), 4, 1);
    CHECK(at(grown, 0, 10, 4) == Approx(at(plain, 0, 10, 4) + 1).margin(0.07));
}
