#include "terrain/geo/beside.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <thread>

using namespace bagration;

TEST_CASE("Both parts are done, one of them on this thread") {
    int beside = 0;
    std::thread::id here;
    run_beside([&] { beside = 7; }, [&] { here = std::this_thread::get_id(); });
    CHECK(beside == 7);
    CHECK(here == std::this_thread::get_id());
}

TEST_CASE("An exception of either part arrives after both have ended") {
    bool ended = false;
    CHECK_THROWS_AS(run_beside([] { throw std::runtime_error("beside"); }, [&] { ended = true; }),
                    std::runtime_error);
    CHECK(ended);
    ended = false;
    CHECK_THROWS_AS(run_beside([&] { ended = true; }, [] { throw std::logic_error("here"); }),
                    std::logic_error);
    CHECK(ended);
}
