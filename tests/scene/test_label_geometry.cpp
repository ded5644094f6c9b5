#include "label_test_film.hpp"
#include "renderer/scene/label_geometry.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace bagration;
using namespace bagration::test;

TEST_CASE("A name never covers its own marker, whatever its side") {
    const LabelCandidate label = made_up_towns(1).front();
    const LabelExtent& e = label.extent;
    const float r = label.style.marker_radius_u;
    for (const LabelSide side : label_sides(label)) {
        const glm::vec2 at = label_origin(label, side);
        const UnitBox ink{at.x + e.left_u, at.y - e.ascent_u, at.x + e.right_u, at.y + e.descent_u};
        CHECK_FALSE(ink.overlaps({-0.8f * r, -0.8f * r, 0.8f * r, 0.8f * r}));
    }
    CHECK(label_origin(label, LabelSide::right).x > 0);
    CHECK(label_origin(label, LabelSide::left).x + e.right_u < 0);
    CHECK(label_origin(label, LabelSide::above).y < 0);
}

TEST_CASE("Only important towns may stand off their marker, and then a leader line joins the two") {
    LabelCandidate label = made_up_towns(1).front();
    label.kind = LabelKind::town;
    label.rank = 1;
    int led = 0;
    for (const LabelSide side : label_sides(label)) {
        const auto end = leader_end(side);
        led += end.has_value();
        if (!end) continue;
        CHECK_FALSE(label_text_box(label, side).overlaps(label_marker_box(label)));
        const UnitBox text = label_text_box(label, side);
        CHECK(std::min(std::abs(text.x0 - end->x), std::abs(text.x1 - end->x)) < 8);
        CHECK(end->y > text.y0);
        CHECK(end->y < text.y1);
    }
    CHECK(led == 4);
    label.rank = 4;
    for (const LabelSide side : label_sides(label))
        CHECK_FALSE(leader_end(side).has_value());
}

TEST_CASE("A label without a marker stands centred on its anchor") {
    LabelCandidate label = made_up_towns(1).front();
    label.style.marker_radius_u = 0;
    REQUIRE(label_sides(label).size() == 1);
    const UnitBox box = label_text_box(label, label_sides(label).front());
    CHECK(box.x0 == Approx(-box.x1));
}

TEST_CASE("Places behind the horizon or at its edge have no label") {
    const Camera camera({{0, 0}, 400, 25, 0}, {1920, 1080});
    CHECK(label_place(camera, {0, 0}, 0).has_value());
    CHECK_FALSE(label_place(camera, {0, 4e6}, 0).has_value());
    CHECK_FALSE(label_place(camera, {0, -3e6}, 0).has_value());
}

TEST_CASE("The same place has the same units at every size of frame") {
    const CameraPose pose{{0, 0}, 400, 55, 20};
    const auto small = label_place(Camera(pose, {1280, 720}), {8e4, 5e4}, 100);
    const auto large = label_place(Camera(pose, {3840, 2160}), {8e4, 5e4}, 100);
    CHECK(small->x == Approx(large->x).margin(0.01));
    CHECK(small->y == Approx(large->y).margin(0.01));
}
