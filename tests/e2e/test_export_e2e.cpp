#include "tests/support/temporary_folder.hpp"
#include "tests/e2e/run_program.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <csignal>
#include <filesystem>

using namespace bagration::test;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// Small pictures: these tests are about numbers and bytes.
std::vector<std::string> export_words(const fs::path& output, std::initializer_list<std::string> more) {
    std::vector<std::string> words{"export", "-o", output.string(), "--size", "320x180"};
    words.insert(words.end(), more);
    return words;
}

Outcome must_export(const fs::path& output, std::initializer_list<std::string> more,
                    const RunOptions& options = {}) {
    const Outcome outcome = run_bagration(export_words(output, more), options);
    INFO(outcome.err);
    REQUIRE(outcome.status == 0);
    return outcome;
}

int pictures_in(const fs::path& folder) {
    int count = 0;
    for (const auto& entry : fs::directory_iterator(folder))
        count += entry.path().extension() == ".png";
    return count;
}

} // namespace

TEST_CASE("A film has exactly the frames that were asked for, tagged as BT.709, and nothing else is left") {
    const TemporaryFolder folder;
    const fs::path film = folder / "out/deep/film.mp4";
    const Outcome outcome = must_export(film, {"--fps", "25", "--frames", "100..150", "--json"});
    const Json json = Json::parse(outcome.out);
    CHECK(json["frames"]["count"] == 50);
    CHECK(json["complete"] == true);
    CHECK(frames_in(film.string()) == 50);
    CHECK(stream_field(film.string(), "r_frame_rate") == "25/1");
    CHECK(stream_field(film.string(), "color_space") == "bt709");
    CHECK(std::distance(fs::directory_iterator(film.parent_path()), fs::directory_iterator()) == 1);
}

TEST_CASE("Ranges of times hold the frames a <= n / fps < b") {
    const TemporaryFolder folder;
    const Outcome outcome =
        run_bagration(export_words(folder / "film.mp4", {"--fps", "30000/1001", "--from", "0:10", "--to",
                                                         "0:20", "--dry-run", "--json"}));
    REQUIRE(outcome.status == 0);
    const Json json = Json::parse(outcome.out);
    CHECK(json["frames"]["begin"] == 300); // 299.7 rounded up
    CHECK(json["frames"]["end"] == 600);   // 599.4 rounded up
    CHECK_FALSE(fs::exists(folder / "film.mp4"));
}

TEST_CASE("Frame 30 alone is the same file as frame 30 of a run, whatever time zone, language and load") {
    const TemporaryFolder folder;
    must_export(folder / "run/frame_####.png", {"--frames", "25..35"});
    CHECK(pictures_in(folder / "run") == 10);
    RunOptions elsewhere;
    elsewhere.variables = {{"TZ", "Asia/Tokyo"}, {"LC_ALL", "de_DE.UTF-8"}, {"OMP_NUM_THREADS", "1"}};
    must_export(folder / "alone/frame_####.png", {"--frames", "30..31"}, elsewhere);
    CHECK(pictures_in(folder / "alone") == 1);
    const std::string alone = content_of((folder / "alone/frame_0030.png").string());
    CHECK_FALSE(alone.empty());
    CHECK(alone == content_of((folder / "run/frame_0030.png").string()));
}

TEST_CASE("The same export twice gives the same bytes") {
    const TemporaryFolder folder;
    must_export(folder / "a.mp4", {"--frames", "200..220"});
    RunOptions elsewhere;
    elsewhere.variables = {{"TZ", "America/New_York"}, {"LANG", "ru_RU.UTF-8"}};
    must_export(folder / "b.mp4", {"--frames", "200..220"}, elsewhere);
    CHECK(content_of((folder / "a.mp4").string()) == content_of((folder / "b.mp4").string()));
}

TEST_CASE("Shards fill one folder with the frames of the whole") {
    const TemporaryFolder folder;
    for (const char* shard : {"1/3", "2/3", "3/3"})
        must_export(folder / "frame_####.png", {"--frames", "40..50", "--shard", shard});
    CHECK(pictures_in(folder.path()) == 10);
    for (int frame = 40; frame < 50; ++frame)
        CHECK(fs::exists(folder / ("frame_00" + std::to_string(frame) + ".png")));
}

