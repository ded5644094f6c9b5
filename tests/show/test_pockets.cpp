// Every pocket of the story: of its side's main ground before it is cut off, closed around its seed while it
// lives, never growing without evidence, gone after its end.
#include "campaign/control/ground_pieces.hpp"
#include "show_fixture.hpp"

#include <algorithm>

using namespace bagration;
using namespace bagration::test;

namespace {

struct Pocket {
    const char* name;
    double lon, lat;    ///< Inside it on all days of [closed, last].
    const char* before; ///< Still part of its side's main ground.
    const char* closed; ///< Cut off from here ...
    const char* last;   ///< ... to here.
    const char* after;  ///< Its ground is the other side's.
    bool positive = false;
};

const Pocket pockets[] = {
    {"Vitebsk", 30.05, 55.08, "1944-06-23", "1944-06-25", "1944-06-26", "1944-06-29"},
    {"Bobruisk", 29.25, 53.15, "1944-06-25", "1944-06-27", "1944-06-28", "1944-07-02"},
    {"Minsk east", 27.98, 53.78, "1944-06-29", "1944-07-04", "1944-07-08", "1944-07-13"},
    {"Vilnius", 25.28, 54.69, "1944-07-06", "1944-07-09", "1944-07-11", "1944-07-15"},
    {"Brody", 24.68, 49.92, "1944-07-15", "1944-07-20", "1944-07-21", "1944-07-24"},
    {"Brest", 23.45, 52.12, "1944-07-24", "1944-07-27", "1944-07-28", "1944-07-31"},
    {"Sandomierz", 21.75, 50.74, "1944-08-16", "1944-08-17", "1944-08-19", "1944-08-23"},
    {"Iasi-Chisinau", 28.3, 46.75, "1944-08-21", "1944-08-25", "1944-08-27", "1944-08-31"},
    {"Husi", 27.9, 46.7, "1944-08-22", "1944-08-26", "1944-08-26", "1944-08-29"},
    {"Memel", 21.15, 55.71, "1944-10-05", "1944-10-15", "1945-01-26", "1945-01-30"},
    {"Courland", 22.0, 56.95, "1944-07-25", "1944-10-20", "1945-05-07", "1945-05-09T11:00"},
    {"Budapest", 19.03, 47.5, "1944-12-20", "1944-12-28", "1945-02-10", "1945-02-15"},
    {"Heiligenbeil", 19.95, 54.47, "1945-01-20", "1945-02-22", "1945-03-20", "1945-04-01"},
    {"Koenigsberg", 20.5, 54.71, "1945-01-20", "1945-02-05", "1945-02-15", "1945-04-11"},
    {"Breslau", 17.03, 51.11, "1945-02-05", "1945-02-17", "1945-05-05", "1945-05-08"},
    {"Berlin", 13.4, 52.52, "1945-04-20", "1945-04-27", "1945-04-30", "1945-05-04"},
    {"Halbe", 13.72, 52.12, "1945-04-22", "1945-04-27", "1945-04-27", "1945-05-02"},
};

int slice_on(const std::string& date) {
    return library_show().field->bracket_at(minutes_at(date)).a;
}

} // namespace

TEST_CASE("Pockets are cut off, hold, and end when history says so") {
    const Show& show = library_show();
    for (const Pocket& pocket : pockets) {
        INFO(pocket.name);
        const PlanePoint seed = show.campaign->projection->to_plane({pocket.lon, pocket.lat});
        const GroundPieces before(*show.field, slice_on(pocket.before));
        CHECK(before.at(seed) == before.largest(pocket.positive));
        for (const char* date : {pocket.closed, pocket.last}) {
            INFO(date);
            const GroundPieces during(*show.field, slice_on(date));
            REQUIRE(during.at(seed) >= 0);
            CHECK(during.pieces()[static_cast<std::size_t>(during.at(seed))].positive == pocket.positive);
            CHECK(during.at(seed) != during.largest(pocket.positive));
        }
        const GroundPieces after(*show.field, slice_on(pocket.after));
        REQUIRE(after.at(seed) >= 0);
        CHECK(after.pieces()[static_cast<std::size_t>(after.at(seed))].positive != pocket.positive);
    }
}

