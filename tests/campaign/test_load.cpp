#include "campaign/load.hpp"
#include "tests/campaign/campaign_files.hpp"

#include <catch2/catch.hpp>

using namespace bagration;
using namespace bagration::test;

namespace {

std::shared_ptr<const Campaign> small_campaign() {
    const LoadedCampaign loaded = load_campaign(data_folder() / "campaign-small");
    INFO(all_text(loaded.diagnostics));
    REQUIRE(loaded.campaign != nullptr);
    CHECK(loaded.diagnostics.empty());
    return loaded.campaign;
}

} // namespace

TEST_CASE("a valid campaign folder loads whole and without a finding") {
    const auto campaign = small_campaign();
    CHECK(campaign->id == "small");
    CHECK(campaign->places.size() == 6);
    CHECK(campaign->traces.size() == 3);
    CHECK(campaign->areas.size() == 2);
    CHECK(campaign->arrows.size() == 2);
    CHECK(campaign->events.size() == 3);
    CHECK(campaign->chapters.size() == 2);
    CHECK(campaign->views.size() == 2);
    CHECK(campaign->sources.at("gazette").kind == "newspaper");
    CHECK(campaign->text("en", campaign->title) == "A small campaign");
    CHECK(to_string(campaign->start) == "1807-06-01T00:00");
    CHECK(to_string(campaign->end) == "1807-07-10T00:00");
    CHECK(campaign->story_ids == std::vector<std::string>{"T1", "T2"});
}

TEST_CASE("sides know their bloc and colour") {
    const auto campaign = small_campaign();
    REQUIRE(campaign->sides.size() == 3);
    CHECK(campaign->negative_side == campaign->side_index("south"));
    CHECK(campaign->positive_side == campaign->side_index("north"));
    CHECK(campaign->sides[0].bloc == Bloc::positive);
    CHECK(campaign->sides[1].bloc == Bloc::negative);
    CHECK(campaign->sides[2].bloc == Bloc::other);
    CHECK(campaign->sides[0].colour.r == 0x2F);
    CHECK(campaign->sides[0].colour.g == 0x6B);
    CHECK(campaign->sides[0].colour.b == 0x4F);
    CHECK(campaign->sides[0].place.line == 15);
}

TEST_CASE("places carry dated control and quoted notes") {
    const auto campaign = small_campaign();
    const Place& heilsberg = *campaign->place("heilsberg");
    REQUIRE(heilsberg.control.size() == 3);
    CHECK(to_string(heilsberg.control[0].since) == "1807-06-01T06:00");
    CHECK(heilsberg.control[1].side == no_side);
    CHECK(to_string(heilsberg.control[2].since) == "1807-06-12T18:00");
    CHECK(heilsberg.tolerance_days == 0.5);
    CHECK(heilsberg.today == "Lidzbark Warmiński");
    CHECK(campaign->place("gumbinnen")->provenance.note == "the \"quiet\" town");
    CHECK(campaign->place("gumbinnen")->control.empty());
    CHECK(campaign->place("tilsit")->provenance.note == "headquarters, so it is said");
    CHECK(campaign->place("koenigsberg")->provenance.sources ==
          std::vector<std::string>{"almanac", "gazette"});
    CHECK_FALSE(campaign->place("allenstein")->labelled);
    CHECK(campaign->place("allenstein")->provenance.confidence == Confidence::unverified);
}

TEST_CASE("positions are projected to the map plane") {
    const auto campaign = small_campaign();
    const Place& friedland = *campaign->place("friedland");
    CHECK(std::abs(friedland.point.x_m) < 1000); // A hundredth of a degree east of the centre.
    CHECK(friedland.point.y_m == Approx(-6672).margin(30));
    CHECK(signed_area_m2(campaign->theatre.outer) > 0);
}

TEST_CASE("traces and events come in the order of their dates") {
    const auto campaign = small_campaign();
    CHECK(campaign->traces[0].id == "start");
    CHECK(campaign->traces[2].id == "after");
    CHECK(campaign->events[0].id == "proclamation");
    CHECK_FALSE(campaign->events[0].point);
    CHECK(to_string(campaign->events[1].date) == "1807-06-14T06:00");
    CHECK(to_string(campaign->events[2].date) == "1807-07-07T14:00");
}

TEST_CASE("features with one id are one area with several outlines") {
    const auto campaign = small_campaign();
    const Area& ring = *campaign->area("koenigsberg-ring");
    REQUIRE(ring.rings.size() == 2);
    CHECK(ring.kind == AreaKind::pocket);
    CHECK(to_string(ring.rings[1].date) == "1807-06-15T06:00");
    CHECK(area_m2(ring.rings[1].polygon) < area_m2(ring.rings[0].polygon));
    CHECK(signed_area_m2(ring.rings[1].polygon.outer) > 0); // Drawn clockwise, turned round.
    const Area& forest = *campaign->area("forest");
    REQUIRE(forest.rings.size() == 1);
    CHECK(forest.rings[0].date == forest.from);
    CHECK(forest.rings[0].polygon.holes.size() == 1);
    CHECK(forest.garrison.empty());
}

