#include "campaign/script.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <cmath>

using namespace bagration;

namespace {

CampaignTime day(int n) {
    return *parse_campaign_time("1807-06-01T00:00", 6) + std::chrono::hours(24 * n);
}

CameraPose pose(double x_km, double height_km, double bearing = 0, double pitch = 60) {
    return {{x_km * 1000, 0}, height_km, pitch, bearing};
}

Shot shot(double duration, int from_day, int to_day, std::vector<CameraKey> keys) {
    Shot result;
    result.duration_s = duration;
    result.from = day(from_day);
    result.to = day(to_day);
    result.camera = std::move(keys);
    return result;
}

Cue cue(const char* text, double at, double length) {
    return {text, at, length, {}, {}};
}

/// Two chapters: a move over two joined shots, then a cut to a standing picture and a jump back in history.
Campaign two_chapters() {
    Campaign campaign;
    campaign.start = day(0);
    campaign.end = day(30);
    Shot first = shot(10, 0, 5, {{0, pose(0, 400, 350), {}}, {10, pose(100, 200, 10), {}}});
    first.cues = {cue("a", 0.1, 0.2), cue("b", 0.3, 5)};
    Shot second = shot(
        10, 5, 10, {{0, pose(100, 200, 10), {}}, {5, pose(150, 150, 20), {}}, {10, pose(400, 150, 20), {}}});
    Shot third = shot(4, 2, 2, {{0, pose(-50, 900), {}}});
    campaign.chapters.push_back({"one", "one", "", "", {}, {first, second}, {}});
    campaign.chapters.push_back({"two", "two", "", "", {}, {third}, {}});
    return campaign;
}

ShowTime seconds(double s) {
    return ShowTime::from_seconds(s);
}

} // namespace

TEST_CASE("the film is as long as its shots, in exact ticks") {
    Campaign campaign = two_chapters();
    CHECK(Script(campaign).duration() == seconds(24));
    for (Shot& each : campaign.chapters[0].shots)
        each.duration_s = 1.0 / 3.0;
    CHECK(Script(campaign).duration().ticks == 2 * 235'200'000 + 4 * ShowTime::ticks_per_second);
    CHECK(Script(campaign).frame_count({25, 1}) == 117);
}

TEST_CASE("campaign time runs evenly through a shot") {
    const Campaign campaign = two_chapters();
    const Script script(campaign);
    CHECK(script.moment_at({}).campaign_time == day(0));
    CHECK(script.moment_at(seconds(2)).campaign_time == day(1));
    CHECK(script.moment_at(seconds(2) - ShowTime{1}).campaign_time == day(1) - CampaignDuration(1));
    CHECK(script.moment_at(seconds(15)).campaign_minutes == Approx(7.5 * 1440));
    CHECK(script.moment_at(seconds(22)).campaign_time == day(2));
}

TEST_CASE("campaign time hurries and lingers between the dates of a shot") {
    Campaign campaign = two_chapters();
    campaign.chapters[0].shots[0].dates = {{2, day(4), {}}, {8, day(4), {}}};
    const Script script(campaign);
    CHECK(script.moment_at(seconds(1)).campaign_time == day(2));
    CHECK(script.moment_at(seconds(2)).campaign_time == day(4));
    CHECK(script.moment_at(seconds(5)).campaign_time == day(4));
    CHECK(script.moment_at(seconds(9)).campaign_minutes == Approx(4.5 * 1440));
    CHECK(script.moment_at(seconds(10)).campaign_time == day(5));
    CHECK(script.show_time_of(day(2)) == seconds(1));
    CHECK(script.show_time_of(day(4)) == seconds(2));
    rc::check("the moment shown there has that date", [&] {
        const auto date = day(0) + CampaignDuration(*rc::gen::inRange(0, 10 * 1440));
        RC_ASSERT(script.moment_at(script.show_time_of(date)).campaign_time == date);
    });
}

TEST_CASE("a shot may run backwards in history") {
    Campaign campaign = two_chapters();
    std::swap(campaign.chapters[0].shots[0].from, campaign.chapters[0].shots[0].to);
    const Script script(campaign);
    CHECK(script.moment_at({}).campaign_time == day(5));
    CHECK(script.moment_at(seconds(2)).campaign_time == day(4));
}

TEST_CASE("times beyond the film show its ends") {
    const Campaign campaign = two_chapters();
    const Script script(campaign);
    CHECK(script.moment_at(seconds(-5)).campaign_time == day(0));
    const Moment last = script.moment_at(seconds(500));
    CHECK(last.show_time == script.duration());
    CHECK(last.chapter == 1);
    CHECK(last.chapter_progress < 1);
}

