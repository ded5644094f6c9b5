#include "renderer/passes/fine_relief.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <numeric>

using namespace bagration;

namespace {

constexpr int n = FineRelief::texels;

const std::vector<std::uint8_t>& tile() {
    static const std::vector<std::uint8_t> texels = fine_relief_texels();
    return texels;
}

int texel(int i, int j) {
    return tile()[static_cast<std::size_t>(((j + n) % n) * n + (i + n) % n)];
}

/// Mean difference between a column (or row) and the next.
double step_after(int k, bool column) {
    double sum = 0;
    for (int along = 0; along < n; ++along)
        sum += column ? std::abs(texel(k + 1, along) - texel(k, along))
                      : std::abs(texel(along, k + 1) - texel(along, k));
    return sum / n;
}

} // namespace

TEST_CASE("The tile of fine relief repeats without a seam") {
    for (const bool column : {true, false}) {
        double inside = 0;
        for (int k = 0; k < n - 1; ++k)
            inside += step_after(k, column) / (n - 1);
        CHECK(step_after(n - 1, column) < 1.5 * inside);
    }
}

TEST_CASE("Fine relief makes the ground neither lighter nor darker as a whole") {
    const double mean =
        std::accumulate(tile().begin(), tile().end(), 0.0) / static_cast<double>(tile().size());
    CHECK(mean == Approx(128).margin(2));
    double spread = 0;
    for (const std::uint8_t t : tile())
        spread += std::abs(t - mean) / static_cast<double>(tile().size());
    CHECK(spread > 12);
}

TEST_CASE("Fine relief comes as the camera nears, and not in wide views") {
    CHECK(fine_relief_share(FineRelief::begins_m) == 0);
    CHECK(fine_relief_share(1000) == 0);
    CHECK(fine_relief_share(FineRelief::full_m) == 1);
    CHECK(fine_relief_share(20) == 1);
    CHECK(fine_relief_share(0.5 * (FineRelief::begins_m + FineRelief::full_m)) == Approx(0.5));
}
