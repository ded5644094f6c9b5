#include "app/player/look_around.hpp"
#include "renderer/scene/camera.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

namespace {

const FrameSize size{1280, 720};
const CameraPose film{{0, 0}, 600, 55, 10};
const CameraPose view{{400e3, -300e3}, 150, 80, 350};

LookAround looking() {
    return LookAround({.ground = {{-1.5e6, -1.5e6}, {1.5e6, 1.5e6}}});
}

double off_km(const CameraPose& pose, glm::vec2 pixel, PlanePoint wanted) {
    return distance_m(Camera(pose, size).ground_at(pixel).value(), wanted) / 1000;
}

} // namespace

TEST_CASE("on the tour the film's camera is used") {
    const LookAround look = looking();
    CHECK_FALSE(look.active());
    CHECK_FALSE(look.pose(film, 3).has_value());
}

TEST_CASE("the ground under the mouse stays under it while it is dragged") {
    LookAround look = looking();
    const glm::vec2 from{700, 500}, to{420, 380};
    const PlanePoint ground = Camera(film, size).ground_at(from).value();
    REQUIRE(look.grab(from, size, film, 0));
    look.drag(to, size);
    CHECK(off_km(look.pose(film, 0).value(), to, ground) < 1);
}

TEST_CASE("the wheel zooms to what is under the mouse") {
    LookAround look = looking();
    const glm::vec2 mouse{300, 520};
    const PlanePoint ground = Camera(film, size).ground_at(mouse).value();
    look.zoom(0.5, mouse, size, film, 10);
    CHECK(look.moving(10.1));
    for (const double now : {10.05, 10.1, 11.0})
        CHECK(off_km(look.pose(film, now).value(), mouse, ground) < 2);
    look.settle(film, 11);
    CHECK_FALSE(look.moving(11));
    CHECK(look.pose(film, 11)->height_km == Approx(300));
}

TEST_CASE("wheel notches that follow quickly add up") {
    LookAround look = looking();
    look.zoom(0.8, {640, 360}, size, film, 0);
    look.zoom(0.8, {640, 360}, size, film, 0.05);
    look.settle(film, 1);
    CHECK(look.pose(film, 1)->height_km == Approx(600 * 0.64));
}

TEST_CASE("zooming and tilting stay within their limits") {
    LookAround look = looking();
    look.zoom(1e-6, {640, 360}, size, film, 0);
    look.settle(film, 1);
    CHECK(look.pose(film, 1)->height_km == Approx(25));
    look.orbit({0, -5000}, size, film, 1);
    CHECK(look.pose(film, 1)->pitch_deg == Approx(20));
    look.orbit({0, 9000}, size, film, 1);
    CHECK(look.pose(film, 1)->pitch_deg == Approx(90));
}

TEST_CASE("a flight begins where the camera is, ends at the view and only depends on the clock") {
    LookAround look = looking();
    look.fly_to(view, film, 5);
    CHECK(look.pose(film, 5)->height_km == Approx(film.height_km));
    const CameraPose middle = look.pose(film, 5.7).value();
    CHECK(look.pose(film, 6.2)->height_km < middle.height_km);
    CHECK(look.pose(film, 5.7)->target == middle.target);
    look.settle(film, 9);
    CHECK(distance_m(look.pose(film, 9)->target, view.target) < 1);
    CHECK(look.pose(film, 9)->bearing_deg == Approx(350));
}

TEST_CASE("back to the film glides to where the film is by then, and then is over") {
    LookAround look = looking();
    look.fly_to(view, film, 0);
    look.settle(film, 5);
    look.back_to_film(film, 5);
    CHECK(look.returning());
    CameraPose later = film;
    later.target.x_m = 50e3;
    CHECK(distance_m(look.pose(later, 6.4)->target, later.target) < 1);
    look.settle(later, 6.5);
    CHECK_FALSE(look.active());
}

TEST_CASE("bearings turn the short way") {
    CHECK(blend_poses(film, view, 0.5).bearing_deg == Approx(0).margin(1e-9));
    CHECK(blend_poses(view, film, 0.25).bearing_deg == Approx(355));
}