TEST_CASE("the date of the film is found again") {
    const Campaign campaign = two_chapters();
    const Script script(campaign);
    CHECK(script.show_time_of(day(1)) == seconds(2));
    CHECK(script.show_time_of(day(2)) == seconds(4)); // Not the later chapter that shows it again.
    CHECK(script.show_time_of(day(5)) == seconds(10));
    CHECK(script.show_time_of(day(-3)) == ShowTime{});
    CHECK(script.moment_at(script.show_time_of(day(29))).campaign_time == day(10) - CampaignDuration(1));
    rc::check("the moment shown there has that date", [&] {
        const auto date = day(0) + CampaignDuration(*rc::gen::inRange(0, 10 * 1440));
        RC_ASSERT(script.moment_at(script.show_time_of(date)).campaign_time == date);
    });
}

TEST_CASE("cues that touch neither overlap nor leave a gap") {
    const Campaign campaign = two_chapters();
    const Script script(campaign);
    REQUIRE(script.cues().size() == 2);
    CHECK(script.cues()[0].end == script.cues()[1].begin);
    CHECK(script.moment_at({}).cue == nullptr);
    CHECK(script.moment_at(script.cues()[0].begin).cue->cue->text == "a");
    CHECK(script.moment_at(script.cues()[1].begin).cue->cue->text == "b");
    CHECK(script.moment_at(script.cues()[1].end).cue == nullptr);
}

TEST_CASE("a moment does not depend on what was asked before") {
    const Campaign campaign = two_chapters();
    const Script asked(campaign);
    rc::check("same answer from a fresh script", [&] {
        const ShowTime t{*rc::gen::inRange<std::int64_t>(0, asked.duration().ticks)};
        const Moment a = asked.moment_at(t);
        const Moment b = Script(campaign).moment_at(t);
        RC_ASSERT(a.camera.target == b.camera.target);
        RC_ASSERT(a.camera.height_km == b.camera.height_km);
        RC_ASSERT(a.campaign_minutes == b.campaign_minutes);
        RC_ASSERT(a.chapter == b.chapter);
    });
}

TEST_CASE("the camera moves without jolts inside a take and takes the short way round") {
    const Campaign campaign = two_chapters();
    const Script script(campaign);
    const double dt = 0.01;
    const auto speed = [&](double t) {
        const CameraPose a = script.moment_at(seconds(t)).camera,
                         b = script.moment_at(seconds(t + dt)).camera;
        return (b.target.x_m - a.target.x_m) / dt;
    };
    double largest_jump = 0;
    for (double t = 0.05; t < 19.9; t += dt) {
        largest_jump = std::max(largest_jump, std::abs(speed(t + dt) - speed(t)));
        const double bearing = script.moment_at(seconds(t)).camera.bearing_deg;
        CHECK((bearing >= 350 || bearing <= 20));
    }
    CHECK(largest_jump < 600);       // Metres per second in a hundredth, of speeds up to 75 km/s.
    CHECK(speed(9.995) > 5000);      // The cut at 10 s joins equal keys: the camera does not stop there.
    CHECK(std::abs(speed(0)) < 200); // It starts from rest ...
    CHECK(std::abs(speed(19.985)) < 1000); // ... and comes to rest before the cut.
    CHECK(script.moment_at(seconds(20)).camera.height_km == Approx(900));
}

TEST_CASE("a camera that arrives early rests until the shot ends") {
    Campaign campaign = two_chapters();
    campaign.chapters[0].shots[0].camera[1].at_s = 6;
    const Script script(campaign);
    for (double t = 6; t <= 10; t += 0.25)
        CHECK(script.moment_at(seconds(t)).camera.target == pose(100, 200).target);
}

TEST_CASE("the camera never leaves the range of its neighbouring keys") {
    rc::check("positions and heights stay between keys", [] {
        std::vector<TimedPose> poses;
        const int count = *rc::gen::inRange(2, 7);
        double t = 0;
        for (int i = 0; i < count; ++i) {
            poses.push_back({t, pose(*rc::gen::inRange(-500, 500), *rc::gen::inRange(50, 3000),
                                     *rc::gen::inRange(0, 360))});
            t += *rc::gen::inRange(1, 50) * 0.1;
        }
        const CameraPath path(poses);
        for (int i = 0; i + 1 < count; ++i) {
            const TimedPose &a = poses[static_cast<std::size_t>(i)],
                            &b = poses[static_cast<std::size_t>(i) + 1];
            for (int k = 0; k <= 8; ++k) {
                const CameraPose between = path.pose_at(a.at_s + (b.at_s - a.at_s) * k / 8.0);
                RC_ASSERT(between.target.x_m >= std::min(a.pose.target.x_m, b.pose.target.x_m));
                RC_ASSERT(between.target.x_m <= std::max(a.pose.target.x_m, b.pose.target.x_m));
                RC_ASSERT(between.height_km >= std::min(a.pose.height_km, b.pose.height_km) * (1 - 1e-12));
                RC_ASSERT(between.height_km <= std::max(a.pose.height_km, b.pose.height_km) * (1 + 1e-12));
                RC_ASSERT(between.bearing_deg >= 0 && between.bearing_deg < 360);
            }
        }
    });
}
