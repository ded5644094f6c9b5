#include "terrain/geo/polygon.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <numbers>

using namespace bagration;

namespace {

const Ring square{{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}};
const Polygon frame{square, {{{250, 250}, {250, 750}, {750, 750}, {750, 250}}}};

/// A star around a centre: any ring of this kind is simple.
Ring any_star() {
    Ring ring;
    const int n = *rc::gen::inRange(3, 40);
    for (int i = 0; i < n; ++i) {
        const double r = *rc::gen::inRange(1000, 50000);
        const double a = 2 * std::numbers::pi * i / n;
        ring.push_back({700000 + r * std::cos(a), -300000 + r * std::sin(a)});
    }
    return ring;
}

} // namespace

TEST_CASE("Area is positive anticlockwise, and holes are taken off") {
    CHECK(signed_area_m2(square) == 1e6);
    CHECK(signed_area_m2(Ring(square.rbegin(), square.rend())) == -1e6);
    CHECK(area_m2(frame) == 0.75e6);
    CHECK(signed_area_m2(Ring{{0, 0}, {1, 1}}) == 0);
}

TEST_CASE("Normalising turns outer rings anticlockwise and holes clockwise") {
    Polygon polygon{Ring(square.rbegin(), square.rend()), {Ring{{250, 250}, {750, 250}, {750, 750}}}};
    normalise(polygon);
    CHECK(signed_area_m2(polygon.outer) > 0);
    CHECK(signed_area_m2(polygon.holes[0]) < 0);
}

TEST_CASE("Inside is inside the ring and outside its holes") {
    CHECK(contains(frame, {100, 500}));
    CHECK_FALSE(contains(frame, {500, 500}));
    CHECK_FALSE(contains(frame, {-1, 500}));
    CHECK_FALSE(contains(std::span<const PlanePoint>(), {0, 0}));
}

TEST_CASE("Signed distance is positive inside and sees holes and the closing edge") {
    CHECK(signed_distance_m(frame, {100, 500}) == 100);
    CHECK(signed_distance_m(frame, {200, 500}) == 50);
    CHECK(signed_distance_m(frame, {500, 500}) == -250);
    CHECK(signed_distance_m(frame, {-30, 500}) == -30);
}

TEST_CASE("A star contains its centre, has area and does not cross itself") {
    CHECK(rc::check([] {
        Ring ring = any_star();
        RC_ASSERT(signed_area_m2(ring) > 0 || ring.size() < 5);
        RC_ASSERT(!crosses_itself(ring));
        const PlanePoint middle{700000, -300000};
        if (ring.size() > 4) RC_ASSERT(contains(std::span<const PlanePoint>(ring), middle));
        const double before = std::fabs(signed_area_m2(ring));
        std::rotate(ring.begin(), ring.begin() + 1, ring.end());
        RC_ASSERT(std::fabs(std::fabs(signed_area_m2(ring)) - before) <= 1e-6 * before + 1e-3);
    }));
}

TEST_CASE("A figure of eight crosses itself") {
    CHECK(crosses_itself(Ring{{0, 0}, {10, 10}, {10, 0}, {0, 10}}));
    CHECK_FALSE(crosses_itself(square));
    CHECK_FALSE(crosses_itself(Ring{{0, 0}, {1, 0}, {0, 1}}));
    // A spike that returns to touch an edge elsewhere counts.
    CHECK(crosses_itself(Ring{{0, 0}, {10, 0}, {10, 10}, {5, 0}, {0, 10}}));
}

TEST_CASE("The centroid is the centre of mass, wherever the ring starts") {
    CHECK(distance_m(centroid(square), {500, 500}) < 1e-9);
    CHECK(distance_m(centroid(Ring{{0, 0}, {3, 0}, {0, 3}}), {1, 1}) < 1e-9);
    CHECK(distance_m(centroid(Ring{{1, 1}, {3, 1}}), {2, 1}) < 1e-9);
}
