#include "app/player/still_file.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace bagration;

TEST_CASE("stills are named after campaign, date and film time, and never replace one another") {
    const std::filesystem::path folder = std::filesystem::path(BAGRATION_BINARY_DIR) / "test_stills";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    const CampaignTime date = parse_campaign_time("1944-07-03", 12).value();
    const ShowTime time = parse_show_time("1:23.4").value();
    const std::filesystem::path first = still_file(folder, "bagration", date, time);
    CHECK(first == folder / "bagration_1944-07-03_1m23.400s.png");
    std::ofstream(first) << "x";
    CHECK(still_file(folder, "bagration", date, time) == folder / "bagration_1944-07-03_1m23.400s-2.png");
    std::filesystem::remove_all(folder);
}

TEST_CASE("a wanted folder is taken as it is") {
    CHECK(still_folder("some/where") == "some/where");
}
