#include "app/parse_values.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

TEST_CASE("A picture size is two sides in pixels") {
    CHECK(parse_size("1920x1080") == FrameSize{1920, 1080});
    for (const char* wrong :
         {"", "1920", "x", "1920x", "1920X1080", "-1x5", "1920x1080x3", "8x8", "99999x10", "1e3x100"})
        CHECK_FALSE(parse_size(wrong));
    CHECK(parse_sizes("1280x720,640x360") == std::vector<FrameSize>{{1280, 720}, {640, 360}});
}

TEST_CASE("A place is longitude, then latitude") {
    const auto minsk = parse_place("27.56,53.90");
    REQUIRE(minsk);
    CHECK(minsk->lon_deg == 27.56);
    CHECK(minsk->lat_deg == 53.90);
    CHECK(parse_place("-3.5,50"));
    for (const char* wrong : {"", "27.56", "27.56;53.90", "27,56,53,90", "east,north", "200,50", "nan,50"})
        CHECK_FALSE(parse_place(wrong));
    const auto swapped = parse_place("50,100");
    REQUIRE_FALSE(swapped);
    CHECK(swapped.error().hint.find("longitude comes first") != std::string::npos);
}

TEST_CASE("A bare date of a question means noon") {
    CHECK(*parse_date("1944-07-03") == *parse_date("1944-07-03T12:00"));
    CHECK_FALSE(parse_date("1944-06-31"));
    CHECK_FALSE(parse_date("3.7.1944"));
}

TEST_CASE("Layers are named alone or left out") {
    const auto front_only = parse_layers("front");
    REQUIRE(front_only);
    CHECK(front_only->front);
    CHECK_FALSE(front_only->relief);
    CHECK_FALSE(front_only->captions);

    const auto without = parse_layers("no-captions,no-date");
    REQUIRE(without);
    CHECK(without->relief);
    CHECK_FALSE(without->captions);
    CHECK_FALSE(without->date);

    const auto everything = parse_layers("all");
    REQUIRE(everything);
    CHECK((everything->inset && everything->graticule && everything->relief));
    const auto more = parse_layers("+inset,no-legend");
    REQUIRE(more);
    CHECK((more->inset && !more->legend && more->relief && !more->graticule));
    CHECK(parse_layers("relief,territory,front,arrows,labels,captions,date,rivers,borders,railways,furniture,"
                       "legend,scale,formations,panels") == Layers{});
}

TEST_CASE("An unknown layer suggests the nearest") {
    const auto wrong = parse_layers("relief,fromt");
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().code == ExitCode::usage);
    CHECK(wrong.error().hint == "did you mean 'front'?");
}

TEST_CASE("A view is one of the campaign's or a free camera") {
    Campaign campaign;
    auto projection = MapProjection::create(default_projection);
    REQUIRE(projection);
    campaign.projection = std::make_shared<const MapProjection>(std::move(*projection));
    CameraPose pose;
    pose.height_km = 123;
    campaign.views.push_back({"theatre", pose});

    const auto named = parse_view("theatre", campaign);
    REQUIRE(named);
    CHECK(named->height_km == 123);

    const auto free = parse_view("26,47.5,400,55,-10", campaign);
    REQUIRE(free);
    CHECK(std::abs(free->target.x_m) < 1);
    CHECK(std::abs(free->target.y_m) < 1);
    CHECK(free->height_km == 400);
    CHECK(free->pitch_deg == 55);
    CHECK(free->bearing_deg == -10);
    CHECK(parse_view("26,47.5,400", campaign)->pitch_deg == 90);

    CHECK(parse_view("theater", campaign).error().hint == "did you mean 'theatre'?");
    for (const char* wrong :
         {"26,47.5", "26,47.5,-5", "26,47.5,400,5,0", "26,47.5,400,55,0,1", "26,north,400"})
        CHECK_FALSE(parse_view(wrong, campaign));
}
