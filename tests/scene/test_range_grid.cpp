#include "renderer/scene/range_grid.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>

using namespace bagration;

namespace {

constexpr GridFrame frame{{-5'000, 3'000}, 1'000, 37, 29};

float value(int i, int j) {
    return std::sin(0.7F * static_cast<float>(i)) * 20 + static_cast<float>((i * 7 + j * 13) % 11);
}

RangeGrid filled(int cells) {
    RangeGrid grid(frame, cells);
    for (int j = 0; j < frame.height; ++j)
        for (int i = 0; i < frame.width; ++i)
            grid.tile_of(i, j).include(value(i, j));
    return grid;
}

/// Bilinear, clamped at the edges.
float sampled(PlanePoint p) {
    const double column = std::clamp(frame.column(p), 0.0, frame.width - 1.0);
    const double row = std::clamp(frame.row(p), 0.0, frame.height - 1.0);
    const int i = std::min(static_cast<int>(column), frame.width - 2);
    const int j = std::min(static_cast<int>(row), frame.height - 2);
    const auto u = static_cast<float>(column - i), v = static_cast<float>(row - j);
    return std::lerp(std::lerp(value(i, j), value(i + 1, j), u),
                     std::lerp(value(i, j + 1), value(i + 1, j + 1), u), v);
}

} // namespace

TEST_CASE("No sample within a box lies outside the range told for it") {
    for (const int cells : {1, 3, 8})
        rc::check([&] {
            const RangeGrid grid = filled(cells);
            const double x = *rc::gen::inRange(-20'000, 50'000), y = *rc::gen::inRange(-20'000, 50'000);
            const double w = *rc::gen::inRange(0, 30'000), h = *rc::gen::inRange(0, 30'000);
            const ValueRange range = grid.over({{x, y}, {x + w, y + h}});
            for (const double u : {0.0, 0.31, 0.77, 1.0})
                for (const double v : {0.0, 0.45, 1.0}) {
                    const float s = sampled({x + u * w, y + v * h});
                    RC_ASSERT(s >= range.min - 1e-4F);
                    RC_ASSERT(s <= range.max + 1e-4F);
                }
        });
}

TEST_CASE("A small box is told the range of its own tiles only") {
    RangeGrid grid(frame, 4);
    for (int j = 0; j < grid.rows(); ++j)
        for (int i = 0; i < grid.columns(); ++i)
            grid.tile(i, j).include(static_cast<float>(i));
    const PlanePoint p = frame.point(17.4, 9.4); // Between samples 17 and 18: tile 4.
    const ValueRange range = grid.over({p, p});
    CHECK(range.min == 4);
    CHECK(range.max == 4);
}
