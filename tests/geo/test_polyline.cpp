#include "terrain/geo/polyline.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace bagration;

namespace {

const Polyline corner{{0, 0}, {300, 0}, {300, 400}};

Polyline any_line() {
    Polyline line;
    const int n = *rc::gen::inRange(2, 40);
    for (int i = 0; i < n; ++i)
        line.push_back({*rc::gen::inRange(-100000, 100000) / 1.0, *rc::gen::inRange(-100000, 100000) / 1.0});
    return line;
}

} // namespace

TEST_CASE("Length is walked along the line") {
    CHECK(length_m(corner) == 700);
    CHECK(length_m(Polyline{{5, 5}}) == 0);
    CHECK(cumulative_lengths_m(corner) == std::vector<double>{0, 300, 700});
}

TEST_CASE("A point along the line is where one gets by walking, and never beyond the ends") {
    CHECK(point_along(corner, 150) == PlanePoint{150, 0});
    CHECK(point_along(corner, 500) == PlanePoint{300, 200});
    CHECK(point_along(corner, -5) == PlanePoint{0, 0});
    CHECK(point_along(corner, 1e9) == PlanePoint{300, 400});
}

TEST_CASE("The nearest point knows its distance, its place along the line and its side") {
    const NearestOnLine left = nearest_on_line(corner, {100, 50});
    CHECK(left.point == PlanePoint{100, 0});
    CHECK(left.distance_m == 50);
    CHECK(left.along_m == 100);
    CHECK(left.signed_distance_m == 50);
    CHECK(nearest_on_line(corner, {400, 100}).signed_distance_m == -100);
    // Outside the bend the vertex is nearest to both segments; the side is still that of the outside.
    CHECK(nearest_on_line(corner, {350, -50}).signed_distance_m < 0);
    CHECK(nearest_on_line(corner, {310, -50}).signed_distance_m < 0);
    CHECK(nearest_on_line(corner, {350, -10}).signed_distance_m < 0);
}

TEST_CASE("Outside a hairpin bend the side does not flip") {
    const Polyline hairpin{{0, 0}, {1000, 0}, {0, 50}};
    for (double y = -300; y <= 300; y += 20) {
        INFO(y);
        CHECK(nearest_on_line(hairpin, {1200, y}).signed_distance_m < 0);
    }
    CHECK(nearest_on_line(hairpin, {500, 10}).signed_distance_m > 0);
}

TEST_CASE("No vertex of any line is nearer than the nearest point") {
    CHECK(rc::check([] {
        const Polyline line = any_line();
        const PlanePoint query{*rc::gen::inRange(-200000, 200000) / 1.0,
                               *rc::gen::inRange(-200000, 200000) / 1.0};
        const NearestOnLine nearest = nearest_on_line(line, query);
        for (const PlanePoint& p : line)
            RC_ASSERT(nearest.distance_m <= distance_m(p, query) + 1e-6);
        RC_ASSERT(std::fabs(distance_m(nearest.point, query) - nearest.distance_m) < 1e-6);
        RC_ASSERT(distance_m(point_along(line, nearest.along_m), nearest.point) < 1e-3);
        RC_ASSERT(std::fabs(std::fabs(nearest.signed_distance_m) - nearest.distance_m) < 1e-9);
    }));
}

TEST_CASE("Resampling steps evenly and keeps the ends") {
    const Polyline even = resampled(corner, 100);
    REQUIRE(even.size() == 8);
    CHECK(even[4] == PlanePoint{300, 100});
    CHECK(even.back() == corner.back());
    CHECK(resampled(corner, 1e6) == Polyline{{0, 0}, {300, 400}});
}

TEST_CASE("A simplified line stays within its tolerance and keeps its ends") {
    CHECK(simplified(Polyline{{0, 0}, {50, 3}, {100, 0}}, 5).size() == 2);
    CHECK(simplified(Polyline{{0, 0}, {50, 8}, {100, 0}}, 5).size() == 3);
    CHECK(rc::check([] {
        const Polyline line = any_line();
        const double tolerance = *rc::gen::inRange(1, 30000);
        const Polyline simple = simplified(line, tolerance);
        RC_ASSERT(simple.front() == line.front());
        RC_ASSERT(simple.back() == line.back());
        for (const PlanePoint& p : line)
            RC_ASSERT(nearest_on_line(simple, p).distance_m <= tolerance + 1e-6);
    }));
}

TEST_CASE("A smoothed line passes through every point of the original") {
    CHECK(rc::check([] {
        const Polyline line = any_line();
        const Polyline smooth = smoothed_through(line, 5000);
        for (const PlanePoint& p : line)
            RC_ASSERT(nearest_on_line(smooth, p).distance_m < 1e-6);
        for (const PlanePoint& p : smooth)
            RC_ASSERT(std::isfinite(p.x_m) && std::isfinite(p.y_m));
    }));
}

TEST_CASE("A smoothed line rounds corners in small steps") {
    const Polyline smooth = smoothed_through(Polyline{{0, 0}, {1000, 0}, {1000, 1000}, {2000, 1000}}, 50);
    CHECK(smooth.size() > 55);
    for (std::size_t i = 1; i < smooth.size(); ++i)
        CHECK(distance_m(smooth[i - 1], smooth[i]) < 120);
}

TEST_CASE("Bounds hold the line, and those of nothing are empty") {
    const PlaneBox box = bounds(corner);
    CHECK(box.min == PlanePoint{0, 0});
    CHECK(box.max == PlanePoint{300, 400});
    CHECK(bounds(Polyline{}).empty());
}
