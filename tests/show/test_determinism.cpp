// A frame is a pure function of the request: nothing drawn before changes it.
#include "show_fixture.hpp"

#include <algorithm>
#include <random>

using namespace bagration;
using namespace bagration::test;

namespace {

FrameRequest at_second(double seconds) {
    FrameRequest request;
    request.time = ShowTime::from_seconds(seconds);
    request.index = static_cast<std::int64_t>(seconds * 25);
    request.options.language = "de";
    return request;
}

} // namespace

TEST_CASE("A frame reached by playing equals the same frame reached by a seek, to the byte") {
    Studio played = Studio::open({320, 180});
    const double length = library_show().script.duration().seconds();
    // Ten anywhere in the film, always the same ones, and its two ends.
    std::vector<double> seconds{0.0, length - 0.1};
    std::mt19937 random(1944);
    for (int k = 0; k < 10; ++k)
        seconds.push_back(length * static_cast<double>(random()) / 4294967296.0);
    std::sort(seconds.begin(), seconds.end());
    std::vector<Image> in_order;
    for (const double s : seconds) {
        static_cast<void>(played.picture(at_second(std::max(s - 0.08, 0.0))));
        static_cast<void>(played.picture(at_second(std::max(s - 0.04, 0.0))));
        in_order.push_back(played.picture(at_second(s)));
    }
    for (std::size_t k = seconds.size(); k-- > 0;) {
        INFO("second " << seconds[k]);
        CHECK(played.picture(at_second(seconds[k])).rgba == in_order[k].rgba);
    }
}

TEST_CASE("Another renderer draws the same bytes") {
    const double middle = 0.4 * library_show().script.duration().seconds();
    Image first;
    {
        Studio one = Studio::open({320, 180});
        static_cast<void>(one.picture(at_second(1.0)));
        first = one.picture(at_second(middle));
    }
    Studio two = Studio::open({320, 180});
    CHECK(two.picture(at_second(middle)).rgba == first.rgba);
}

TEST_CASE("Language, layers and camera change the picture, and changing them back restores it") {
    Studio studio = Studio::open({320, 180});
    const FrameRequest plain = at_second(0.5 * library_show().script.duration().seconds());
    const Image before = studio.picture(plain);
    FrameRequest english = plain;
    english.options.language = "en";
    CHECK(studio.picture(english).rgba != before.rgba);
    FrameRequest bare = plain;
    bare.options.layers.labels = bare.options.layers.arrows = bare.options.layers.front = false;
    CHECK(studio.picture(bare).rgba != before.rgba);
    FrameRequest away = plain;
    away.options.camera = CameraPose{{0, 0}, 1500, 70, 20};
    CHECK(studio.picture(away).rgba != before.rgba);
    CHECK(studio.picture(plain).rgba == before.rgba);
}

namespace {

FrameRequest resting_at(ShowTime time) {
    FrameRequest request;
    request.time = time;
    request.options.language = "en";
    request.options.reduced_motion = true;
    return request;
}

/// Shots that begin at least this late, and are long enough for two fades.
std::vector<Moment> cuts(double from_s, std::size_t count) {
    const Script& script = library_show().script;
    std::vector<Moment> found;
    for (ShowTime t = ShowTime::from_seconds(from_s); t < script.duration() && found.size() < count;) {
        const Moment moment = script.moment_at(t);
        if (moment.shot_begin > ShowTime{} && moment.shot_end < script.duration()) found.push_back(moment);
        t = moment.shot_end;
    }
    return found;
}

double mean_difference(const Image& a, const Image& b) {
    return image_difference(a.view(), b.view(), 255)->mean;
}

} // namespace

TEST_CASE("With less motion the camera stands still within every shot") {
    const Script& script = library_show().script;
    int shots = 0;
    for (ShowTime t; t < script.duration();) {
        const Moment moment = script.moment_at(t);
        const CameraPose pose = script.resting_camera(moment);
        for (const double share : {0.25, 0.5, 0.99}) {
            const auto into = static_cast<std::int64_t>(
                share * static_cast<double>(moment.shot_end.ticks - moment.shot_begin.ticks));
            const CameraPose later =
                script.resting_camera(script.moment_at({moment.shot_begin.ticks + into}));
            CHECK(distance_m(later.target, pose.target) == 0);
            CHECK(later.bearing_deg == pose.bearing_deg);
            CHECK(later.pitch_deg == pose.pitch_deg);
        }
        ++shots;
        t = moment.shot_end;
    }
    CHECK(shots > 50);
}

TEST_CASE(
    "With less motion a view fades into the next: between the two, and the same however it is reached") {
    Studio studio = Studio::open({320, 180});
    for (const Moment& moment : cuts(60, 2)) {
        const std::int64_t cut = moment.shot_begin.ticks;
        const auto after = [&](double seconds) {
            return ShowTime{cut + ShowTime::from_seconds(seconds).ticks};
        };
        const Image late = studio.picture(resting_at(after(0.6)));
        const Image halfway = studio.picture(resting_at({cut}));
        const Image just_before = studio.picture(resting_at({cut - 1}));
        const Image early = studio.picture(resting_at({cut - ShowTime::from_seconds(0.6).ticks}));
        INFO("cut at " << moment.shot_begin.seconds() << " s");
        CHECK(studio.picture(resting_at({cut})).rgba == halfway.rgba);
        // Both maps are seen, and nothing jumps at the cut itself.
        const double whole = mean_difference(early, late);
        CHECK(mean_difference(early, halfway) < 0.8 * whole);
        CHECK(mean_difference(late, halfway) < 0.8 * whole);
        CHECK(mean_difference(just_before, halfway) < 0.25 * whole);
        // A seek from elsewhere into the fade.
        static_cast<void>(studio.picture(resting_at(ShowTime::from_seconds(5))));
        const Image sought = studio.picture(resting_at(after(0.2)));
        static_cast<void>(studio.picture(resting_at(after(0.16))));
        CHECK(studio.picture(resting_at(after(0.2))).rgba == sought.rgba);
    }
}
