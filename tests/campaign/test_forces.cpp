#include "campaign/state.hpp"
#include "tests/campaign/campaign_files.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace bagration;
using namespace bagration::test;

namespace {

std::shared_ptr<const Campaign> small_campaign() {
    const LoadedCampaign loaded = load_campaign(small_campaign_files());
    INFO(all_text(loaded.diagnostics));
    REQUIRE(loaded.campaign != nullptr);
    CHECK(loaded.diagnostics.empty());
    return loaded.campaign;
}

double minutes(const Campaign& campaign, const char* date) {
    return static_cast<double>((*parse_campaign_time(date, 6) - campaign.start).count());
}

const FormationState* formation(const Campaign& campaign, const CampaignState& state, const char* id) {
    for (const FormationState& each : state.formations)
        if (campaign.formations[static_cast<std::size_t>(each.formation)].id == id) return &each;
    return nullptr;
}

/// What is found wrong after replacing one text of one file.
std::string findings(const std::string& file, const std::string& old_text, const std::string& new_text) {
    return all_text(load_campaign(changed_campaign(file, old_text, new_text)).diagnostics);
}

} // namespace

TEST_CASE("formations carry level, leader and provenance") {
    const auto campaign = small_campaign();
    REQUIRE(campaign->formations.size() == 2);
    const Formation& army = campaign->formations[0]; // Larger levels first.
    CHECK(army.id == "northern-army");
    CHECK(army.level == FormationLevel::army);
    CHECK(army.commanders.size() == 2);
    CHECK(army.positions.size() == 3); // `to` is a position of its own.
    CHECK(army.from == campaign->start);
    const Formation& corps = *campaign->formation("first-corps");
    CHECK(corps.parent == "northern-army");
    CHECK(corps.provenance.note == "Nobody saw it.");
    CHECK(to_string(corps.to) == "1807-06-20T06:00");
}

TEST_CASE("a formation stands, then moves evenly to its next position") {
    const auto campaign = small_campaign();
    const auto north_of_begin = [&](const char* date) {
        const FormationState* army =
            formation(*campaign, state_at(*campaign, minutes(*campaign, date)), "northern-army");
        REQUIRE(army != nullptr);
        return army->point.y_m - campaign->formation("northern-army")->positions[0].point.y_m;
    };
    CHECK(north_of_begin("1807-06-01") == 0);
    CHECK(north_of_begin("1807-06-05") == 0);
    CHECK(north_of_begin("1807-06-07") == Approx(north_of_begin("1807-06-09") / 2));
    CHECK(north_of_begin("1807-07-01") == north_of_begin("1807-06-09"));
}

TEST_CASE("a formation exists from its first to its last day, and knows who leads it") {
    const auto campaign = small_campaign();
    const auto at = [&](const char* date) { return state_at(*campaign, minutes(*campaign, date)); };
    CHECK(formation(*campaign, at("1807-06-01"), "first-corps") == nullptr);
    CHECK(formation(*campaign, at("1807-06-02"), "first-corps") != nullptr);
    CHECK(formation(*campaign, at("1807-06-20"), "first-corps") == nullptr);
    CHECK(formation(*campaign, at("1807-06-09"), "northern-army")->commander->name == "person.lestocq");
    CHECK(formation(*campaign, at("1807-06-10"), "northern-army")->commander->name == "person.bagration");
    CHECK(formation(*campaign, at("1807-06-10"), "first-corps")->commander == nullptr);
}

TEST_CASE("a series runs evenly between its points and keeps its range and source") {
    const auto campaign = small_campaign();
    const auto men = [&](const char* date) {
        return state_at(*campaign, minutes(*campaign, date)).series.at(0);
    };
    CHECK(men("1807-06-01T00:00").value == 60000);
    CHECK(men("1807-06-01").low == 50000);
    CHECK(men("1807-06-06").value == Approx(50000));
    CHECK(men("1807-06-06").high == Approx(52000));
    CHECK(men("1807-06-06").point->provenance.sources.at(0) == "almanac");
    CHECK(men("1807-07-01").value == 40000);
    CHECK(men("1807-07-01").point->provenance.sources.at(0) == "gazette");
}

