#include "app/player/playback.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

namespace {

const ShowTime minute = ShowTime::from_seconds(60);

Playback standing_at(double seconds) {
    return {minute, ShowTime::from_seconds(seconds), false, FrameRate{25, 1}, 0};
}

Playback playing_from(double seconds) {
    return {minute, ShowTime::from_seconds(seconds), true, FrameRate{25, 1}, 100};
}

} // namespace

TEST_CASE("playing runs with the clock and pausing keeps the moment") {
    Playback playback = playing_from(10);
    CHECK(playback.at(100).seconds() == Approx(10));
    CHECK(playback.at(102.5).seconds() == Approx(12.5));
    playback.pause(103);
    CHECK(playback.at(500).seconds() == Approx(13));
    playback.play(500);
    CHECK(playback.at(501).seconds() == Approx(14));
}

TEST_CASE("the film stops at its end and starts again from there") {
    Playback playback = playing_from(59);
    CHECK(playback.at(200) == minute);
    playback.settle(200);
    CHECK_FALSE(playback.playing());
    playback.toggle(200);
    CHECK(playback.playing());
    CHECK(playback.at(200) == ShowTime{});
}

TEST_CASE("seeking is exact and stays inside the film") {
    Playback playback = standing_at(10);
    playback.seek({12345678901}, 5);
    CHECK(playback.at(99).ticks == 12345678901);
    playback.seek_by(-1000, 5);
    CHECK(playback.at(5) == ShowTime{});
    playback.seek_by(1000, 5);
    CHECK(playback.at(5) == minute);
}

TEST_CASE("frame steps stop the film on the grid of frames") {
    const FrameRate rate{25, 1};
    Playback playback = playing_from(10.01);
    playback.step(1, 100);
    CHECK_FALSE(playback.playing());
    CHECK(playback.at(100) == rate.time_of(251));
    playback.step(-1, 100);
    CHECK(playback.at(100) == rate.time_of(250));

    SECTION("from between two frames, back goes to the one before") {
        playback.seek(ShowTime::from_seconds(10.01), 100);
        playback.step(-1, 100);
        CHECK(playback.at(100) == rate.time_of(250));
    }
    SECTION("the last frame is the last one that the film shows") {
        playback.seek(minute, 100);
        playback.step(1, 100);
        CHECK(playback.at(100) == rate.time_of(1499));
    }
}

TEST_CASE("changing the speed does not make the film jump") {
    Playback playback = playing_from(10);
    playback.change_speed(1, 104);
    CHECK(playback.rate() == Approx(1.25));
    CHECK(playback.at(104).seconds() == Approx(14));
    CHECK(playback.at(108).seconds() == Approx(19));
    playback.change_speed(-1, 108);
    playback.change_speed(-1, 108);
    CHECK(playback.rate() == Approx(0.75));
    playback.normal_speed(108);
    CHECK(playback.rate() == 1.0);
}

TEST_CASE("the shuttle doubles, turns round and stops at the beginning") {
    Playback playback = standing_at(10);
    playback.shuttle(-1, 0);
    CHECK(playback.rate() == -1.0);
    playback.shuttle(-1, 1);
    CHECK(playback.rate() == -2.0);
    CHECK(playback.at(2).seconds() == Approx(7));
    playback.shuttle(1, 2);
    CHECK(playback.rate() == 1.0);
    playback.shuttle(-1, 2);
    playback.settle(50);
    CHECK_FALSE(playback.playing());
    CHECK(playback.at(50) == ShowTime{});
    CHECK(playback.rate() == 1.0);
}
