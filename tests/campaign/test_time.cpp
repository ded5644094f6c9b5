#include "campaign/time.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace bagration;

namespace {

CampaignTime at(const char* text) {
    return parse_campaign_time(text, 12).value();
}

const std::vector<FrameRate> film_rates = {{24, 1},       {25, 1},        {30, 1},       {48, 1},
                                           {50, 1},       {60, 1},        {120, 1},      {24000, 1001},
                                           {30000, 1001}, {48000, 1001},  {60000, 1001}, {44100, 1},
                                           {48000, 1},    {120000, 1001}, {1, 1}};

} // namespace

TEST_CASE("a campaign time is read with and without the time of day") {
    CHECK(to_string(at("1944-07-03T12:30")) == "1944-07-03T12:30");
    CHECK(to_string(at("1944-07-03 04:05")) == "1944-07-03T04:05");
    CHECK(to_string(at("1944-07-03T04:05:00")) == "1944-07-03T04:05");
    CHECK(to_string(*parse_campaign_time("1944-07-03", 6)) == "1944-07-03T06:00");
    CHECK(to_string(*parse_campaign_time("1944-07-03", 12)) == "1944-07-03T12:00");
    CHECK(to_date_string(at("1944-07-03T23:59")) == "1944-07-03");
}

TEST_CASE("dates before 1970 are negative minutes and keep their day") {
    CHECK(at("1944-06-22T00:00").time_since_epoch().count() < 0);
    CHECK(to_string(at("1944-06-22T00:00") - CampaignDuration(1)) == "1944-06-21T23:59");
    CHECK(to_string(at("1944-02-29T00:00") + std::chrono::hours(24)) == "1944-03-01T00:00");
    CHECK(days_between(at("1944-06-22T00:00"), at("1945-05-08T12:00")) == Approx(320.5));
}

TEST_CASE("what is no date is refused") {
    for (const char* text : {"",
                             "1944",
                             "1944-06",
                             "1944-06-31",
                             "1945-02-29",
                             "1944-13-01",
                             "1944-00-01",
                             "1944-01-00",
                             "44-06-22",
                             "1944-6-22",
                             "1944-06-22T24:00",
                             "1944-06-22T12:60",
                             "1944-06-22T12",
                             "1944-06-22T12:00:01",
                             "1944-06-22T12:00Z",
                             " 1944-06-22",
                             "1944-06-22 ",
                             "1944/06/22",
                             "+944-06-22",
                             "1944-06-22x12:00",
                             "22.06.1944"}) {
        INFO(text);
        CHECK_FALSE(parse_campaign_time(text, 6));
    }
}

