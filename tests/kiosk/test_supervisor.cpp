#include "app/kiosk/supervisor.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <thread>

using namespace bagration;
using bagration::test::TemporaryFolder;

namespace {

struct Watched {
    std::vector<std::string> said;
    SupervisedShow show(const std::string& script) {
        return {"/bin/sh", {"-c", script}, [this](std::string_view line) { said.emplace_back(line); }};
    }
    bool heard(const std::string& text) const {
        return std::any_of(said.begin(), said.end(),
                           [&](const std::string& line) { return line.find(text) != std::string::npos; });
    }
};

/// Says in a file how often it was started; `then` is what the shell does with that number in $n.
std::string counting(const TemporaryFolder& folder, const std::string& then) {
    const std::string file = (folder / "starts").string();
    return "n=$(cat " + file + " 2>/dev/null || echo 0); n=$((n+1)); echo $n > " + file + "; " + then;
}

} // namespace

TEST_CASE("a show that is killed is started again, and what it says is kept") {
    const TemporaryFolder folder;
    Watched watched;
    const std::atomic<bool> go_on{false};
    const auto status = supervise(
        watched.show(counting(folder, "echo picture $n >&2; if [ $n -lt 3 ]; then kill -9 $$; fi; exit 0")),
        go_on);
    REQUIRE(status);
    CHECK(*status == 0);
    CHECK(folder.read("starts") == "3\n");
    CHECK(watched.heard("picture 1"));
    CHECK(watched.heard("picture 3"));
    CHECK(watched.heard("signal 9"));
}

TEST_CASE("a show that asks for a new start gets it at once") {
    const TemporaryFolder folder;
    Watched watched;
    const std::atomic<bool> go_on{false};
    const auto begun = std::chrono::steady_clock::now();
    const auto status =
        supervise(watched.show(counting(folder, "if [ $n -lt 3 ]; then exit 75; fi; exit 0")), go_on);
    CHECK(*status == 0);
    CHECK(folder.read("starts") == "3\n");
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(3));
}

TEST_CASE("arguments or a campaign that are wrong are not tried again") {
    for (const int wrong : {2, 3}) {
        const TemporaryFolder folder;
        Watched watched;
        const std::atomic<bool> go_on{false};
        CHECK(*supervise(watched.show(counting(folder, "exit " + std::to_string(wrong))), go_on) == wrong);
        CHECK(folder.read("starts") == "1\n");
    }
}

TEST_CASE("a supervisor that is ended asks its show to end, and waits for it") {
    const TemporaryFolder folder;
    Watched watched;
    std::atomic<bool> cancel{false};
    std::thread ender([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(600));
        cancel = true;
    });
    const auto status = supervise(
        watched.show("trap 'echo asked >&2; exit 0' TERM; while true; do sleep 0.05; done"), cancel);
    ender.join();
    CHECK(*status == 0);
    CHECK(watched.heard("asked"));
}

TEST_CASE("signs of life reach the supervisor, one a second") {
    // Nobody listens, or nonsense: nothing happens.
    for (const char* nobody : {"", "x", "-1", "1", "9999"}) {
        Heartbeat heartbeat(nobody);
        heartbeat.beat(1);
    }
}

TEST_CASE("the first fall is answered at once, falls without end less and less often") {
    RestartPolicy policy;
    const ChildEnd fall{139, 5, true};
    const auto first = policy.after(fall);
    CHECK(first.again);
    CHECK(first.after_s < 1);
    double last_s = first.after_s;
    for (int i = 0; i < 20; ++i) {
        const auto next = policy.after(fall);
        CHECK(next.again);
        CHECK(next.after_s >= last_s);
        last_s = next.after_s;
    }
    CHECK(last_s == 30);
    CHECK(policy.after({139, 200, true}).after_s == first.after_s); // It had run well for a while.
}

TEST_CASE("an operator's end is an end, and a station that once ran is never given up") {
    RestartPolicy policy;
    CHECK_FALSE(policy.after({0, 1000, true}).again);
    CHECK_FALSE(policy.after({2, 1, false}).again);
    CHECK(policy.after({3, 1000, true}).again);
    CHECK(policy.after({4, 1, false}).again); // The display may come.
    CHECK(policy.after({1, 1, false}).again);
}
