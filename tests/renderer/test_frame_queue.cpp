#include "renderer/frame_queue.hpp"
#include "tests/renderer/sink_fixture.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <mutex>
#include <set>

using namespace bagration;
using namespace bagration::test;

namespace {

Expected<void> push(FrameQueue& queue, std::int64_t index) {
    const std::vector<std::uint8_t> rgba = test_pixels(4, 4, index);
    return queue.push({index, {}, 4, 4, rgba});
}

} // namespace

TEST_CASE("one writer gets every frame, whole and in order") {
    std::int64_t next = 0;
    FrameQueue queue(
        [&next](const FilmFrame& frame) -> Expected<void> {
            const auto wanted = test_pixels(4, 4, next);
            const bool same = frame.index == next &&
                              std::equal(frame.rgba.begin(), frame.rgba.end(), wanted.begin(), wanted.end());
            ++next;
            if (!same) return fail(ExitCode::internal, "another frame");
            return {};
        },
        2);
    for (std::int64_t index = 0; index < 50; ++index)
        REQUIRE(push(queue, index));
    REQUIRE(queue.finish());
    CHECK(next == 50);
}

TEST_CASE("several writers get every frame once") {
    std::mutex mutex;
    std::multiset<std::int64_t> seen;
    FrameQueue queue(
        [&](const FilmFrame& frame) -> Expected<void> {
            const std::lock_guard lock(mutex);
            seen.insert(frame.index);
            return {};
        },
        3, 4);
    std::multiset<std::int64_t> wanted;
    for (std::int64_t index = 0; index < 100; ++index) {
        REQUIRE(push(queue, index));
        wanted.insert(index);
    }
    REQUIRE(queue.finish());
    CHECK(seen == wanted);
}

TEST_CASE("the first error of a writer comes back from push or finish") {
    FrameQueue queue(
        [](const FilmFrame& frame) -> Expected<void> {
            if (frame.index == 3) return fail(ExitCode::output, "disk full");
            return {};
        },
        1);
    Expected<void> pushed;
    for (std::int64_t index = 0; index < 100 && pushed; ++index)
        pushed = push(queue, index);
    REQUIRE_FALSE(pushed);
    CHECK(pushed.error().message == "disk full");
    CHECK_FALSE(queue.finish());
}

TEST_CASE("a queue that is destroyed early drops what waits") {
    std::atomic<int> written = 0;
    {
        FrameQueue queue(
            [&written](const FilmFrame&) -> Expected<void> {
                ++written;
                return {};
            },
            4);
        for (std::int64_t index = 0; index < 4; ++index)
            REQUIRE(push(queue, index));
    }
    CHECK(written <= 4);
}

TEST_CASE("a queue holds fewer frames when they are large") {
    CHECK(queue_capacity(1920, 1080) == 6);
    CHECK(queue_capacity(3840, 2160) == 3);
    CHECK(queue_capacity(15360, 8640) == 1);
}
