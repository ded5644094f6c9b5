#include "app/player/reload.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <fstream>
#include <thread>

using namespace bagration;
namespace fs = std::filesystem;

namespace {

struct Folder {
    fs::path path = fs::temp_directory_path() / "bagration-test-reload";
    Folder() {
        fs::remove_all(path);
        fs::create_directories(path / "text");
        save("one");
    }
    ~Folder() { fs::remove_all(path); }
    void save(const std::string& text) const { std::ofstream(path / "text/en.toml") << text; }
};

/// Polls as a player would, with a clock of its own, until something was loaded.
std::optional<Expected<LoadedShow>> poll_until_loaded(CampaignWatcher& watcher, double& now_s) {
    for (int i = 0; i < 400; ++i) {
        now_s += 0.6;
        if (auto loaded = watcher.poll(now_s)) return loaded;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return std::nullopt;
}

} // namespace

TEST_CASE("Nothing is loaded while nobody saves") {
    const Folder folder;
    int loads = 0;
    CampaignWatcher watcher(folder.path, [&]() -> Expected<LoadedShow> {
        ++loads;
        return LoadedShow{};
    });
    for (double now_s = 0; now_s < 20; now_s += 0.3)
        CHECK_FALSE(watcher.poll(now_s).has_value());
    CHECK(loads == 0);
}

TEST_CASE("A saved file is loaded once") {
    const Folder folder;
    int loads = 0;
    CampaignWatcher watcher(folder.path, [&]() -> Expected<LoadedShow> {
        ++loads;
        return LoadedShow{};
    });
    double now_s = 0;
    folder.save("one and two");
    const auto loaded = poll_until_loaded(watcher, now_s);
    REQUIRE(loaded.has_value());
    CHECK(loaded->has_value());
    for (int i = 0; i < 20; ++i)
        CHECK_FALSE(watcher.poll(now_s += 0.6).has_value());
    CHECK(loads == 1);
}

TEST_CASE("A broken file gives its error, and the next save another try") {
    const Folder folder;
    bool broken = true;
    CampaignWatcher watcher(folder.path, [&]() -> Expected<LoadedShow> {
        if (broken) return fail(ExitCode::campaign_invalid, "text/en.toml:1:1: broken");
        return LoadedShow{};
    });
    double now_s = 0;
    folder.save("broken file");
    const auto first = poll_until_loaded(watcher, now_s);
    REQUIRE(first.has_value());
    REQUIRE_FALSE(first->has_value());
    CHECK(first->error().message == "text/en.toml:1:1: broken");
    broken = false;
    folder.save("mended");
    const auto second = poll_until_loaded(watcher, now_s);
    REQUIRE(second.has_value());
    CHECK(second->has_value());
}
