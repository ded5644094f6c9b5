#include "app/player/state_line.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <vector>

using namespace bagration;

namespace {

std::filesystem::path scratch_file(const char* name) {
    return std::filesystem::path(BAGRATION_BINARY_DIR) / name;
}

std::vector<nlohmann::json> lines_of(const std::filesystem::path& file) {
    std::vector<nlohmann::json> lines;
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(nlohmann::json::parse(line));
    return lines;
}

} // namespace

TEST_CASE("a state is one line of JSON") {
    StateLine line;
    line.show_time_s = 12.5;
    line.chapter = "minsk \"east\"\n";
    line.timeline = {10, 20, 30, 40};
    const std::string text = to_json(line);
    CHECK(text.find('\n') == std::string::npos);
    const auto json = nlohmann::json::parse(text);
    CHECK(json.at("show_time") == 12.5);
    CHECK(json.at("chapter") == line.chapter);
    CHECK(json.at("timeline") == nlohmann::json::array({10, 20, 30, 40}));
    CHECK(json.at("playing") == false);
}

TEST_CASE("the state file has a line for each change, and a few a second while only time runs") {
    const std::filesystem::path file = scratch_file("test_state_line.jsonl");
    {
        StateWriter writer = StateWriter::create(file).value();
        StateLine line;
        line.playing = true;
        writer.write(line, 0);
        writer.write(line, 1);
        line.show_time_s = 1.1;
        writer.write(line, 0.1);
        line.show_time_s = 1.3;
        writer.write(line, 0.3);
        line.playing = false;
        writer.write(line, 0.31);
    }
    const auto lines = lines_of(file);
    REQUIRE(lines.size() == 3);
    CHECK(lines[1].at("show_time") == 1.3);
    CHECK(lines[2].at("playing") == false);
    std::filesystem::remove(file);
}

TEST_CASE("a state file that cannot be made is an error of output") {
    const auto writer = StateWriter::create("/nonexistent/folder/state.jsonl");
    REQUIRE_FALSE(writer.has_value());
    CHECK(writer.error().code == ExitCode::output);
}