TEST_CASE("a printed campaign time reads back as itself") {
    rc::check("parse(print(t)) == t", [] {
        // Years 1000 to 9000, in minutes.
        const auto minutes = *rc::gen::inRange<std::int64_t>(-510'000'000, 3'690'000'000);
        const CampaignTime time{CampaignDuration(minutes)};
        RC_ASSERT(parse_campaign_time(to_string(time), 6) == time);
    });
}

TEST_CASE("every usual frame rate divides the second into whole ticks") {
    for (const FrameRate rate : film_rates) {
        INFO(to_string(rate));
        CHECK(rate.time_of(rate.numerator).ticks == rate.denominator * ShowTime::ticks_per_second);
        CHECK(rate.denominator * ShowTime::ticks_per_second % rate.numerator == 0);
    }
}

TEST_CASE("the frame at a frame's own time is that frame") {
    rc::check("first_frame_at(time_of(n)) == n, and n + 1 a tick later", [] {
        const FrameRate rate = *rc::gen::elementOf(film_rates);
        const auto frame = *rc::gen::inRange<std::int64_t>(0, 100'000'000);
        RC_ASSERT(rate.first_frame_at(rate.time_of(frame)) == frame);
        RC_ASSERT(rate.first_frame_at(rate.time_of(frame) + ShowTime{1}) == frame + 1);
    });
    rc::check("also where the rate does not divide the ticks", [] {
        const FrameRate rate{*rc::gen::inRange<std::int64_t>(1, 90'000),
                             *rc::gen::inRange<std::int64_t>(1, 2000)};
        const auto frame = *rc::gen::inRange<std::int64_t>(0, 1'000'000);
        RC_ASSERT(rate.first_frame_at(rate.time_of(frame)) == frame);
    });
}

TEST_CASE("frames are dealt to neighbouring spans without gap or overlap") {
    const FrameRate rate{30000, 1001};
    std::int64_t frames = 0;
    for (int second = 0; second < 100; ++second) {
        const ShowTime begin = ShowTime::from_seconds(second), end = ShowTime::from_seconds(second + 1);
        frames += rate.first_frame_at(end) - rate.first_frame_at(begin);
    }
    CHECK(frames == rate.first_frame_at(ShowTime::from_seconds(100)));
    CHECK(frames == 2998);
    CHECK(rate.first_frame_at({}) == 0);
    CHECK(rate.first_frame_at({-5}) == 0);
}

TEST_CASE("show times are read as seconds or with colons") {
    const auto seconds = [](const char* text) { return parse_show_time(text).value().seconds(); };
    CHECK(seconds("90") == 90);
    CHECK(seconds("1.5") == 1.5);
    CHECK(seconds("1:30") == 90);
    CHECK(seconds("1:30.250") == 90.25);
    CHECK(seconds("2:03:04.5") == 7384.5);
    CHECK(seconds("100:00") == 6000);
    for (const char* text :
         {"", "-1", "1:60", "1:60:00", ":30", "1:", "1.", ".5", "1e3", "1:2:3:4", "a", "1 "}) {
        INFO(text);
        CHECK_FALSE(parse_show_time(text));
    }
}

TEST_CASE("a printed show time reads back to the millisecond") {
    CHECK(to_string(ShowTime::from_seconds(3723.0045)) == "1:02:03.005");
    CHECK(to_string(ShowTime::from_seconds(59.9996)) == "1:00.000");
    CHECK(to_string(ShowTime{}) == "0:00.000");
    rc::check("parse(print(t)) == t for whole milliseconds", [] {
        const auto ms = *rc::gen::inRange<std::int64_t>(0, 400'000'000);
        const ShowTime time{ms * (ShowTime::ticks_per_second / 1000)};
        RC_ASSERT(parse_show_time(to_string(time)) == time);
    });
}

TEST_CASE("frame rates are read as numbers, fractions and their usual abbreviations") {
    CHECK(parse_frame_rate("25") == FrameRate{25, 1});
    CHECK(parse_frame_rate("50/2") == FrameRate{25, 1});
    CHECK(parse_frame_rate("30000/1001") == FrameRate{30000, 1001});
    CHECK(parse_frame_rate("29.97") == FrameRate{30000, 1001});
    CHECK(parse_frame_rate("23.976") == FrameRate{24000, 1001});
    CHECK(parse_frame_rate("23.98") == FrameRate{24000, 1001});
    CHECK(parse_frame_rate("59.94") == FrameRate{60000, 1001});
    CHECK(parse_frame_rate("119.88") == FrameRate{120000, 1001});
    CHECK(parse_frame_rate("12.5") == FrameRate{25, 2});
    CHECK(parse_frame_rate("24.0") == FrameRate{24, 1});
    for (const char* text :
         {"", "0", "0/1", "1/0", "-25", "1001", "25fps", "25/", "/25", ".5", "1e2", "25.", "29,97"}) {
        INFO(text);
        CHECK_FALSE(parse_frame_rate(text));
    }
}

TEST_CASE("a printed frame rate reads back as itself") {
    for (const FrameRate rate : film_rates)
        if (rate.value() <= 1000) CHECK(parse_frame_rate(to_string(rate)) == rate);
}
