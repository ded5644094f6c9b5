#include "campaign/control/marching_squares.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace bagration;

TEST_CASE("Lines are the same when blocks that none can meet are passed over") {
    constexpr int side = 32, cells = 8;
    const GridFrame frame{{0, 0}, 1000, side, side};
    std::vector<float> values(frame.size());
    for (int j = 0; j < side; ++j)
        for (int i = 0; i < side; ++i)
            values[frame.index(i, j)] = static_cast<float>(3.2 - std::hypot(i - 10, j - 12));
    const auto everywhere = [](int, int) { return true; };
    const std::vector<FrontLine> whole = zero_lines(frame, values, everywhere);
    QuietBlocks quiet{cells, side / cells, std::vector<std::uint8_t>(16, 0)};
    for (const std::size_t far : {3, 7, 11, 12, 13, 14, 15}) {
        quiet.is_quiet[far] = 1;
        const int i0 = static_cast<int>(far) % 4 * cells, j0 = static_cast<int>(far) / 4 * cells;
        for (int j = j0; j < j0 + cells; ++j)
            for (int i = i0; i < i0 + cells; ++i)
                values[frame.index(i, j)] = -1; // Only the sign is asked of them.
    }
    const std::vector<FrontLine> passed = zero_lines(frame, values, everywhere, quiet);
    REQUIRE(whole.size() == 1);
    REQUIRE(passed.size() == 1);
    CHECK(whole[0].closed);
    CHECK(passed[0].line == whole[0].line);
}
