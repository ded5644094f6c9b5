#include "tests/support/temporary_folder.hpp"
#include "tests/e2e/run_program.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <nlohmann/json.hpp>

#include <filesystem>

using namespace bagration::test;
using Json = nlohmann::json;
namespace fs = std::filesystem;

TEST_CASE("The built-in campaign is valid") {
    const Outcome outcome = run_bagration({"validate"});
    INFO(outcome.out);
    CHECK(outcome.status == 0);
}

TEST_CASE("A broken campaign lists all its faults, each with its place, and exits with 3") {
    const fs::path broken = BAGRATION_SOURCE_DIR "/tests/data/campaign-broken";
    const Outcome outcome = run_bagration({"validate", broken.string(), "--json"});
    CHECK(outcome.status == 3);
    const Json json = Json::parse(outcome.out);
    CHECK(json["valid"] == false);
    CHECK(json["findings"].size() > 10);
    for (const Json& finding : json["findings"]) {
        CHECK_FALSE(finding["file"].get<std::string>().empty());
        CHECK_FALSE(finding["message"].get<std::string>().empty());
    }
    const TemporaryFolder folder;
    CHECK(run_bagration({"export", broken.string(), "-o", (folder / "film.mp4").string()}).status == 3);
    CHECK(run_bagration({"info", broken.string()}).status == 3);
}

TEST_CASE("A mistyped command line exits with 2") {
    CHECK(run_bagration({"export", "--outptu", "film.mp4"}).status == 2);
    CHECK(run_bagration({"export", "-o", "film.mp4", "--chapter", "no-such-chapter"}).status == 2);
    CHECK(run_bagration({"still", "-o", "still.png", "--at", "1950-01-01"}).status == 2);
    CHECK(run_bagration({"info", "--pack", "/no/such.bpk", "--accuracy"}).status == 2);
}

TEST_CASE("An output that cannot be written exits with 5") {
    CHECK(run_bagration({"export", "-o", "/dev/null/film.mp4", "--frames", "0..2"}).status == 5);
    CHECK(run_bagration({"still", "-o", "/proc/no/still.png", "--at", "1944-07-03"}).status == 5);
}

TEST_CASE("Without ffmpeg an export exits with 6 and says what is missing") {
    const TemporaryFolder folder;
    RunOptions no_programs;
    no_programs.variables = {{"PATH", folder.path().string()}};
    const Outcome outcome =
        run_bagration({"export", "-o", (folder / "film.mp4").string(), "--frames", "0..2"}, no_programs);
    CHECK(outcome.status == 6);
    CHECK(outcome.err.find("ffmpeg") != std::string::npos);
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("Without a display playing exits with 4 and points to the export") {
    RunOptions no_display;
    no_display.variables = {{"DISPLAY", ""}, {"WAYLAND_DISPLAY", ""}};
    const Outcome outcome = run_bagration({"play"}, no_display);
    CHECK(outcome.status == 4);
    CHECK(outcome.err.find("export") != std::string::npos);
}

TEST_CASE("A full standard output exits with 5") {
    const Outcome outcome = run_program({"sh", "-c", bagration_path() + " keys > /dev/full"});
    CHECK(outcome.status == 5);
}

TEST_CASE("Info gives the film's duration, from which the number of frames follows") {
    const Outcome info = run_bagration({"info", "--json"});
    REQUIRE(info.status == 0);
    const Json json = Json::parse(info.out);
    CHECK(json["id"] == "bagration");
    CHECK(json["chapters"].size() > 3);
    CHECK(json["languages"].size() >= 2);
    const Outcome plan = run_bagration({"export", "-o", "film.mp4", "--fps", "25", "--dry-run", "--json"});
    REQUIRE(plan.status == 0);
    // Frames n with n / 25 < duration.
    const double frames = std::ceil(json["duration_s"].get<double>() * 25 - 1e-6);
    CHECK(Json::parse(plan.out)["frames"]["count"].get<double>() == frames);
}

TEST_CASE("Every part of the story is told somewhere") {
    const Outcome coverage = run_bagration({"info", "--coverage", "--json"});
    REQUIRE(coverage.status == 0);
    const Json json = Json::parse(coverage.out);
    CHECK(json["missing"] == Json::array());
    CHECK(json["stories"].size() >= 41);
}

TEST_CASE("A still is a PNG of the size asked for, of a date and a view of its own") {
    const TemporaryFolder folder;
    const std::string file = (folder / "deep/still.png").string();
    const Outcome outcome = run_bagration({"still", "-o", file, "--at", "1944-07-03", "--size", "400x300",
                                           "--view", "27.5,53.9,400,55,0", "--layers", "no-captions"});
    INFO(outcome.err);
    REQUIRE(outcome.status == 0);
    CHECK(content_of(file).rfind("\x89PNG", 0) == 0);
    CHECK(stream_field(file, "width") == "400");
    CHECK(stream_field(file, "height") == "300");
}
