#include "campaign/frame_shot.hpp"
#include "campaign/script.hpp"
#include "tests/campaign/campaign_files.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace bagration;
using namespace bagration::test;

namespace {

const std::string peace_camera =
    "camera = [ { at = 0.0, look = [21.88, 55.08], height_km = 90.0, pitch = 40.0, bearing = 0.0 } ]";

/// The small campaign with another camera for its last shot.
std::shared_ptr<const Campaign> with_last_shot(const std::string& keys) {
    const LoadedCampaign loaded = load_campaign(changed_campaign("script.toml", peace_camera, keys));
    INFO(all_text(loaded.diagnostics));
    REQUIRE(loaded.campaign != nullptr);
    return loaded.campaign;
}

ShowTime seconds(double s) {
    return ShowTime::from_seconds(s);
}

std::vector<PlanePoint> box(double half_width_m, double half_height_m) {
    return {{-half_width_m, -half_height_m}, {half_width_m, half_height_m}};
}

} // namespace

TEST_CASE("a framed shot looks at its subjects from as near as they allow") {
    const AutoFrame down{{}, 90, 0};
    const CameraPose wide = composed_pose(box(400'000, 100'000), down, FrameShape::landscape);
    const CameraPose twice = composed_pose(box(800'000, 200'000), down, FrameShape::landscape);
    CHECK(twice.height_km == Approx(2 * wide.height_km).epsilon(0.01));
    CHECK(wide.pitch_deg == 90);
    CHECK(std::abs(wide.target.x_m) < 1000);
    CHECK(wide.target.y_m < 0); // The subject stands above the captions.
    const CameraPose turned = composed_pose(box(400'000, 100'000), {{}, 90, 90}, FrameShape::landscape);
    CHECK(turned.height_km > 1.5 * wide.height_km); // East to west now stands upright.
}

TEST_CASE("a portrait picture shows a wide subject from higher up and a tall one from nearer") {
    const AutoFrame oblique{{}, 55, 20};
    CHECK(composed_pose(box(500'000, 100'000), oblique, FrameShape::portrait).height_km >
          composed_pose(box(500'000, 100'000), oblique, FrameShape::landscape).height_km);
    CHECK(composed_pose(box(100'000, 500'000), oblique, FrameShape::portrait).height_km <
          composed_pose(box(100'000, 500'000), oblique, FrameShape::landscape).height_km);
}

TEST_CASE("a lone town is not looked at from the ground") {
    const auto campaign = with_last_shot("frame = [\"tilsit\"]\n  pitch = 50.0");
    const CameraPose pose = Script(*campaign).moment_at(seconds(18)).camera;
    CHECK(pose.height_km >= 80);
    CHECK(pose.pitch_deg == Approx(50));
    CHECK(distance_m(pose.target, campaign->place("tilsit")->point) < 40'000);
}

TEST_CASE("the camera glides from keys to a frame without a jolt, and cuts when it is told to") {
    const std::string frame = "frame = [\"koenigsberg-ring\", \"tilsit\"]";
    const auto gliding = with_last_shot(frame);
    const Script film(*gliding);
    double fastest_km = 0;
    for (double t = 8; t < 18.9; t += 0.02)
        fastest_km = std::max(fastest_km, distance_m(film.moment_at(seconds(t)).camera.target,
                                                     film.moment_at(seconds(t + 0.02)).camera.target) /
                                              1000);
    CHECK(fastest_km < 3); // In a fiftieth of a second; a cut would be some 60.
    const auto cut = with_last_shot(frame + "\n  cut = true");
    const Script other(*cut);
    CHECK(distance_m(other.moment_at(seconds(13.99)).camera.target,
                     other.moment_at(seconds(14.01)).camera.target) > 20'000);
}

TEST_CASE("a key after 0 lets the camera come from the shot before") {
    const auto campaign = with_last_shot(
        "camera = [ { at = 3.0, look = [21.88, 55.08], height_km = 90.0, pitch = 40.0, bearing = 0.0 } ]");
    const Script film(*campaign);
    CHECK(distance_m(film.moment_at(seconds(13.99)).camera.target,
                     film.moment_at(seconds(14.01)).camera.target) < 500);
    CHECK(film.moment_at(seconds(17.5)).camera.height_km == Approx(90));
}

TEST_CASE("a frame and camera keys exclude each other, and the first shot comes from nowhere") {
    using Catch::Contains;
    const auto findings = [](const std::string& old_text, const std::string& new_text) {
        return all_text(load_campaign(changed_campaign("script.toml", old_text, new_text)).diagnostics);
    };
    CHECK_THAT(findings(peace_camera, "frame = [\"tilsit\"]\n  " + peace_camera), Contains("not both"));
    CHECK_THAT(findings(peace_camera, "frame = [\"tilsitt\"]"), Contains("did you mean 'tilsit'"));
    CHECK_THAT(findings(peace_camera, "frame = []"), Contains("names nothing to look at"));
    CHECK_THAT(findings(peace_camera, peace_camera + "\n  pitch = 50.0"), Contains("belongs to 'frame'"));
    CHECK_THAT(findings("{ at = 0.0, look = [21.0, 54.5]", "{ at = 1.0, look = [21.0, 54.5]"),
               Contains("must be at 0"));
}

TEST_CASE("moments know their shot's begin and end") {
    const auto campaign = with_last_shot(peace_camera);
    const Script film(*campaign);
    const Moment moment = film.moment_at(seconds(10));
    CHECK(moment.shot_begin == seconds(8));
    CHECK(moment.shot_end == seconds(14));
    CHECK(moment.chapter_begin == seconds(0));
    CHECK(&film.shot_of(moment) == &campaign->chapters[0].shots[1]);
}

TEST_CASE("while motion is reduced every shot rests in the pose of its middle") {
    const auto campaign = with_last_shot(peace_camera);
    const Script film(*campaign);
    const CameraPose middle = film.moment_at(seconds(11)).camera;
    for (const double t : {8.0, 10.0, 13.9}) {
        const CameraPose rest = film.resting_camera(film.moment_at(seconds(t)));
        CHECK(rest.target == middle.target);
        CHECK(rest.height_km == middle.height_km);
    }
}

TEST_CASE("a take lasts from cut to cut") {
    const auto campaign = with_last_shot(peace_camera);
    const Script film(*campaign);
    CHECK(film.moment_at(seconds(10)).take_begin == seconds(0));
    CHECK(film.moment_at(seconds(10)).take_end == seconds(14));
    CHECK(film.moment_at(seconds(15)).take_begin == seconds(14));
}
