#include "renderer/scene/camera.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace bagration;

namespace {

CameraPose pose(double height_km, double pitch_deg, double bearing_deg) {
    return {{120'000, -45'000}, height_km, pitch_deg, bearing_deg};
}

} // namespace

TEST_CASE("The target of the camera stands in the middle of the frame") {
    for (const double pitch : {20.0, 45.0, 60.0, 90.0}) {
        const Camera camera(pose(400, pitch, 30), {1280, 720});
        const auto px = camera.project(camera.pose().target, 0);
        REQUIRE(px);
        CHECK(px->x == Approx(640).margin(0.1));
        CHECK(px->y == Approx(360).margin(0.1));
    }
}

TEST_CASE("Seen from above with bearing 0, east is right and north is up") {
    const Camera camera(pose(400, 90, 0), {1000, 1000});
    const PlanePoint target = camera.pose().target;
    const auto east = camera.project(target + PlaneVector{20'000, 0}, 0);
    const auto north = camera.project(target + PlaneVector{0, 20'000}, 0);
    REQUIRE(east);
    REQUIRE(north);
    CHECK(east->x > 500);
    CHECK(east->y == Approx(500).margin(0.1));
    CHECK(north->y < 500);
    CHECK((east->x - 500) * camera.metres_per_pixel() == Approx(20'000).epsilon(0.01));
}

TEST_CASE("Bearing 90 puts east at the top") {
    const Camera camera(pose(400, 60, 90), {1000, 1000});
    const auto east = camera.project(camera.pose().target + PlaneVector{20'000, 0}, 0);
    REQUIRE(east);
    CHECK(east->y < 500);
    CHECK(east->x == Approx(500).margin(0.1));
}

TEST_CASE("What is under a pixel projects back to that pixel") {
    rc::check("ground_at inverts project", [] {
        const double height = *rc::gen::inRange(60, 2500);
        const double pitch = *rc::gen::inRange(25, 91);
        const double bearing = *rc::gen::inRange(-180, 180);
        const Camera camera(pose(height, pitch, bearing), {1920, 1080});
        const glm::vec2 pixel(static_cast<float>(*rc::gen::inRange(0, 1920)),
                              static_cast<float>(*rc::gen::inRange(0, 1080)));
        const auto ground = camera.ground_at(pixel);
        if (!ground) return; // above the horizon
        const auto back = camera.project(*ground, 0);
        RC_ASSERT(back.has_value());
        RC_ASSERT(glm::distance(*back, pixel) < 1.0F);
    });
}

TEST_CASE("Landscape and portrait frames show the same middle at the same scale") {
    const Camera wide(pose(500, 60, 0), {1920, 1080}), tall(pose(500, 60, 0), {1080, 1920});
    CHECK(wide.metres_per_pixel() == Approx(tall.metres_per_pixel()));
}

TEST_CASE("Exaggeration eases with height and never jumps") {
    double before = exaggeration_at(10);
    for (double h = 10; h < 5000; h *= 1.02) {
        const double now = exaggeration_at(h);
        CHECK(std::abs(now - before) < 0.15);
        CHECK(now >= 3.0);
        CHECK(now <= 10.0);
        before = now;
    }
}

TEST_CASE("Summits are softened, the sea is flat") {
    CHECK(softened_height_m(-2000) == 0);
    CHECK(softened_height_m(100) == Approx(99).margin(0.1));
    CHECK(softened_height_m(2655) < 2655 * 0.8);
    CHECK(softened_height_m(2655) > softened_height_m(2500));
}
