#include "tests/support/temporary_folder.hpp"
#include "tests/e2e/run_program.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <sstream>

using namespace bagration::test;
using Json = nlohmann::json;

namespace {

Json ask(const std::string& at, const std::string& place) {
    const Outcome outcome = run_bagration({"query", "--at", at, "--place", place, "--json"});
    INFO(outcome.err);
    REQUIRE(outcome.status == 0);
    return Json::parse(outcome.out);
}

} // namespace

TEST_CASE("Minsk is held by the Axis on 2 July and by the Red Army on 4 July 1944") {
    const Json before = ask("1944-07-02T12:00", "27.56,53.90");
    CHECK(before["control"] == "axis");
    CHECK(before["front_distance_km"] < 0);
    CHECK(before["surface"] == "land");
    CHECK(before["elevation_m"] > 150);
    CHECK(before["elevation_m"] < 300);
    const Json after = ask("1944-07-04T12:00", "27.56,53.90");
    CHECK(after["control"] == "soviet");
    CHECK(after["front_distance_km"] > 0);
    CHECK(after["changed_on"] == "1944-07-03");
}

TEST_CASE("The towns of the first weeks change hands on their days") {
    struct Town {
        const char *name, *place, *day;
    };
    std::ostringstream batch;
    batch << "id,date,lon,lat\n";
    for (const Town& town :
         {Town{"vitebsk", "30.20,55.19", "1944-06-26"}, Town{"bobruisk", "29.22,53.14", "1944-06-29"},
          Town{"vilnius", "25.28,54.69", "1944-07-13"}}) {
        const std::string day = town.day;
        const std::string day_before = day.substr(0, 8) + std::to_string(std::stoi(day.substr(8)) - 1);
        batch << town.name << "-before," << day_before << "T23:00," << town.place << '\n';
        batch << town.name << "-after," << day << "T12:00," << town.place << '\n';
    }
    RunOptions options;
    options.input = batch.str();
    const Outcome outcome = run_bagration({"query", "--batch", "-"}, options);
    INFO(outcome.out << outcome.err);
    REQUIRE(outcome.status == 0);
    std::istringstream lines(outcome.out);
    std::string line;
    std::getline(lines, line);
    CHECK(line == "id,control,holder,front_distance_km,changed_on,elevation_m,surface");
    for (const char* town : {"vitebsk", "bobruisk", "vilnius"}) {
        std::getline(lines, line);
        CHECK(line.rfind(std::string(town) + "-before,axis,", 0) == 0);
        std::getline(lines, line);
        CHECK(line.rfind(std::string(town) + "-after,soviet,", 0) == 0);
    }
}

TEST_CASE("The sea and ground outside of the theatre have no control") {
    const Json sea = ask("1944-07-03", "19.5,56.5");
    CHECK(sea["control"] == "none");
    CHECK(sea["surface"] == "sea");
    CHECK(sea["front_distance_km"].is_null());
    CHECK(ask("1944-07-03", "12.5,41.9")["control"] == "none"); // Rome
}

TEST_CASE("A batch answers the good lines and tells the bad ones with exit code 2") {
    const TemporaryFolder folder;
    const auto file =
        folder.write("points.csv", "minsk,1944-07-04,27.56,53.90\nbad,1944-13-01,27.56,53.90\n");
    const Outcome outcome = run_bagration({"query", "--batch", file.string()});
    CHECK(outcome.status == 2);
    CHECK(outcome.out.find("minsk,soviet,") != std::string::npos);
    CHECK(outcome.err.find("points.csv:2:5: error: ") != std::string::npos);
}

TEST_CASE("Answers do not depend on language or home") {
    RunOptions german;
    german.variables = {{"LC_ALL", "de_DE.UTF-8"}, {"LANG", "de_DE.UTF-8"}, {"TZ", "Pacific/Auckland"}};
    RunOptions bare;
    bare.empty_environment = true;
    bare.variables = {{"PATH", "/usr/bin:/bin"}, {"HOME", "/nonexistent"}};
    const std::vector<std::string> words{"query",   "--at",        "1944-07-02T12:00",
                                         "--place", "27.56,53.90", "--json"};
    const Outcome plain = run_bagration(words);
    CHECK(plain.status == 0);
    CHECK(run_bagration(words, german).out == plain.out);
    CHECK(run_bagration(words, bare).out == plain.out);
}
