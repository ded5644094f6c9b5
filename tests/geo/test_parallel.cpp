#include "terrain/geo/parallel.hpp"

#include <catch2/catch.hpp>

#include <numeric>
#include <stdexcept>
#include <vector>

using namespace bagration;

TEST_CASE("Every index is visited exactly once") {
    for (const int count : {0, 1, 2, 7, 1000}) {
        std::vector<int> visits(static_cast<std::size_t>(count));
        parallel_for(count, [&](int begin, int end) {
            for (int i = begin; i < end; ++i)
                ++visits[static_cast<std::size_t>(i)];
        });
        CHECK(std::accumulate(visits.begin(), visits.end(), 0) == count);
        CHECK(std::all_of(visits.begin(), visits.end(), [](int v) { return v == 1; }));
    }
}

TEST_CASE("An exception of a body reaches the caller") {
    CHECK_THROWS_AS(parallel_for(100,
                                 [](int begin, int) {
                                     if (begin > 10) throw std::runtime_error("no");
                                 }),
                    std::runtime_error);
}
