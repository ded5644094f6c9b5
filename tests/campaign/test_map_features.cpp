#include "campaign/load.hpp"
#include "tests/campaign/campaign_files.hpp"

#include <catch2/catch.hpp>

using namespace bagration;
using namespace bagration::test;

namespace {

const std::string collection = R"({"type": "FeatureCollection", "features": [)";

/// The small campaign with a file more, and words for the ids.
CampaignFiles with_file(const std::string& file, const std::string& features,
                        const std::vector<std::string>& ids) {
    CampaignFiles files = small_campaign_files();
    files[file] = collection + features + "]}";
    for (const char* language : {"text/fr/names.toml", "text/en/names.toml"}) {
        files[language] = "[text]\n";
        for (const std::string& id : ids)
            files[language] += "\"name." + id + "\" = \"" + id + "\"\n";
    }
    return files;
}

std::string feature(const std::string& properties, const std::string& geometry) {
    return R"({"type": "Feature", "properties": {)" + properties + R"(}, "geometry": )" + geometry + "}";
}

const std::string point = R"({"type": "Point", "coordinates": [21.0, 54.2]})";
const std::string line =
    R"({"type": "LineString", "coordinates": [[20.5, 54.2], [21.0, 54.3], [21.5, 54.2]]})";
const std::string square = R"([[[20.5, 54.0], [21.5, 54.0], [21.5, 54.6], [20.5, 54.6], [20.5, 54.0]]])";

} // namespace

TEST_CASE("names stand at points, along lines or along a river of the terrain") {
    const auto loaded = load_campaign(
        with_file("names.geojson",
                  feature(R"("id": "prussia", "kind": "country", "rank": 1, "to": "1807-06-20")",
                          R"({"type": "MultiPoint", "coordinates": [[21.0, 54.2], [20.8, 54.4]]})") +
                      "," + feature(R"("id": "ermland", "kind": "region")", line) + "," +
                      feature(R"("id": "alle", "kind": "river", "rank": 4, "course": "Alle")", "null") + "," +
                      feature(R"("id": "hill", "kind": "summit", "height_m": 312)", point),
                  {"prussia", "ermland", "alle", "hill"}));
    INFO(all_text(loaded.diagnostics));
    REQUIRE(loaded.campaign);
    const auto& names = loaded.campaign->names;
    REQUIRE(names.size() == 4);
    CHECK(names[0].points.size() == 2);
    CHECK(names[0].valid.holds_at(*parse_campaign_time("1807-06-10", 6)));
    CHECK_FALSE(names[0].valid.holds_at(*parse_campaign_time("1807-06-21", 6)));
    CHECK(names[1].line.size() == 3);
    CHECK(names[1].rank == 3);
    CHECK(names[2].course == "Alle");
    CHECK(names[3].height_m == 312.0);
}

TEST_CASE("a name without a place, of an unknown kind or without words is an error where it stands") {
    const auto nowhere =
        load_campaign(with_file("names.geojson", feature(R"("id": "a", "kind": "region")", "null"), {"a"}));
    CHECK_FALSE(nowhere.campaign);
    CHECK(all_text(nowhere.diagnostics).find("this name stands nowhere") != std::string::npos);
    const auto unknown =
        load_campaign(with_file("names.geojson", feature(R"("id": "a", "kind": "regoin")", point), {"a"}));
    CHECK_FALSE(unknown.campaign);
    CHECK(all_text(unknown.diagnostics).find("region") != std::string::npos);
    const auto wordless =
        load_campaign(with_file("names.geojson", feature(R"("id": "a", "kind": "region")", point), {}));
    CHECK_FALSE(wordless.campaign);
    CHECK(all_text(wordless.diagnostics).find("name.a") != std::string::npos);
    const auto outside = load_campaign(with_file(
        "names.geojson",
        feature(R"("id": "a", "kind": "region")", R"({"type": "Point", "coordinates": [120.0, 54.2]})"),
        {"a"}));
    CHECK_FALSE(outside.campaign);
    CHECK(all_text(outside.diagnostics).find("outside of the campaign's window") != std::string::npos);
}

TEST_CASE("borders are territories of one or several polygons, and lines of former times") {
    const std::string provenance = R"(, "sources": [], "confidence": "unverified")";
    const auto loaded = load_campaign(
        with_file("borders.geojson",
                  feature(R"("id": "prussia", "kind": "state", "from": "1807-06-01")" + provenance,
                          R"({"type": "Polygon", "coordinates": )" + square + "}") +
                      "," +
                      feature(R"("id": "duchy", "kind": "occupied")" + provenance,
                              R"({"type": "MultiPolygon", "coordinates": [)" + square + "]}") +
                      "," + feature(R"("id": "old-line", "kind": "line")" + provenance, line),
                  {"prussia", "duchy"}));
    INFO(all_text(loaded.diagnostics));
    REQUIRE(loaded.campaign);
    REQUIRE(loaded.campaign->territories.size() == 2);
    CHECK(loaded.campaign->territories[0].name == "name.prussia");
    CHECK(loaded.campaign->territories[1].polygons.size() == 1);
    CHECK(loaded.campaign->territories[1].kind == TerritoryKind::occupied);
    REQUIRE(loaded.campaign->former_borders.size() == 1);
    CHECK(loaded.campaign->former_borders[0].line.size() == 3);
}

TEST_CASE("railways are lines with a rank") {
    const auto loaded = load_campaign(with_file(
        "railways.geojson",
        feature(R"("id": "main", "rank": 1, "sources": [], "confidence": "unverified")", line), {}));
    INFO(all_text(loaded.diagnostics));
    REQUIRE(loaded.campaign);
    REQUIRE(loaded.campaign->railways.size() == 1);
    CHECK(loaded.campaign->railways[0].rank == 1);
}
