#include "terrain/bake/gshhg.hpp"
#include "terrain/bake/lakes.hpp"
#include "terrain/bake/reservoirs.hpp"
#include "terrain/bake/sources.hpp"
#include "terrain/bake/water_mask.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

using namespace bagration;

TEST_CASE("Shores of the Baltic are whole and tell sea from land and lake") {
    if (!std::filesystem::exists(sources::shores.path)) return;
    const auto shores = Shores::read(sources::shores.path, {17, 53, 32, 61});
    REQUIRE(shores.has_value());
    CHECK(shores->loose_ends() == 0);
    CHECK(shores->lines().size() > 1000);
    CHECK(shores->level_at({27.56, 53.9}) == 1); // Minsk
    CHECK(shores->level_at({20.0, 57.0}) == 0);  // The Baltic
    CHECK(shores->level_at({22.5, 58.4}) == 1);  // Saaremaa
    CHECK(shores->level_at({27.45, 58.6}) == 2); // Lake Peipus
    CHECK(shores->level_at({23.5, 57.6}) == 0);  // The Gulf of Riga

    const auto projection = MapProjection::create(default_projection);
    const auto lines = projected_shores(*shores, *projection, {});
    const PlanePoint corner = projection->to_plane(LonLat{22, 57});
    const GridFrame frame{corner, 2000, 160, 120};
    const WaterMask mask = water_mask(frame, *shores, lines, *projection);
    CHECK(mask.repaired_rows == 0);
    // The mask is the shores' own answer, sample by sample.
    int differing = 0;
    for (int j = 0; j < frame.height; j += 7)
        for (int i = 0; i < frame.width; i += 3) {
            const ShoreLevel level = shores->level_at(projection->to_lonlat(frame.point(i, j)));
            const bool sea = mask.surface.at(i, j) == static_cast<std::uint8_t>(Surface::sea);
            differing += sea != (level == 0);
        }
    CHECK(differing <= 2); // Places within metres of a shore may fall to either side.

    const Field distance = distance_to_shores(frame, lines, 1, 1, 5000);
    for (int j = 5; j < frame.height; j += 29)
        for (int i = 5; i < frame.width; i += 31) {
            double nearest = 5000;
            for (const PlaneShore& shore : lines)
                if (shore.level == 1)
                    nearest = std::min(nearest, nearest_on_line(shore.line, frame.point(i, j)).distance_m);
            INFO(i << ' ' << j);
            CHECK(distance.at(i, j) == Approx(nearest).margin(1));
        }
}

TEST_CASE("Reservoirs of later years are found in the data, old lakes are kept") {
    if (!std::filesystem::exists(sources::shores.path)) return;
    const auto shores = Shores::read(sources::shores.path, {20, 46, 36, 60});
    REQUIRE(shores.has_value());
    const auto removed = polygons_of_later_reservoirs(*shores);
    CHECK(removed.size() > 5);
    for (const ShoreLine& line : shores->lines())
        if (line.level == 2 && line.area_km2 > 2500 && line.points.front().lat_deg > 57)
            CHECK(std::find(removed.begin(), removed.end(), line.polygon) == removed.end()); // Peipus
}

TEST_CASE("The table of later reservoirs is plausible") {
    for (const LaterReservoir& r : later_reservoirs()) {
        INFO(r.name);
        CHECK(r.lat_min < r.lat_max);
        CHECK(r.lon_min < r.lon_max);
        CHECK(r.lat_max - r.lat_min < 3.5);
        CHECK(r.filled > 1944);
        CHECK(r.filled < 2000);
    }
}

TEST_CASE("Rivers of the data are joined across bins") {
    if (!std::filesystem::exists(sources::shore_rivers.path)) return;
    const auto rivers = read_gshhg_rivers(sources::shore_rivers.path, {23, 51, 32, 56});
    REQUIRE(rivers.has_value());
    std::size_t longest = 0;
    for (const RiverPiece& river : *rivers)
        longest = std::max(longest, river.points.size());
    CHECK(rivers->size() > 20);
    CHECK(longest > 300);
}
