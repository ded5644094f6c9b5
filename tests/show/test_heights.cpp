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

std::vector<KnownHeight> known_heights() {
    std::ifstream file(BAGRATION_SOURCE_DIR "/tests/data/known_heights.csv");
    std::vector<KnownHeight> out;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#' || line.starts_with("name,")) continue;
        std::istringstream in(line);
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

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

TEST_CASE("Known heights are met in every region") {
    const Terrain& terrain = *library_show().terrain;
    std::map<std::string, std::vector<double>> misses;
    const auto known = known_heights();
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

TEST_CASE("Sea, lakes and land are where they were in 1944") {
    const Terrain& terrain = *library_show().terrain;
    struct Spot {
        const char* what;
        LonLat place;
        Surface surface;
    };
    const Spot spots[] = {
        {"Gulf of Riga", {23.6, 57.6}, Surface::sea},
        {"Bay of Danzig", {19.2, 54.6}, Surface::sea},
        {"Frisches Haff", {19.75, 54.5}, Surface::sea},
        {"Gulf of Finland", {26.0, 59.9}, Surface::sea},
        {"Irbe Strait", {21.8, 57.8}, Surface::sea},
        {"Sea of Azov", {36.5, 46.1}, Surface::sea},
        {"Gulf of Odessa", {31.2, 46.3}, Surface::sea},
        {"Thermaic Gulf", {22.8, 40.4}, Surface::sea},
        {"Strait of Otranto", {19.0, 40.3}, Surface::sea},
        {"Sea of Marmara", {28.2, 40.7}, Surface::sea},
        {"Balaton", {17.73, 46.83}, Surface::lake},
        {"Peipus", {27.45, 58.7}, Surface::lake},
        {"Ladoga", {31.5, 60.8}, Surface::lake},
        {"Ilmen", {31.3, 58.27}, Surface::lake},
        {"Vortsjarv", {26.03, 58.28}, Surface::lake},
        {"Narach", {26.75, 54.86}, Surface::lake},
        {"Sniardwy", {21.73, 53.75}, Surface::lake},
        {"Ohrid", {20.73, 41.05}, Surface::lake},
        {"Prespa", {21.03, 40.9}, Surface::lake},
        {"Skadar", {19.32, 42.17}, Surface::lake},
        {"Kremenchuk, not yet flooded", {32.3, 49.3}, Surface::land},
        {"Kakhovka, not yet flooded", {34.3, 47.4}, Surface::land},
        {"Kiev reservoir, not yet flooded", {30.5, 51.0}, Surface::land},
        {"Tsimlyansk, not yet flooded", {42.8, 47.9}, Surface::land},
        {"Gorky reservoir, not yet flooded", {43.1, 57.1}, Surface::land},
        {"Tisza lake, not yet flooded", {20.68, 47.62}, Surface::land},
        {"Fierza, not yet flooded", {20.25, 42.15}, Surface::land},
        {"Hel", {18.79, 54.62}, Surface::land},
        {"Königsberg", {20.51, 54.71}, Surface::land},
        {"Riga", {24.11, 56.95}, Surface::land},
        {"Minsk", {27.56, 53.9}, Surface::land},
        {"Saaremaa", {22.5, 58.4}, Surface::land},
        {"Crimea", {34.1, 45.3}, Surface::land},
        {"Thasos", {24.7, 40.7}, Surface::land},
    };
    for (const Spot& spot : spots) {
        INFO(spot.what);
        CHECK(terrain.surface(terrain.projection().to_plane(spot.place)) == spot.surface);
    }
}
