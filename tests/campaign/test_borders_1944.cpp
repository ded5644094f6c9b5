// The borders of the built-in campaign against border stations and towns whose state or administration in
// June 1944 is known.
#include "campaign/located_json.hpp"
#include "terrain/geo/polygon.hpp"
#include "tests/campaign/border_towns_1944.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <numbers>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

using namespace bagration;
using bagration::test::border_towns_1944;
using bagration::test::BorderTown;

namespace {

constexpr double nearness_m = 3000; ///< A town may lie this far on the wrong side of a generalised line.

using Line = std::vector<LonLat>;

struct Feature {
    std::string id;
    std::string from; ///< Empty: from the beginning.
    std::string to;   ///< Empty: to the end.
    std::vector<std::vector<Line>> polygons;
};

const LocatedValue* member(const LocatedValue& object, const std::string& key) {
    for (const LocatedMember& found : object.members)
        if (found.key == key) return &found.value;
    return nullptr;
}

std::string text_of(const LocatedValue& object, const std::string& key) {
    const LocatedValue* value = member(object, key);
    return value == nullptr ? std::string() : value->text;
}

std::vector<Line> read_rings(const LocatedValue& polygon) {
    std::vector<Line> rings;
    for (const LocatedValue& ring : polygon.items) {
        Line line;
        for (const LocatedValue& pair : ring.items)
            line.push_back({pair.items.at(0).number, pair.items.at(1).number});
        rings.push_back(std::move(line));
    }
    return rings;
}

/// The polygons of borders.geojson, read without the loader: this tests what is written there.
const std::vector<Feature>& shipped_borders() {
    static const std::vector<Feature> borders = [] {
        std::ifstream file(std::filesystem::path(BAGRATION_SOURCE_DIR) /
                           "campaign/library/bagration/borders.geojson");
        std::ostringstream text;
        text << file.rdbuf();
        Findings findings;
        const auto document = parse_located_json(text.str(), "borders.geojson", findings);
        std::vector<Feature> read;
        if (!document || member(*document, "features") == nullptr) return read;
        for (const LocatedValue& feature : member(*document, "features")->items) {
            const LocatedValue& properties = *member(feature, "properties");
            const LocatedValue& geometry = *member(feature, "geometry");
            const std::string type = text_of(geometry, "type");
            if (type == "LineString") continue;
            Feature found{
                text_of(properties, "id"), text_of(properties, "from"), text_of(properties, "to"), {}};
            const LocatedValue& coordinates = *member(geometry, "coordinates");
            if (type == "Polygon") {
                found.polygons.push_back(read_rings(coordinates));
            } else {
                for (const LocatedValue& polygon : coordinates.items)
                    found.polygons.push_back(read_rings(polygon));
            }
            read.push_back(std::move(found));
        }
        return read;
    }();
    return borders;
}

bool holds_in_june_1944(const Feature& feature) {
    return feature.from <= "1944-06-22" && (feature.to.empty() || feature.to > "1944-06-22");
}

/// Metres on a plane that touches the earth at `centre`: good to 1 % within 200 km.
PlanePoint local_plane(LonLat place, LonLat centre) {
    constexpr double metres_per_degree = 111195;
    const double shrink = std::cos(centre.lat_deg * std::numbers::pi / 180);
    return {(place.lon_deg - centre.lon_deg) * metres_per_degree * shrink,
            (place.lat_deg - centre.lat_deg) * metres_per_degree};
}

/// How deep a place lies in a feature, metres; negative: how far outside of it.
double depth_m(const Feature& feature, LonLat place) {
    double deepest = -1e9;
    for (const std::vector<Line>& rings : feature.polygons) {
        Polygon polygon;
        for (const Line& line : rings) {
            Ring ring;
            for (std::size_t i = 0; i + 1 < line.size(); ++i)
                ring.push_back(local_plane(line[i], place));
            if (polygon.outer.empty())
                polygon.outer = std::move(ring);
            else
                polygon.holes.push_back(std::move(ring));
        }
        deepest = std::max(deepest, signed_distance_m(polygon, {0, 0}));
    }
    return deepest;
}

} // namespace

TEST_CASE("border stations and towns of 1944 lie on their side or within 3 km of the line") {
    REQUIRE_FALSE(shipped_borders().empty());
    REQUIRE(std::size(border_towns_1944) >= 60);
    for (const BorderTown& town : border_towns_1944) {
        INFO(town.name << " (" << town.territory << ", after " << town.source << ")");
        bool found = false;
        for (const Feature& feature : shipped_borders()) {
            if (feature.id != town.territory || !holds_in_june_1944(feature)) continue;
            found = true;
            CHECK(depth_m(feature, town.at) > -nearness_m);
        }
        CHECK(found);
    }
}

TEST_CASE("a town of June 1944 is in one territory at most") {
    for (const BorderTown& town : border_towns_1944) {
        int territories = 0;
        for (const Feature& feature : shipped_borders())
            territories += holds_in_june_1944(feature) && depth_m(feature, town.at) > 1 ? 1 : 0;
        INFO(town.name);
        CHECK(territories <= 1);
    }
}

TEST_CASE("borders of one day share their vertices and close their rings") {
    using Edge = std::pair<std::pair<double, double>, std::pair<double, double>>;
    std::map<Edge, int> edges;
    for (const Feature& feature : shipped_borders()) {
        if (!holds_in_june_1944(feature)) continue;
        for (const auto& polygon : feature.polygons) {
            for (const Line& ring : polygon) {
                INFO(feature.id);
                REQUIRE(ring.size() >= 4);
                CHECK(ring.front().lon_deg == ring.back().lon_deg);
                CHECK(ring.front().lat_deg == ring.back().lat_deg);
                for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                    std::pair<double, double> a(ring[i].lon_deg, ring[i].lat_deg);
                    std::pair<double, double> b(ring[i + 1].lon_deg, ring[i + 1].lat_deg);
                    if (b < a) std::swap(a, b);
                    ++edges[Edge(a, b)];
                }
            }
        }
    }
    int shared = 0;
    for (const auto& [edge, times] : edges) {
        CHECK(times <= 2);
        shared += times == 2 ? 1 : 0;
    }
    CHECK(shared > 4000);
}
