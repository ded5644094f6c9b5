#include "label_test_film.hpp"
#include "renderer/scene/label_path.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace bagration;
using namespace bagration::test;

namespace {

LabelCandidate with_letters(LabelCandidate label) {
    label.style.marker_radius_u = 0;
    label.extent.advance_u = label.extent.right_u;
    constexpr int count = 8;
    for (int i = 0; i < count; ++i)
        label.letters.push_back({(static_cast<float>(i) + 0.5f) * label.extent.advance_u / count,
                                 0.4f * label.extent.advance_u / count, label.extent.ascent_u,
                                 label.extent.descent_u});
    return label;
}

LabelCandidate spread_name() {
    LabelCandidate label = with_letters(made_up_towns(1).front());
    label.kind = LabelKind::region;
    const Polyline line = smoothed_through(Polyline{{-1e5, 0}, {0, 3e4}, {1e5, 0}}, 1000);
    for (int i = 0; i <= ProjectedPath::steps; ++i)
        label.path_steps.push_back(point_along(line, length_m(line) * i / ProjectedPath::steps));
    label.anchor = label.path_steps[ProjectedPath::steps / 2];
    label.height_m = 0;
    return label;
}

/// A river that winds in bends of 20 km.
LabelCandidate river_name() {
    LabelCandidate label = with_letters(made_up_towns(1).front());
    label.kind = LabelKind::river;
    Polyline line;
    for (int i = -150; i <= 150; ++i)
        line.push_back({2000.0 * i, 5000 * std::sin(i / 3.0)});
    label.course = std::make_shared<const TextCourse>(line);
    label.course_at_m = 0.5 * label.course->length_m();
    label.anchor = label.course->at(label.course_at_m, 0);
    label.height_m = 0;
    label.style.lift_u = 6;
    return label;
}

} // namespace

TEST_CASE("Letters along a path can be read from left to right from every side") {
    for (const LabelCandidate& label : {spread_name(), river_name()})
        for (double bearing = 0; bearing < 360; bearing += 30) {
            const Camera camera({{0, 0}, 300, 70, bearing}, {1920, 1080});
            const auto path = project_path(camera, label, reading_side(camera, label));
            REQUIRE(path.has_value());
            CHECK(path->points_u.back().x >= path->points_u.front().x - 1e-3f);
            for (float f = 0; f < 1; f += 0.1f)
                CHECK(glm::length(path->direction(f)) == Approx(1));
        }
}

TEST_CASE("The boxes of a spread name hold its letters and leave room between them") {
    const LabelCandidate label = spread_name();
    const auto path = project_path(Camera({{0, 0}, 200, 70, 0}, {1920, 1080}), label, LabelSide::centred);
    REQUIRE(path.has_value());
    const auto boxes = path_boxes(*path, label);
    REQUIRE(boxes.size() == label.letters.size());
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const glm::vec2 at = place_letter(*path, label, label.letters[i].middle_u).at;
        CHECK(UnitBox{at.x, at.y, at.x, at.y}.inside(boxes[i].grown(1)));
        if (i > 0) CHECK_FALSE(boxes[i].overlaps(boxes[i - 1]));
    }
}

TEST_CASE(
    "A river's name keeps its length at every height, does not follow meanders and stands beside the river") {
    const LabelCandidate label = river_name();
    for (const double height_km : {120.0, 300.0, 800.0}) {
        const auto path =
            project_path(Camera({{0, 0}, height_km, 70, 0}, {1920, 1080}), label, LabelSide::centred);
        REQUIRE(path.has_value());
        CHECK(path->length_u == Approx(label.extent.advance_u).epsilon(0.03));
        CHECK(carries_name(*path, label));
        CHECK(path_boxes(*path, label).size() == 1);
    }
    const auto far = project_path(Camera({{0, 0}, 800, 70, 0}, {1920, 1080}), label, LabelSide::centred);
    CHECK(far->bend < 0.8f);
    CHECK(place_letter(*far, label, label.letters[3].middle_u).at.y < far->at(0.4f).y);
}

TEST_CASE("A river that is too short for its name has none") {
    LabelCandidate label = river_name();
    label.course_at_m = 2000;
    CHECK_FALSE(
        project_path(Camera({{-3e5, 0}, 800, 70, 0}, {1920, 1080}), label, LabelSide::centred).has_value());
}

TEST_CASE("A course passes through its line where nothing is smoothed, and is straighter the more is") {
    const Polyline line{{0, 0}, {1e5, 4e4}, {2e5, 0}};
    const TextCourse course(line);
    CHECK(course.length_m() == Approx(length_m(line)));
    CHECK(distance_m(course.at(0, 5e4), line.front()) < 10);
    CHECK(distance_m(course.at(course.length_m(), 5e4), line.back()) < 10);
    CHECK(distance_m(course.at(0.5 * course.length_m(), 0), line[1]) < 500);
    CHECK(course.at(0.5 * course.length_m(), 5e4).y_m < 3.1e4);
}
