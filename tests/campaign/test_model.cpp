#include "campaign/model.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

namespace {

Campaign bilingual() {
    Campaign campaign;
    campaign.default_language = "de";
    campaign.texts["de"].entries = {{"a", "Anfang"}, {"b", "Ende"}};
    campaign.texts["en"].entries = {{"a", "beginning"}};
    return campaign;
}

} // namespace

TEST_CASE("a text falls back to the default language and then to its key") {
    const Campaign campaign = bilingual();
    const std::string unknown = "c";
    CHECK(campaign.text("en", "a") == "beginning");
    CHECK(campaign.text("en", "b") == "Ende");
    CHECK(campaign.text("fr", "a") == "Anfang");
    CHECK(campaign.text("en", unknown) == "c");
    CHECK(campaign.has_text("en", "a"));
    CHECK_FALSE(campaign.has_text("en", "b"));
    CHECK_FALSE(campaign.has_text("fr", "a"));
}

TEST_CASE("objects are found by id") {
    Campaign campaign;
    campaign.sides = {{"north", "solid", {}, Bloc::negative, {}}, {"south", "hatch", {}, Bloc::positive, {}}};
    campaign.places.resize(2);
    campaign.places[1].id = "eylau";
    CHECK(campaign.side_index("south") == 1);
    CHECK(campaign.side_index("west") == no_side);
    CHECK(campaign.place("eylau") == &campaign.places[1]);
    CHECK(campaign.place("memel") == nullptr);
    CHECK(campaign.area("eylau") == nullptr);
    CHECK(campaign.arrow("eylau") == nullptr);
}
