#include "app/frame_range.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace bagration;

namespace {

ShowTime seconds(double s) {
    return ShowTime::from_seconds(s);
}

const std::vector<NamedSpan> two_chapters{{"begin", seconds(0), seconds(20)},
                                          {"middle", seconds(20), seconds(60)}};
const FilmTimes one_minute{seconds(60), {25, 1}, two_chapters};

} // namespace

TEST_CASE("Without a selection the whole film is taken") {
    CHECK(select_frames({}, one_minute) == FrameRange{0, 1500});
}

TEST_CASE("A range of times holds the frames a <= n / fps < b") {
    FrameSelection selection;
    selection.from = seconds(30);
    selection.to = seconds(31);
    CHECK(select_frames(selection, one_minute) == FrameRange{750, 775});

    selection.from = seconds(30.01); // Frame 750 is at 30.00, the next one at 30.04.
    selection.to = seconds(30.05);
    CHECK(select_frames(selection, one_minute) == FrameRange{751, 752});
}

TEST_CASE("Neighbouring ranges of times join without a repeated or missing frame at any rate") {
    for (const FrameRate rate :
         {FrameRate{25, 1}, FrameRate{30000, 1001}, FrameRate{24000, 1001}, FrameRate{60, 1}}) {
        const FilmTimes film{seconds(60), rate, {}};
        std::int64_t expected_begin = 0;
        for (int part = 0; part < 7; ++part) {
            FrameSelection selection;
            selection.from = seconds(60.0 * part / 7);
            selection.to = seconds(60.0 * (part + 1) / 7);
            const auto range = select_frames(selection, film);
            REQUIRE(range);
            CHECK(range->begin == expected_begin);
            expected_begin = range->end;
        }
        CHECK(expected_begin == rate.first_frame_at(seconds(60)));
    }
}

TEST_CASE("Only one end of a range of times need be given") {
    FrameSelection selection;
    selection.from = seconds(59);
    CHECK(select_frames(selection, one_minute) == FrameRange{1475, 1500});
    FrameSelection until;
    until.to = seconds(1);
    CHECK(select_frames(until, one_minute) == FrameRange{0, 25});
}

TEST_CASE("An end time beyond the film means its end, a begin there is refused") {
    FrameSelection selection;
    selection.to = seconds(100);
    CHECK(select_frames(selection, one_minute) == FrameRange{0, 1500});
    selection.from = seconds(60);
    const auto beyond = select_frames(selection, one_minute);
    REQUIRE_FALSE(beyond);
    CHECK(beyond.error().code == ExitCode::usage);
}

TEST_CASE("Frames are half open and must exist") {
    FrameSelection selection;
    selection.frames = FrameRange{10, 60};
    CHECK(select_frames(selection, one_minute) == FrameRange{10, 60});
    selection.frames = FrameRange{1490, 1501};
    const auto beyond = select_frames(selection, one_minute);
    REQUIRE_FALSE(beyond);
    CHECK(beyond.error().code == ExitCode::usage);
    CHECK(beyond.error().hint.find("1500") != std::string::npos);
}

TEST_CASE("A chapter is its frames; an unknown one suggests the nearest") {
    FrameSelection selection;
    selection.chapter = "middle";
    CHECK(select_frames(selection, one_minute) == FrameRange{500, 1500});
    selection.chapter = "midle";
    const auto unknown = select_frames(selection, one_minute);
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().hint == "did you mean 'middle'?");
}

TEST_CASE("Ways of selecting exclude one another") {
    FrameSelection selection;
    selection.chapter = "middle";
    selection.frames = FrameRange{0, 10};
    CHECK_FALSE(select_frames(selection, one_minute));
}

TEST_CASE("Shards are contiguous, differ by at most one frame and cover the range") {
    for (const int count : {1, 2, 3, 7, 64, 200}) {
        std::int64_t next = 13;
        for (int index = 1; index <= count; ++index) {
            const FrameRange part = shard_of({13, 120}, {index, count});
            CHECK(part.begin == next);
            CHECK(part.count() >= 107 / count);
            CHECK(part.count() <= 107 / count + 1);
            next = part.end;
        }
        CHECK(next == 120);
    }
}

TEST_CASE("A shard is a part of the selected range") {
    FrameSelection selection;
    selection.frames = FrameRange{100, 200};
    selection.shard = Shard{2, 4};
    CHECK(select_frames(selection, one_minute) == FrameRange{125, 150});
}

TEST_CASE("Ranges and shards are read strictly") {
    CHECK(parse_frame_range("0..50") == FrameRange{0, 50});
    CHECK(parse_shard("3/8") == Shard{3, 8});
    for (const char* wrong :
         {"", "5", "5..", "..5", "5..5", "6..5", "-1..5", "1...5", "a..b", "1..5x", "1, 5"})
        CHECK_FALSE(parse_frame_range(wrong));
    for (const char* wrong : {"", "1", "0/4", "5/4", "1/0", "-1/4", "1/4/2", "a/b", "1 /4"})
        CHECK_FALSE(parse_shard(wrong));
}
