#include "terrain/surface_runs.hpp"
#include "terrain/terrain_chunks.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace bagration;

TEST_CASE("Runs tell every cell of a row as its bytes did") {
    for (const int width : {1, 7, 8, 9, 64, 203}) {
        const GridFrame frame{{0, 0}, 500, width, 3};
        SurfaceRuns runs(frame);
        std::vector<std::uint8_t> cells;
        for (int k = 0; k < width * 3; ++k)
            cells.push_back(static_cast<std::uint8_t>(k * k / 29 % 3));
        const auto coded = encode_rows(std::as_bytes(std::span(cells)), width, 1);
        for (int j = 0; j < 3; ++j)
            runs.set_coded_row(j, std::span(coded).subspan(static_cast<std::size_t>(j * width),
                                                           static_cast<std::size_t>(width)));
        for (int j = 0; j < 3; ++j)
            for (int i = 0; i < width; ++i)
                CHECK(static_cast<std::uint8_t>(runs.at(i, j)) == cells[frame.index(i, j)]);
    }
}
