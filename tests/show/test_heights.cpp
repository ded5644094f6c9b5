// How true the ground is, by places that everybody can look up.
#include "show_fixture.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

using namespace bagration;
using namespace bagration::test;

namespace {

struct KnownHeight {
    std::string name, region, kind;
    LonLat place;
    double height_m = 0;
};

/// The lines of a table, without comments and heading.
std::vector<std::istringstream> table_lines(const char* path) {
    std::ifstream file(path);
    std::vector<std::istringstream> lines;
    for (std::string line; std::getline(file, line);)
        if (!line.empty() && line.front() != '#' && !line.starts_with("name,")) lines.emplace_back(line);
    return lines;
}

std::vector<KnownHeight> known_heights(const char* path) {
    std::vector<KnownHeight> out;
    for (std::istringstream& in : table_lines(path)) {
        KnownHeight known;
        std::string number;
        std::getline(in, known.name, ',');
        std::getline(in, known.region, ',');
        std::getline(in, known.kind, ',');
        for (double* value : {&known.place.lon_deg, &known.place.lat_deg, &known.height_m}) {
            std::getline(in, number, ',');
            *value = std::stod(number);
        }
        out.push_back(std::move(known));
    }
    return out;
}

struct KnownSurface {
    std::string name;
    LonLat place;
    Surface surface = Surface::land;
};

std::vector<KnownSurface> known_surfaces() {
    const std::map<std::string, Surface> kinds{
        {"land", Surface::land}, {"sea", Surface::sea}, {"lake", Surface::lake}};
    std::vector<KnownSurface> out;
    for (std::istringstream& in : table_lines(BAGRATION_SOURCE_DIR "/tests/data/known_surfaces.csv")) {
        KnownSurface known;
        std::string number, kind;
        std::getline(in, known.name, ',');
        for (double* value : {&known.place.lon_deg, &known.place.lat_deg}) {
            std::getline(in, number, ',');
            *value = std::stod(number);
        }
        std::getline(in, kind);
        known.surface = kinds.at(kind);
        out.push_back(std::move(known));
    }
    return out;
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

TEST_CASE("Known heights are met in every region") {
    const Terrain& terrain = *library_show().terrain;
    std::map<std::string, std::vector<double>> misses;
    const auto known = known_heights(BAGRATION_SOURCE_DIR "/tests/data/known_heights.csv");
    REQUIRE(known.size() >= 150);
    for (const KnownHeight& k : known) {
        const double miss = std::fabs(terrain.height_m(terrain.projection().to_plane(k.place)) - k.height_m);
        misses[k.kind == "summit" ? "summits" : k.region].push_back(miss);
    }
    const std::map<std::string, double> allowed{
        {"Belarus+Baltic", 15},   {"Poland", 20},   {"W Ukraine", 40}, {"Ukraine E", 40},
        {"Hungary+Slovakia", 60}, {"Balkans", 110}, {"summits", 150}};
    for (const auto& [region, values] : misses) {
        INFO(region);
        CHECK(median(values) <= allowed.at(region));
    }
}

TEST_CASE("Mountains that the bake knows nothing of are as far off as docs/heights.md says") {
    const Terrain& terrain = *library_show().terrain;
    std::map<std::string, std::vector<double>> misses;
    const auto unseen = known_heights(BAGRATION_SOURCE_DIR "/tests/data/unseen_heights.csv");
    REQUIRE(unseen.size() >= 120);
    for (const KnownHeight& k : unseen)
        misses[k.kind].push_back(
            std::fabs(terrain.height_m(terrain.projection().to_plane(k.place)) - k.height_m));
    const std::map<std::string, double> allowed{{"summit", 450}, {"pass", 250}, {"town", 100}};
    for (const auto& [kind, values] : misses) {
        INFO(kind);
        CHECK(median(values) <= allowed.at(kind));
    }
}

TEST_CASE("Sea, lakes and land are where they were in 1944") {
    const Terrain& terrain = *library_show().terrain;
    const auto known = known_surfaces();
    REQUIRE(known.size() >= 300);
    for (const KnownSurface& spot : known) {
        INFO(spot.name);
        CHECK(terrain.surface(terrain.projection().to_plane(spot.place)) == spot.surface);
    }
}
