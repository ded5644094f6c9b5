#include "tests/campaign/campaign_files.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

using namespace bagration;
using namespace bagration::test;

namespace {

struct Fault {
    const char* file;
    const char* old_text;
    const char* new_text;
    const char* finding; ///< Part of the only finding, place included.
};

} // namespace

TEST_CASE("a folder with every fault gives the expected list, sorted by place") {
    const auto folder = data_folder() / "campaign-broken";
    const LoadedCampaign loaded = load_campaign(folder);
    CHECK(loaded.campaign == nullptr);
    std::istringstream expected(read_bytes(folder / "expected.txt"));
    std::vector<std::string> lines;
    for (std::string line; std::getline(expected, line);)
        lines.push_back(line);
    for (std::size_t i = 0; i < std::max(lines.size(), loaded.diagnostics.size()); ++i) {
        const std::string is = i < loaded.diagnostics.size() ? to_string(loaded.diagnostics[i]) : "(nothing)";
        const std::string should = i < lines.size() ? lines[i] : "(nothing)";
        CHECK(is == should);
    }
}

TEST_CASE("one fault gives one finding at its place") {
    const Fault fault = GENERATE(
        Fault{"campaign.toml", "window = [18.0, 53.0, 24.0, 56.0]", "window = [18.0, 53.0, 24.0]",
              "campaign.toml:5:10"},
        Fault{"campaign.toml", "+proj=lcc", "+proj=nonsense", "campaign.toml:4:14: error"},
        Fault{"campaign.toml", "end = 1807-07-10", "end = 1807-07-10T00:00:00+02:00",
              "campaign.toml:7:7: error: '1807-07-10T00:00:00+02:00' is no date"},
        Fault{"campaign.toml", "positive_side = \"north\"", "positive_side = \"south\"",
              "both blocs are the same side"},
        Fault{"campaign.toml", "start = 1807-06-01T00:00:00", "start = 1807-08-01",
              "campaign.toml:7:7: error: 'end' is not after 'start'"},
        Fault{"sources.toml", "[source.gazette]", "[source.Gazette]", "is no id"},
        Fault{"places.csv", "20.51,54.71", "54.71,20.51", "longitude and latitude are swapped"},
        Fault{"places.csv", "20.51,54.71", "20.51,57.71", "widen 'window'"},
        Fault{"places.csv", "confidence,note\n", "confidence,notes\n",
              "places.csv:1:76: error: unknown column 'notes' (hint: did you mean 'note'?)"},
        Fault{"places.csv", "contested@1807-06-10", "contested@1807-05-10",
              "places.csv:4:75: error: the changes of control are not in ascending order"},
        Fault{"places.csv", "\"the \"\"quiet\"\" town\"", "the \"quiet\" town",
              "places.csv:6:53: error: a quote inside of an unquoted cell"},
        Fault{"traces.geojson", "\"date\": \"1807-06-05\"",
              "\"date\": \"1807-06-05\", \"date\": \"1807-06-06\"", "the key 'date' stands here twice"},
        Fault{"areas.geojson", "\"to\": \"1807-06-16\"", "\"to\": \"1807-06-13\"",
              "'to' is not after 'from'"},
        Fault{"arrows.geojson", "[20.9, 54.4], [20.3, 53.9]", "[20.9, 54.4], [20.9, 54.4]",
              "this point repeats the one before"},
        Fault{"arrows.geojson", "null, \"1807-06-12T12:00\"", "null, \"1807-06-05T06:01\"",
              "they share a minute"},
        Fault{"events.toml", "tells = [\"T1\"]", "tells = [\"T1\", \"T3\"]",
              "events.toml:15:16: error: unknown story id 'T3' (hint: did you mean 'T1'?)"},
        Fault{"script.toml", "\"first-corps\", \"friedland\"", "\"first-corps\", \"freidland\"",
              "script.toml:10:31: error: unknown area, arrow, place, event or formation 'freidland' (hint: "
              "did you mean "
              "'friedland'?)"},
        Fault{"script.toml", "for = 3.5", "for = 3.6", "this cue begins while another one is on screen"},
        Fault{"script.toml", "for = 3.2", "for = 1.5", "this caption cannot be read"},
        Fault{"text/en.toml", "\"march.2\" =", "\"march.2", "text/en.toml:"},
        Fault{"text/en.toml", "language = \"en\"", "language = \"fr\"", "text/en.toml:1:12"},
        Fault{"text/fr.toml", "\"8 000 hommes\"", "8000", "the text 'garrison.koenigsberg' is no string"});
    INFO(fault.file << ": " << fault.new_text);
    const LoadedCampaign loaded = load_campaign(changed_campaign(fault.file, fault.old_text, fault.new_text));
    const std::string findings = all_text(loaded.diagnostics);
    INFO(findings);
    CHECK(loaded.campaign == nullptr);
    CHECK(findings.find(fault.finding) != std::string::npos);
}

