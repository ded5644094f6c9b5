#include "terrain/bake/user_dem.hpp"
#include "terrain/terrain.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

using namespace bagration;
namespace fs = std::filesystem;

namespace {

constexpr const char* wgs84 =
    R"(GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]])";

/// Heights of one degree around a place as text, with a hole in the middle when asked for.
fs::path written_dem(const fs::path& folder, const std::string& name, double west, double south,
                     float height_m, bool hole) {
    constexpr int cells = 60;
    std::ofstream grid(folder / (name + ".asc"));
    grid << "ncols " << cells << "\nnrows " << cells << "\nxllcorner " << west << "\nyllcorner " << south
         << "\ncellsize " << 1.0 / cells << "\nNODATA_value -9999\n";
    for (int j = 0; j < cells; ++j)
        for (int i = 0; i < cells; ++i)
            grid << (hole && i > 24 && i < 36 && j > 24 && j < 36 ? -9999.0f : height_m)
                 << (i + 1 < cells ? ' ' : '\n');
    std::ofstream(folder / (name + ".prj")) << wgs84;
    return folder / (name + ".asc");
}

} // namespace

TEST_CASE("Elevation models of the user are joined, put on the map plane, and their voids filled") {
    const test::TemporaryFolder own;
    const fs::path& folder = own.path();
    const auto projection = MapProjection::create(default_projection);
    const fs::path holed = written_dem(folder, "holed", 26, 53, 500, true);
    const fs::path east = written_dem(folder, "east", 27, 53, 800, false);
    const auto dems = UserDems::open({holed, east});
    REQUIRE(dems.has_value());
    REQUIRE(dems->credits().size() == 2);
    CHECK(dems->credits()[0].find("holed.asc") != std::string::npos);

    const PlanePoint middle = projection->to_plane(LonLat{27, 53.5});
    const GridFrame frame{{middle.x_m - 150e3, middle.y_m - 100e3}, 1000, 301, 201};
    Field land(frame, 100);
    REQUIRE(dems->lay_over(land, default_projection).has_value());
    const auto at = [&](double lon_deg, double lat_deg) {
        return sample_linear(land, projection->to_plane(LonLat{lon_deg, lat_deg}));
    };
    CHECK(at(26.2, 53.5) == Approx(500).margin(1));
    CHECK(at(27.5, 53.5) == Approx(800).margin(1));
    CHECK(at(26.5, 53.5) == Approx(100).margin(1)); // In the hole.
    CHECK(at(25.5, 53.5) == 100);                   // Outside.
}

TEST_CASE("A file that is no elevation model is refused by name") {
    const test::TemporaryFolder folder;
    const fs::path file = folder.path() / "not_a_dem.txt";
    std::ofstream(file) << "heights?\n";
    const auto dems = UserDems::open({file});
    REQUIRE_FALSE(dems.has_value());
    CHECK(dems.error().code == ExitCode::usage);
    CHECK(dems.error().message.find("not_a_dem.txt") != std::string::npos);
}
