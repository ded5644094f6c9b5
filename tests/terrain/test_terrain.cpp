#include "terrain/terrain.hpp"
#include "terrain/terrain_chunks.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

using namespace bagration;
namespace fs = std::filesystem;

namespace {

struct Folder {
    test::TemporaryFolder own;
    const fs::path& path = own.path();
};

constexpr GridFrame window{{-15500, -7500}, 1000, 32, 16};
constexpr GridFrame surround{{-62000, -30000}, 4000, 32, 16};

template <class T>
std::vector<std::vector<T>> levels_of(const GridFrame& frame, int count,
                                      T (*value)(const GridFrame&, int, int)) {
    std::vector<std::vector<T>> levels;
    for (int k = 0; k < count; ++k) {
        const GridFrame f = frame_of_level(frame, k);
        std::vector<T> level;
        for (int j = 0; j < f.height; ++j)
            for (int i = 0; i < f.width; ++i)
                level.push_back(value(f, i, j));
        levels.push_back(std::move(level));
    }
    return levels;
}

/// A plane that rises to the east, 1 m per km, sea west of x = 0.
HeightTexel slope(const GridFrame& f, int i, int j) {
    return static_cast<HeightTexel>(f.point(i, j).x_m / 1000 * height_steps_per_metre);
}
BaseTexel colour(const GridFrame& f, int i, int j) {
    const double a = 128 + 127 * std::clamp(f.point(i, j).x_m / coast_range_m, -1.0, 1.0);
    return {static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(j), 7, static_cast<std::uint8_t>(a)};
}
std::uint8_t land_east(const GridFrame& f, int i, int j) {
    return static_cast<std::uint8_t>(f.point(i, j).x_m > 0 ? Surface::land : Surface::sea);
}

void write_small_pack(const fs::path& file, bool with_report = true, const GridFrame& fine = window) {
    auto writer = PackWriter::create(file, "key");
    REQUIRE(writer.has_value());
    REQUIRE(write_levels(*writer, "window", "height", fine, levels_of(fine, 3, slope)).has_value());
    REQUIRE(write_levels(*writer, "window", "base", fine, levels_of(fine, 3, colour)).has_value());
    REQUIRE(write_levels(*writer, "window", "surface", fine, levels_of(fine, 1, land_east)).has_value());
    REQUIRE(write_levels(*writer, "surround", "height", surround, levels_of(surround, 2, slope)).has_value());
    REQUIRE(write_levels(*writer, "surround", "base", surround, levels_of(surround, 2, colour)).has_value());
    TerrainMeta meta;
    meta.projection = default_projection;
    meta.window = fine;
    meta.surround = surround;
    meta.window_levels = 3;
    meta.surround_levels = 2;
    WaterLine river;
    river.name = "Drut";
    river.rank = 0.5f;
    river.width_km2 = 5;
    river.line = {{100000.25, 200000.5}, {100500, 200250}, {101000, 199000}};
    meta.water_lines = {river, WaterLine{}};
    meta.credits = {"Somebody"};
    meta.font_roles = {"serif"};
    const std::string font = "not really a font", report = "{}";
    REQUIRE(writer->add("font.serif", std::as_bytes(std::span(font))).has_value());
    if (with_report) REQUIRE(writer->add("report", std::as_bytes(std::span(report))).has_value());
    REQUIRE(write_meta(*writer, meta).has_value());
    REQUIRE(writer->commit().has_value());
}

} // namespace

TEST_CASE("Rows of samples survive their coding") {
    for (const auto& [sample_bytes, width] : {std::pair{1, 13}, {2, 13}, {4, 13}, {4, 16}, {4, 75}}) {
        const int rows = 5;
        std::vector<std::byte> data(static_cast<std::size_t>(width * rows * sample_bytes));
        for (std::size_t k = 0; k < data.size(); ++k)
            data[k] = static_cast<std::byte>((k * k * 31 + k) & 255u);
        const auto coded = encode_rows(data, width, sample_bytes);
        std::vector<std::byte> back(data.size());
        decode_rows(coded, width, sample_bytes, back);
        CHECK(back == data);
    }
}

TEST_CASE("Bands cover every row once") {
    for (const int height : {1, 7, 6272}) {
        int next = 0;
        for (const Band& band : bands_of(6400, height, 4)) {
            CHECK(band.first_row == next);
            CHECK(band.rows > 0);
            next += band.rows;
        }
        CHECK(next == height);
    }
}