TEST_CASE("a warning does not refuse a campaign") {
    const LoadedCampaign loaded = load_campaign(changed_campaign(
        "arrows.geojson", "\"1807-06-12\", \"1807-06-17\"", "\"1807-06-12\", \"1807-06-12T18:00\""));
    REQUIRE(loaded.campaign != nullptr);
    REQUIRE(loaded.diagnostics.size() == 1);
    CHECK(loaded.diagnostics[0].severity == Severity::warning);
    CHECK(loaded.diagnostics[0].message.find("km a day") != std::string::npos);
    CHECK(loaded.diagnostics[0].place.line == 11);
}

TEST_CASE("a broken file does not bury its mistake under consequences") {
    CampaignFiles files = small_campaign_files();
    const auto [file, most] =
        GENERATE(std::pair{"sources.toml", 1}, std::pair{"places.csv", 1}, std::pair{"areas.geojson", 1},
                 std::pair{"text/en.toml", 1}, std::pair{"events.toml", 1}, std::pair{"theatre.geojson", 1});
    INFO(file);
    files.at(file).assign(1, '"'); // Neither TOML nor JSON nor CSV.
    const LoadedCampaign loaded = load_campaign(files);
    const auto errors = std::count_if(loaded.diagnostics.begin(), loaded.diagnostics.end(),
                                      [](const Diagnostic& d) { return d.severity == Severity::error; });
    INFO(all_text(loaded.diagnostics));
    CHECK(loaded.campaign == nullptr);
    CHECK(errors == most);
}

TEST_CASE("bytes that are no UTF-8 are named by line and column") {
    const LoadedCampaign loaded = load_campaign(changed_campaign("events.toml", "six in", "s\xFFx in"));
    INFO(all_text(loaded.diagnostics));
    CHECK(all_text(loaded.diagnostics).find("events.toml:18:23: error: this is no UTF-8 text") !=
          std::string::npos);
}

TEST_CASE("a listed language without a file is an error, an unlisted file a warning") {
    CampaignFiles files = small_campaign_files();
    files["text/pl.toml"] = "language = \"pl\"\nname = \"Polski\"\n[text]\n";
    const LoadedCampaign with_more = load_campaign(files);
    CHECK(with_more.campaign != nullptr);
    CHECK(with_more.diagnostics.size() == 1);
    files.erase("text/en.toml");
    CHECK(load_campaign(files).campaign == nullptr);
}

TEST_CASE("a misspelt file name is noticed") {
    CampaignFiles files = small_campaign_files();
    files["trace.geojson"] = "{}";
    const LoadedCampaign loaded = load_campaign(files);
    CHECK(loaded.campaign != nullptr);
    CHECK(all_text(loaded.diagnostics).find("did you mean 'traces.geojson'?") != std::string::npos);
}

TEST_CASE("what is explained must exist, and ground that is cut off lies somewhere on a day") {
    const LoadedCampaign whole = load_campaign(small_campaign_files());
    REQUIRE(whole.explained.size() == 2);
    CHECK(whole.explained[0].about == "heilsberg");
    CHECK(whole.explained[1].at.has_value());
    CHECK(all_text(
              load_campaign(changed_campaign("explained.toml", "\"heilsberg\"", "\"heilsburg\"")).diagnostics)
              .find("explained.toml:3:9: error: nothing that such a finding can be about has the id "
                    "'heilsburg'") != std::string::npos);
    CHECK(load_campaign(changed_campaign("explained.toml", "at = [20.5, 54.0]\n", "")).campaign == nullptr);
}
