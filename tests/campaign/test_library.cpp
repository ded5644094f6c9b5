#include "campaign/script.hpp"
#include "tests/campaign/campaign_files.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

TEST_CASE("the built-in campaign loads without an error and plays") {
    const LoadedCampaign loaded =
        load_campaign(std::filesystem::path(BAGRATION_SOURCE_DIR) / "campaign/library/bagration");
    INFO(test::all_text(loaded.diagnostics));
    REQUIRE(loaded.campaign != nullptr);
    const Script script(*loaded.campaign);
    CHECK(script.duration() > ShowTime::from_seconds(60));
    CHECK_FALSE(script.cues().empty());
}