TEST_CASE("Every level of a pyramid covers the same box") {
    for (int level = 0; level < 4; ++level) {
        const GridFrame f = frame_of_level(window, level);
        CHECK(f.box().min == window.box().min);
        CHECK(f.box().max == window.box().max);
        CHECK(f.cell_m == 1000 * (1 << level));
    }
}

TEST_CASE("A terrain is loaded as it was written") {
    const Folder folder;
    write_small_pack(folder.path / "t.bpk");
    const auto terrain = Terrain::load(folder.path / "t.bpk");
    REQUIRE(terrain.has_value());
    CHECK(terrain->key() == "key");
    CHECK(terrain->projection().definition() == default_projection);
    CHECK(terrain->window().height.frame == window);
    std::vector<BaseTexel> picture;
    REQUIRE(terrain->read_picture(true, 1, [&](int first_row, int rows, std::span<const BaseTexel> texels) {
        CHECK(static_cast<std::size_t>(first_row) * 16 == picture.size());
        CHECK(texels.size() == static_cast<std::size_t>(rows) * 16);
        picture.insert(picture.end(), texels.begin(), texels.end());
    }));
    CHECK(picture.size() == 16 * 8);
    CHECK(terrain->credits() == std::vector<std::string>{"Somebody"});
    CHECK(terrain->fonts().at("serif").size() == 17);
    CHECK(terrain->report_json() == "{}");
    REQUIRE(terrain->water_lines().size() == 2);
    const WaterLine& river = terrain->water_lines()[0];
    CHECK(river.name == "Drut");
    CHECK(river.width_km2 == 5);
    REQUIRE(river.line.size() == 3);
    CHECK(distance_m(river.line[2], {101000, 199000}) < 0.01);
}

TEST_CASE("Heights, surface and coast are asked for by place, in the window and around it") {
    const Folder folder;
    write_small_pack(folder.path / "t.bpk");
    const auto terrain = Terrain::load(folder.path / "t.bpk");
    REQUIRE(terrain.has_value());
    CHECK(terrain->height_m({7250, 300}) == Approx(7.25).margin(0.2));
    CHECK(terrain->height_m({40000, 0}) == Approx(40).margin(0.3));
    CHECK(terrain->height_m({1e6, 1e6}) == Approx(62).margin(0.3)); // Clamped to the edge.
    CHECK(terrain->surface({5000, 0}) == Surface::land);
    CHECK(terrain->surface({-5000, 0}) == Surface::sea);
    CHECK(terrain->surface({-40000, 0}) == Surface::sea);
    CHECK(terrain->coast_distance_m({2000, 0}) == Approx(2000).margin(80));
    CHECK(terrain->coast_distance_m({-3000, 0}) == Approx(-3000).margin(80));
    CHECK(terrain->coast_distance_m({14000, 0}) == Approx(coast_range_m));
}

TEST_CASE(
    "Heights finer than what is drawn are read when somebody asks, and averaged ones stand in for them") {
    const Folder folder;
    constexpr GridFrame fine{{-15750, -7750}, 500, 64, 32};
    write_small_pack(folder.path / "t.bpk", true, fine);
    auto terrain = Terrain::load(folder.path / "t.bpk");
    REQUIRE(terrain.has_value());
    CHECK(terrain->window().height.first_held == 1);
    CHECK(terrain->window().height.levels[0].empty());
    for (const double x_m : {-15749.0, -250.0, 7250.0, 15749.0}) {
        CHECK(terrain->surveyed_height_m({x_m, 300}) == Approx(x_m / 1000).margin(0.25));
        CHECK(terrain->height_m({x_m, 300}) == Approx(x_m / 1000).margin(0.6));
    }
    CHECK(terrain->surveyed_height_m({40000, 0}) == terrain->height_m({40000, 0})); // Outside of the window.
}

TEST_CASE("A pack that misses a chunk says which") {
    const Folder folder;
    write_small_pack(folder.path / "t.bpk", false);
    const auto terrain = Terrain::load(folder.path / "t.bpk");
    REQUIRE_FALSE(terrain.has_value());
    CHECK(terrain.error().code == ExitCode::usage);
    CHECK(terrain.error().message.find("report") != std::string::npos);
}