TEST_CASE("No pocket grows from day to day unless a later outline of it is larger") {
    const Show& show = library_show();
    for (const Pocket& pocket : pockets) {
        INFO(pocket.name);
        const PlanePoint seed = show.campaign->projection->to_plane({pocket.lon, pocket.lat});
        double smallest = 1e9;
        const double last = minutes_at(pocket.last);
        for (double minutes = minutes_at(pocket.closed); minutes <= last;
             minutes += std::max(1.0, (last - minutes_at(pocket.closed)) / (8 * 1440)) * 1440) {
            const GroundPieces during(*show.field, show.field->bracket_at(minutes).a);
            if (during.at(seed) < 0) continue;
            const double area = during.pieces()[static_cast<std::size_t>(during.at(seed))].area_km2;
            CHECK(area < smallest * 1.2 + 120);
            smallest = std::min(smallest, area);
        }
    }
}

TEST_CASE("Army Group North is cut off by land at the end of July and joined again on 20 August") {
    const Show& show = library_show();
    const auto at = [&](double lon, double lat) { return show.campaign->projection->to_plane({lon, lat}); };
    const PlanePoint livonia = at(24.6, 57.25), courland = at(22.0, 56.95), corridor = at(23.4, 56.8);
    for (const char* date : {"1944-07-28", "1944-08-25"}) {
        INFO(date);
        const GroundPieces ground(*show.field, slice_on(date));
        CHECK(ground.at(livonia) == ground.largest(false));
        CHECK(ground.at(courland) == ground.largest(false));
    }
    for (const char* date : {"1944-08-05", "1944-08-15"}) {
        INFO(date);
        const GroundPieces ground(*show.field, slice_on(date));
        REQUIRE(ground.at(livonia) >= 0);
        CHECK_FALSE(ground.pieces()[static_cast<std::size_t>(ground.at(livonia))].positive);
        CHECK(ground.at(livonia) != ground.largest(false));
        CHECK(ground.at(courland) == ground.largest(false));
        CHECK(ground.at(corridor) == ground.largest(true));
    }
}

TEST_CASE("At Daugavpils nobody is cut off: the wing falls back") {
    const Show& show = library_show();
    const PlanePoint town = show.campaign->projection->to_plane({26.52, 55.88});
    for (const char* date : {"1944-07-20", "1944-07-22", "1944-07-25"}) {
        INFO(date);
        const GroundPieces ground(*show.field, slice_on(date));
        CHECK(ground.at(town) == ground.largest(false));
    }
    const GroundPieces after(*show.field, slice_on("1944-07-29"));
    CHECK(after.at(town) == after.largest(true));
}

TEST_CASE("The riders at Nyiregyhaza are cut off behind the front, and gone within a week") {
    const Show& show = library_show();
    const PlanePoint seed = show.campaign->projection->to_plane({21.7, 47.93});
    for (const char* date : {"1944-10-20", "1944-10-31"}) {
        INFO(date);
        const GroundPieces ground(*show.field, slice_on(date));
        CHECK(ground.at(seed) == ground.largest(std::string(date) > "1944-10-29"));
    }
    const GroundPieces during(*show.field, slice_on("1944-10-24"));
    REQUIRE(during.at(seed) >= 0);
    CHECK(during.pieces()[static_cast<std::size_t>(during.at(seed))].positive);
    CHECK(during.at(seed) != during.largest(true));
}

TEST_CASE("The tanks at Wolomin are cut off by the counter-blow, and gone within four days") {
    const Show& show = library_show();
    const auto at = [&](double lon, double lat) { return show.campaign->projection->to_plane({lon, lat}); };
    const PlanePoint town = at(21.24, 52.34), road_back = at(21.31, 52.27);
    const GroundPieces before(*show.field, slice_on("1944-07-31"));
    CHECK(before.at(road_back) == before.largest(true));
    for (const char* date : {"1944-08-01", "1944-08-02", "1944-08-03"}) {
        INFO(date);
        const GroundPieces ground(*show.field, slice_on(date));
        REQUIRE(ground.at(town) >= 0);
        CHECK(ground.pieces()[static_cast<std::size_t>(ground.at(town))].positive);
        CHECK(ground.at(town) != ground.largest(true));
    }
    const GroundPieces after(*show.field, slice_on("1944-08-05"));
    CHECK(after.at(town) == after.largest(false));
}