TEST_CASE("a shot says what stands over its map") {
    const auto campaign = small_campaign();
    const Shot& shot = campaign->chapters[0].shots[1];
    CHECK(shot.formations == FormationsShown::army);
    CHECK(shot.ghost_days == 3);
    CHECK(shot.spotlight);
    CHECK(shot.pulse);
    REQUIRE(shot.charts.size() == 1);
    CHECK(shot.charts[0].series == std::vector<std::string>{"northern-men"});
    CHECK(shot.charts[0].for_s == 4);
    REQUIRE(shot.lower_thirds.size() == 1);
    CHECK(shot.lower_thirds[0].formation == "northern-army");
    REQUIRE(shot.callouts.size() == 1);
    CHECK(shot.callouts[0].subject == "first-corps");
    CHECK(shot.callouts[0].note == "callout.corps.note");
    CHECK(shot.callouts[0].left);
    CHECK(campaign->chapters[1].card == "campaign.title");
    CHECK(campaign->chapters[1].subtitle == "chapter.peace.subtitle");
    CHECK(campaign->chapters[0].card.empty());
    CHECK(campaign->chapters[0].shots[0].formations == FormationsShown::automatic);
}

TEST_CASE("mistakes about forces are found where they are") {
    using Catch::Contains;
    CHECK_THAT(findings("formations.toml", "level = \"army\"", "level = \"arms\""),
               Contains("formations.toml:4:9: error: unknown level of a formation 'arms'"));
    CHECK_THAT(findings("formations.toml", "parent = \"northern-army\"", "parent = \"northern-arms\""),
               Contains("unknown formation 'northern-arms' (hint: did you mean 'northern-army'?)"));
    CHECK_THAT(findings("formations.toml", "parent = \"northern-army\"", "parent = \"first-corps\""),
               Contains("is not of a higher level"));
    CHECK_THAT(findings("formations.toml", "date = 1807-06-09", "date = 1807-06-04"),
               Contains("positions of a formation are not in ascending order"));
    CHECK_THAT(findings("formations.toml", "from = 1807-06-10", "from = 1807-05-10"),
               Contains("commanders of a formation are not in ascending order"));
    CHECK_THAT(findings("formations.toml", "[21.2, 54.4]", "[54.4, 21.2]"), Contains("swapped"));
    CHECK_THAT(findings("formations.toml", "positions = [ { at = [21.2, 54.4], date = 1807-06-02 } ]",
                        "positions = []"),
               Contains("at least one position"));
    CHECK_THAT(findings("series.toml", "low = 50000", "low = 70000"),
               Contains("series.toml:8:45: error: 'low' is more than the value"));
    CHECK_THAT(findings("series.toml", "kind = \"men\"", "kind = \"mean\""), Contains("did you mean 'men'"));
    CHECK_THAT(findings("series.toml", "date = 1807-06-11", "date = 1807-06-01"),
               Contains("points of a series are not in ascending order"));
    CHECK_THAT(findings("script.toml", "series = [\"northern-men\"]", "series = [\"northern-man\"]"),
               Contains("unknown series 'northern-man' (hint: did you mean 'northern-men'?)"));
    CHECK_THAT(findings("script.toml", "subject = \"first-corps\"", "subject = \"first-corp\""),
               Contains("'first-corp' (hint: did you mean 'first-corps'?)"));
    CHECK_THAT(findings("script.toml", "at = 1.0\n    for = 5.0", "at = 1.5\n    for = 5.0"),
               Contains("still on screen when its shot ends"));
    CHECK_THAT(findings("script.toml", "  formations = \"army\"\n", "  plates = [\"northern-arms\"]\n"),
               Contains("unknown formation 'northern-arms'"));
    CHECK_THAT(findings("script.toml", "  ghost = 3\n", "  dates = [ { at = 7.0, date = 1807-06-10 } ]\n"),
               Contains("not in ascending order inside it"));
    CHECK_THAT(findings("script.toml", "  ghost = 3\n", "  dates = [ { at = 2.0, date = 1807-06-20 } ]\n"),
               Contains("does not lie between those before and after it"));
    CHECK_THAT(findings("script.toml", "kind = \"comparison\"", "kind = \"pie\""),
               Contains("unknown kind of chart 'pie'"));
    CHECK_THAT(findings("script.toml", "for = 4.0\n\n", "for = 40.0\n\n"),
               Contains("still on screen when its shot ends"));
    CHECK_THAT(findings("script.toml", "    formation = \"northern-army\"\n", ""),
               Contains("a lower third names a person or a formation"));
    CHECK_THAT(findings("script.toml", "  highlight = [\"koenigsberg-ring\", \"battle\"]\n", ""),
               Contains("'pulse' needs a 'highlight'"));
    CHECK_THAT(findings("script.toml", "series = [\"northern-men\"]", "series = [\"front-length\"]"),
               Contains("can only be drawn as a curve") &&
                   Contains("the text 'series.front-length' is missing"));
}