TEST_CASE("unknown dates of an arrow are filled in by distance") {
    const auto campaign = small_campaign();
    const Arrow& corps = *campaign->arrow("first-corps");
    REQUIRE(corps.dates.size() == 4);
    const std::vector<double> along = cumulative_lengths_m(corps.way_points);
    CHECK(days_between(corps.dates[0], corps.dates[1]) / days_between(corps.dates[0], corps.dates[2]) ==
          Approx(along[1] / along[2]).margin(1e-3));
    CHECK(to_string(*corps.fade_after) == "1807-06-20T06:00"); // Six days after its last date.
    CHECK(corps.dated == std::vector<bool>{true, false, true, true});
    CHECK(corps.tip_on_front);
    const Arrow& retreat = *campaign->arrow("retreat");
    CHECK_FALSE(retreat.tip_on_front);
    CHECK(retreat.width_km == 5.5);
}

TEST_CASE("shots know their camera, cues and places in the file") {
    const auto campaign = small_campaign();
    const Shot& shot = campaign->chapters[0].shots[0];
    REQUIRE(shot.camera.size() == 2);
    CHECK(shot.camera[1].at_s == 8);
    CHECK(shot.camera[1].pose.height_km == 180);
    REQUIRE(shot.cues.size() == 2);
    CHECK(shot.cues[1].text == "march.2");
    CHECK(shot.cues[0].place.file == "script.toml");
    CHECK(shot.cues[0].place.line == 16);
    CHECK(shot.highlight == std::vector<std::string>{"first-corps", "friedland"});
}

TEST_CASE("byte order marks and CRLF line ends change nothing") {
    CampaignFiles files = small_campaign_files();
    for (auto& [name, text] : files) {
        std::string converted = "\xEF\xBB\xBF";
        for (const char c : text)
            converted += c == '\n' ? std::string("\r\n") : std::string(1, c);
        text = converted;
    }
    const LoadedCampaign loaded = load_campaign(files);
    INFO(all_text(loaded.diagnostics));
    REQUIRE(loaded.campaign != nullptr);
    CHECK(loaded.campaign->place("allenstein")->provenance.note.empty());
    CHECK(loaded.campaign->chapters[0].shots[0].cues[0].place.line == 16);
}

TEST_CASE("a missing folder is one finding") {
    const LoadedCampaign loaded = load_campaign(data_folder() / "no-such-campaign");
    CHECK(loaded.campaign == nullptr);
    REQUIRE(loaded.diagnostics.size() == 1);
    CHECK(loaded.diagnostics[0].message.find("no campaign folder") != std::string::npos);
}

TEST_CASE("an empty folder names every file that must exist") {
    const LoadedCampaign loaded = load_campaign(CampaignFiles{});
    CHECK(loaded.campaign == nullptr);
    CHECK(loaded.diagnostics.size() == 4);
    CHECK(has_errors(loaded.diagnostics));
}

TEST_CASE("optional files may be absent") {
    CampaignFiles files =
        changed_campaign("script.toml", "highlight = [\"first-corps\", \"friedland\"]\n", "");
    replace_once(files.at("script.toml"), "highlight = [\"koenigsberg-ring\", \"battle\"]\n", "");
    replace_once(files.at("script.toml"), "spotlight = true\n  pulse = true\n", "");
    for (const char* file :
         {"places.csv", "traces.geojson", "areas.geojson", "arrows.geojson", "events.toml", "explained.toml"})
        files.erase(file);
    const LoadedCampaign loaded = load_campaign(files);
    INFO(all_text(loaded.diagnostics));
    REQUIRE(loaded.campaign != nullptr);
    CHECK(loaded.campaign->places.empty());
    CHECK_FALSE(loaded.diagnostics.empty()); // Texts that nothing uses any more.
}

TEST_CASE("a table of places and a language's words may be split into parts") {
    CampaignFiles files = small_campaign_files();
    const std::string& whole = files.at("places.csv");
    const std::size_t last_row = whole.rfind('\n', whole.size() - 2) + 1;
    const std::string header = whole.substr(0, whole.find('\n') + 1);
    files["places/east.csv"] = header + whole.substr(last_row);
    files["places.csv"] = whole.substr(0, last_row);
    const std::string word = "\"place.heilsberg\" = \"Heilsberg an der Alle\"\n";
    files["text/en/places.toml"] = "[text]\n" + word;
    const LoadedCampaign loaded = load_campaign(files);
    INFO(all_text(loaded.diagnostics));
    REQUIRE(loaded.campaign != nullptr);
    CHECK(loaded.campaign->places.size() == 6);
    CHECK(loaded.campaign->text("en", "place.heilsberg") == "Heilsberg an der Alle");

    SECTION("but nothing may stand in two of them") {
        files["places/west.csv"] = files["places/east.csv"];
        files["text/en/more.toml"] = "[text]\n" + word;
        const LoadedCampaign twice = load_campaign(files);
        CHECK(twice.campaign == nullptr);
        REQUIRE(twice.diagnostics.size() >= 2);
        const std::string text = all_text(twice.diagnostics);
        CHECK(text.find("places/west.csv:2:1") != std::string::npos);
        CHECK(text.find("text/en/places.toml:2:1") != std::string::npos);
    }
}
