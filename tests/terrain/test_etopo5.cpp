#include "terrain/bake/etopo5.hpp"
#include "terrain/bake/etopo5_faults.hpp"
#include "terrain/bake/sources.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace bagration;

namespace {

GlobeGrid grid_over(double lon0, double lat0, int width, int height, float value) {
    return {lon0,
            lat0,
            1.0 / 12,
            width,
            height,
            std::vector<float>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), value)};
}

float& at(GlobeGrid& grid, int i, int j) {
    return grid.values[static_cast<std::size_t>(j * grid.width + i)];
}

} // namespace

TEST_CASE("Coasts that were stored 35 times too low are raised, and nothing else") {
    GlobeGrid crete = grid_over(24, 35, 24, 6, 20);
    at(crete, 3, 2) = -500;
    at(crete, 5, 2) = 900;
    CHECK(repair_scaled_boxes(crete) == 24 * 6 - 2);
    CHECK(at(crete, 0, 0) == 700);
    CHECK(at(crete, 3, 2) == -500);
    CHECK(at(crete, 5, 2) == 900);
    GlobeGrid poland = grid_over(20, 52, 10, 10, 20);
    CHECK(repair_scaled_boxes(poland) == 0);
}

TEST_CASE("A pit in gentle ground is filled, a valley in mountains is not") {
    GlobeGrid plain = grid_over(20, 52, 30, 30, 200);
    at(plain, 15, 15) = 20;
    CHECK(repair_pits(plain) == 1);
    CHECK(at(plain, 15, 15) == 200);
    GlobeGrid mountains = grid_over(20, 52, 30, 30, 0);
    for (int j = 0; j < 30; ++j)
        for (int i = 0; i < 30; ++i)
            at(mountains, i, j) = static_cast<float>(1000 + 300 * ((i + j) % 5));
    at(mountains, 15, 15) = 700;
    CHECK(repair_pits(mountains) == 0);
}

TEST_CASE("Land and sea are each extended across the coast, and only the land is shifted") {
    GlobeGrid coast = grid_over(20, 52, 40, 40, 100);
    for (int j = 0; j < 40; ++j)
        for (int i = 0; i < 20; ++i)
            at(coast, i, j) = -50;
    const LandAndSea split = split_land_and_sea(coast);
    CHECK(split.land.at(5, 20) == Approx(100));
    CHECK(split.sea.at(35, 20) == Approx(-50));
    CHECK(split.sea.lon0_deg == coast.lon0_deg);
    // The true height at a place stands north and west of it in the file.
    CHECK(split.land.lon0_deg - coast.lon0_deg == Approx(7.5 / 60));
    CHECK(split.land.lat0_deg - coast.lat0_deg == Approx(-2.5 / 60));
}

TEST_CASE("Sampling the globe passes through its nodes") {
    GlobeGrid grid = grid_over(20, 52, 12, 12, 0);
    for (int j = 0; j < 12; ++j)
        for (int i = 0; i < 12; ++i)
            at(grid, i, j) = static_cast<float>(10 * i + j);
    CHECK(grid.sample_cubic({20 + 5.0 / 12, 52 + 4.0 / 12}) == Approx(54));
    CHECK(grid.sample_cubic({20 + 5.5 / 12, 52 + 4.0 / 12}) == Approx(59));
}

TEST_CASE("The data set on this machine has the heights of well-known places") {
    if (!std::filesystem::exists(sources::etopo5.path)) return;
    auto grid = read_etopo5(sources::etopo5.path, {10, 40, 40, 60});
    REQUIRE(grid.has_value());
    repair_scaled_boxes(*grid);
    repair_pits(*grid);
    const LandAndSea split = split_land_and_sea(*grid);
    struct Place {
        const char* name;
        LonLat place;
        double height_m, margin_m;
    };
    for (const Place& p :
         {Place{"Minsk", {27.56, 53.9}, 215, 25}, Place{"Warsaw", {21.01, 52.23}, 105, 30},
          Place{"Moscow", {37.62, 55.75}, 150, 25}, Place{"Bucharest", {26.1, 44.43}, 80, 25},
          Place{"Lviv", {24.03, 49.84}, 300, 40}}) {
        INFO(p.name);
        CHECK(split.land.sample_cubic(p.place) == Approx(p.height_m).margin(p.margin_m));
    }
    CHECK(split.sea.sample_cubic({34, 43.2}) == Approx(-2180).margin(60));
}

TEST_CASE("A data set that is not there is a usage error that names the package") {
    const auto grid = read_etopo5("/nowhere/etopo5.cdf", {10, 40, 40, 60});
    REQUIRE_FALSE(grid.has_value());
    CHECK(grid.error().code == ExitCode::usage);
    CHECK(grid.error().hint.find("ferret-datasets") != std::string::npos);
}
