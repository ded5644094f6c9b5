#include "renderer/scene/arrow_mesh.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

namespace {

Arrow bent_arrow() {
    Arrow arrow;
    arrow.way_points = {{0, 0}, {40'000, 10'000}, {70'000, 60'000}, {50'000, 120'000}};
    arrow.width_km = 8;
    return arrow;
}

} // namespace

TEST_CASE("The spine passes through every way-point, in order") {
    const Arrow arrow = bent_arrow();
    const ArrowMesh mesh = build_arrow_mesh(arrow);
    REQUIRE(mesh.way_point_m.size() == arrow.way_points.size());
    for (std::size_t i = 0; i < arrow.way_points.size(); ++i) {
        CHECK(distance_m(point_along(mesh.path, mesh.way_point_m[i]), arrow.way_points[i]) < 100);
        if (i > 0) CHECK(mesh.way_point_m[i] > mesh.way_point_m[i - 1]);
    }
}

TEST_CASE("A distance along the way-points maps to the same way-point interval of the spine") {
    const Arrow arrow = bent_arrow();
    const ArrowMesh mesh = build_arrow_mesh(arrow);
    const auto straight = cumulative_lengths_m(arrow.way_points);
    CHECK(along_smoothed(mesh, arrow.way_points, 0) == Approx(0).margin(1));
    CHECK(along_smoothed(mesh, arrow.way_points, straight[1]) == Approx(mesh.way_point_m[1]).margin(1));
    CHECK(along_smoothed(mesh, arrow.way_points, straight.back() + 5000) == Approx(mesh.way_point_m.back()));
    double before = -1;
    for (double m = 0; m <= straight.back(); m += 500) {
        const double now = along_smoothed(mesh, arrow.way_points, m);
        CHECK(now >= before);
        before = now;
    }
}

TEST_CASE("The strip's triangles name vertices that exist and its left sides are unit vectors") {
    const ArrowMesh mesh = build_arrow_mesh(bent_arrow());
    for (const std::uint32_t i : mesh.indices)
        REQUIRE(i < mesh.vertices.size());
    for (const ArrowVertex& v : mesh.vertices)
        CHECK(glm::length(v.left) == Approx(1.0F).margin(1e-4));
}

TEST_CASE("Arrows grow on screen as the camera comes near, but more slowly than the ground") {
    const Arrow arrow = bent_arrow();
    const double near_px = drawn_arrow_width_m(arrow, 200) / 200,
                 far_px = drawn_arrow_width_m(arrow, 1600) / 1600;
    CHECK(near_px > far_px);
    CHECK(near_px < far_px * 8);
    CHECK(drawn_arrow_width_m(arrow, 480) == Approx(8000));
}