TEST_CASE("A resumed sequence keeps what is right and makes the rest") {
    const TemporaryFolder folder;
    const fs::path pattern = folder / "frame_####.png";
    must_export(pattern, {"--frames", "60..66"});
    const std::string right = content_of((folder / "frame_0062.png").string());
    fs::remove(folder / "frame_0061.png");
    folder.write("frame_0062.png", "not a picture");
    const Json json = Json::parse(must_export(pattern, {"--frames", "60..70", "--resume", "--json"}).out);
    CHECK(json["kept"] == 4);
    CHECK(json["drawn"] == 6);
    CHECK(content_of((folder / "frame_0062.png").string()) == right);

    const Json manifest = Json::parse(content_of((folder / "frame.60-70.manifest.json").string()));
    CHECK(manifest["files"].size() == 10);
    CHECK(manifest["job"]["width"] == 320);
}

TEST_CASE("Another job in the same folder is refused") {
    const TemporaryFolder folder;
    must_export(folder / "frame_####.png", {"--frames", "0..2"});
    const Outcome other = run_bagration(
        {"export", "-o", (folder / "frame_####.png").string(), "--size", "160x90", "--frames", "0..2"});
    CHECK(other.status == 2);
    CHECK(other.err.find("another job") != std::string::npos);
}

TEST_CASE("Captions go to files beside the film when asked for") {
    const TemporaryFolder folder;
    must_export(folder / "film.mp4",
                {"--frames", "0..250", "--size", "160x90", "--captions", "file", "--lang", "en"});
    CHECK(content_of((folder / "film.en.vtt").string()).rfind("WEBVTT", 0) == 0);
    CHECK(content_of((folder / "film.en.srt").string()).rfind("1\n00:00:", 0) == 0);
}

TEST_CASE("A manifest tells what made a film and a hash of each frame") {
    const TemporaryFolder folder;
    must_export(folder / "film.mp4", {"--frames", "0..3", "--manifest", (folder / "film.json").string()});
    const Json manifest = Json::parse(content_of((folder / "film.json").string()));
    CHECK(manifest["files"].size() == 3);
    CHECK(manifest["files"][2]["frame"] == 2);
    CHECK(manifest["job"]["preset"] == "h264");
}

TEST_CASE("An interrupted export ends cleanly and can go on") {
    const TemporaryFolder folder;
    const fs::path pattern = folder / "frame_####.png";
    RunOptions interrupt;
    interrupt.signal = SIGINT;
    interrupt.signal_after = "export 10 %";
    const Outcome stopped = run_bagration(export_words(pattern, {"--frames", "0..100"}), interrupt);
    CHECK(stopped.status == 130);
    CHECK(stopped.err.find("--resume") != std::string::npos);
    const int made = pictures_in(folder.path());
    CHECK(made >= 10);
    CHECK(made < 100);
    const Json json = Json::parse(must_export(pattern, {"--frames", "0..100", "--resume", "--json"}).out);
    CHECK(json["kept"] == made);
    CHECK(pictures_in(folder.path()) == 100);

    interrupt.signal = SIGTERM;
    folder.write("film.mp4", "");
    const Outcome film = run_bagration(export_words(folder / "film.mp4", {"--frames", "0..100"}), interrupt);
    CHECK(film.status == 143);
    CHECK(content_of((folder / "film.mp4").string()).empty());
    CHECK(frames_in((folder / "film.unfinished.mp4").string()) >= 10);
}

TEST_CASE("Without a home, a locale or a time zone the export works") {
    const TemporaryFolder folder;
    RunOptions bare;
    bare.empty_environment = true;
    bare.variables = {{"PATH", "/usr/bin:/bin"}, {"HOME", "/nonexistent"}, {"XDG_CACHE_HOME", ""}};
    must_export(folder / "film.mp4", {"--frames", "0..5"}, bare);
    CHECK(frames_in((folder / "film.mp4").string()) == 5);
}
