#include "terrain/bake/bake.hpp"
#include "terrain/bake/river_table.hpp"
#include "terrain/bake/sources.hpp"
#include "terrain/bake/summits.hpp"
#include "terrain/geo/map_projection.hpp"
#include "terrain/geo/polygon.hpp"
#include "terrain/marsh_outlines.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <set>

using namespace bagration;
namespace fs = std::filesystem;

namespace {

bool data_installed() {
    for (const Source& source : data_sources())
        if (!fs::exists(source.path)) return false;
    for (const FontSource& font : font_sources())
        if (!font_file(font)) return false;
    return true;
}

} // namespace

TEST_CASE("A cancelled bake leaves nothing behind") {
    if (!data_installed()) return;
    const fs::path folder = fs::path(BAGRATION_BINARY_DIR) / "test_bake_files";
    fs::remove_all(folder);
    fs::create_directories(folder);
    BakeOptions options;
    options.output = folder / "pack.bpk";
    std::atomic<bool> cancel{false};
    double last = -1;
    const auto result = bake_terrain(
        options,
        [&](double fraction, const std::string&) {
            CHECK(fraction >= last);
            last = fraction;
            cancel = true;
        },
        cancel);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().code == ExitCode::interrupted);
    CHECK(fs::is_empty(folder));
    fs::remove_all(folder);
}

TEST_CASE("The key tells options apart and is the same twice") {
    if (!data_installed()) return;
    BakeOptions options;
    const auto key = bake_key(options);
    REQUIRE(key.has_value());
    CHECK(key->size() == 32);
    CHECK(bake_key(options).value() == *key);
    options.synthesise_detail = false;
    CHECK(bake_key(options).value() != *key);
    options.dems = {"/nowhere/dem.tif"};
    const auto refused = bake_key(options);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == ExitCode::usage);
}

TEST_CASE("A fingerprint notices every byte and where additions end") {
    const auto print = [](std::initializer_list<const char*> texts) {
        Fingerprint p;
        for (const char* text : texts)
            p.add(std::string(text));
        return p.hex();
    };
    CHECK(print({"hello"}) == print({"hello"}));
    CHECK(print({"hello"}) != print({"hellp"}));
    CHECK(print({"ab", "c"}) != print({"a", "bc"}));
    CHECK(print({"0123456789abcdef"}) != print({"1123456789abcdef"}));
}

TEST_CASE("Named rivers have courses in the theatre and areas like rivers") {
    std::set<std::string> names;
    for (const NamedRiver& river : named_rivers()) {
        INFO(river.name);
        names.insert(river.name);
        CHECK(river.drained_km2 >= 1);
        CHECK(river.drained_km2 < 1500);
        const auto course = course_of(river.course);
        CHECK((course.size() > 2 || *river.data_name));
        for (const LonLat p : course) {
            CHECK(p.lon_deg > 9);
            CHECK(p.lon_deg < 43);
            CHECK(p.lat_deg > 39);
            CHECK(p.lat_deg < 61);
        }
        for (std::size_t k = 1; k < course.size(); ++k) {
            const double lon = (course[k].lon_deg - course[k - 1].lon_deg) * 0.63;
            CHECK(std::hypot(lon, course[k].lat_deg - course[k - 1].lat_deg) < 1.2);
        }
    }
    for (const char* name :
         {"Berezina", "Drut", "Babr", "Svislach", "Ptsich", "Neman", "Narew", "Tisza", "Lovat"})
        CHECK(names.contains(name));
}

TEST_CASE("Marshes are simple areas") {
    const auto projection = MapProjection::create(default_projection);
    for (const MarshOutline& marsh : marsh_outlines()) {
        INFO(marsh.name);
        Ring ring;
        for (const LonLat& p : marsh.ring)
            ring.push_back(projection->to_plane(p));
        CHECK(ring.size() > 3);
        CHECK_FALSE(crosses_itself(ring));
        CHECK(std::fabs(signed_area_m2(ring)) > 300e6);
    }
}

TEST_CASE("Summits stand in the table once; at least eighty were checked against a published figure") {
    std::set<std::string> names;
    int checked = 0;
    for (const Summit& summit : summits()) {
        INFO(summit.name);
        CHECK(names.insert(summit.name).second);
        CHECK(*summit.source);
        checked += std::string_view(summit.source) != "maps";
        CHECK(summit.height_m > 100);
        CHECK(summit.height_m < 5700);
    }
    CHECK(checked >= 80);
    CHECK(names.size() >= 450);
}

TEST_CASE("Passes and mountain towns stand in the table once and none is a summit") {
    std::set<std::string> names;
    for (const Summit& summit : summits())
        names.insert(summit.name);
    for (const Summit& low : low_places()) {
        INFO(low.name);
        CHECK(names.insert(low.name).second);
        CHECK(low.height_m > 0);
        CHECK(low.height_m < 2800);
    }
}

TEST_CASE("Places that judge the ground are kept from the bake") {
    std::ifstream file(BAGRATION_SOURCE_DIR "/tests/data/unseen_heights.csv");
    std::set<std::string> unseen;
    for (std::string line; std::getline(file, line);)
        unseen.insert(line.substr(0, line.find(',')));
    REQUIRE(unseen.size() > 100);
    for (const auto& table : {summits(), low_places()})
        for (const Summit& known : table) {
            INFO(known.name);
            CHECK_FALSE(unseen.contains(known.name));
        }
}

TEST_CASE("The ground is raised to a summit without a spike") {
    const auto projection = MapProjection::create(default_projection);
    const PlanePoint musala = projection->to_plane(LonLat{23.5853, 42.1792});
    const GridFrame frame{{musala.x_m - 60000, musala.y_m - 60000}, 1000, 121, 121};
    Field height(frame);
    for_each_sample(frame, [&](int i, int j, std::size_t k) {
        const double d = distance_m(frame.point(i, j), musala);
        height.values[k] = static_cast<float>(600 + 1500 * std::exp(-d * d / 4e8) +
                                              80 * std::sin(i * 0.7) * std::sin(j * 0.9));
    });
    anchor_summits(height, {{musala, 2925}});
    CHECK(height.at(60, 60) == Approx(2925));
    for (int j = 58; j <= 62; ++j)
        for (int i = 58; i <= 62; ++i)
            CHECK(height.at(i, j) <= 2925);
    CHECK(height.at(62, 60) > 2400);
    CHECK(height.at(110, 110) == Approx(600).margin(120));
}
