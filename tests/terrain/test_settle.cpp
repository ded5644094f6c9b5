#include "terrain/bake/settle.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace bagration;

namespace {

constexpr GridFrame frame{{0, 0}, 1000, 121, 121};

/// A valley from south to north between two ridges 600 m above it.
Field valley() {
    Field land(frame);
    for_each_sample(frame, [&](int i, int, std::size_t k) {
        const auto km = static_cast<float>(i - 60);
        land.values[k] = 900 - 600 * std::exp(-km * km / 18);
    });
    return land;
}

} // namespace

TEST_CASE("A town brings the valley's floor to its height and leaves the ridges") {
    Field land = valley();
    const Field rugged(frame, 150);
    const std::vector<PlacedHeight> towns{{frame.point(60, 60), 200}};
    settle_floors(land, rugged, towns);
    settle_places(land, rugged, towns, {});
    CHECK(land.at(60, 60) == Approx(200).margin(10));
    CHECK(land.at(60, 66) < 285);                      // Along the valley.
    CHECK(land.at(66, 60) > 780);                      // Up the slope.
    CHECK(land.at(60, 119) == Approx(270).margin(20)); // As deep as such valleys usually are.
}

TEST_CASE("Many towns close together do not drive each other beyond their heights") {
    Field land(frame, 100);
    const Field rugged(frame, 8);
    std::vector<PlacedHeight> towns;
    for (int k = 0; k < 9; ++k)
        towns.push_back({frame.point(58 + k % 3, 58 + k / 3), 110});
    settle_places(land, rugged, towns, {});
    CHECK(land.at(59, 59) == Approx(110).margin(1));
    for (const float z : land.values)
        CHECK((z > 99 && z < 111));
}

TEST_CASE("A height that cannot be right for the ground is left out") {
    Field land(frame, 100);
    const Field rugged(frame, 5);
    settle_places(land, rugged, {{frame.point(60, 60), 900}}, {});
    CHECK(land.at(60, 60) == 100);
}

TEST_CASE("A known summit lifts the ridge, not the valley beside it") {
    Field land = valley();
    const Field rugged(frame, 150);
    raise_ridges(land, valley(), rugged, {{frame.point(52, 60), 1400}});
    CHECK(land.at(52, 64) > 1000);
    CHECK(land.at(60, 60) < 300);
}

TEST_CASE("The floor is where the valley is, and everywhere in a plain") {
    const Field share = floor_share(valley());
    CHECK(share.at(60, 60) > 0.95f);
    CHECK(share.at(66, 60) < 0.2f);
    CHECK(floor_share(Field(frame, 140)).at(30, 30) == 1);
}

TEST_CASE("A summit stays at its height above a town that lies lower than was thought") {
    Field land(frame, 900);
    const Field rugged(frame, 150);
    settle_places(land, rugged, {{frame.point(60, 60), 600}}, {{frame.point(63, 60), 900}});
    CHECK(land.at(60, 60) == Approx(600).margin(10));
    CHECK(land.at(63, 60) == Approx(900).margin(20));
}

TEST_CASE("Ridges of mountains are raised to what summits usually have, hills are left alone") {
    Field mountains = valley(), hills = valley();
    raise_ridges(mountains, valley(), Field(frame, 200), {});
    CHECK(mountains.at(50, 60) > 1050);
    CHECK(mountains.at(60, 60) < 300); // What ridges gain, valleys lose.
    raise_ridges(hills, valley(), Field(frame, 50), {});
    CHECK(hills.values == valley().values);
}
