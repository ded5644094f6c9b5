#include "campaign/state.hpp"
#include "tests/campaign/campaign_files.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace bagration;

namespace {

const Campaign& library() {
    static const LoadedCampaign loaded =
        load_campaign(std::filesystem::path(BAGRATION_SOURCE_DIR) / "campaign/library/bagration");
    REQUIRE(loaded.campaign != nullptr);
    return *loaded.campaign;
}

CampaignTime at(const char* date) {
    const auto time = parse_campaign_time(date, 12);
    REQUIRE(time);
    return *time;
}

double minutes_at(const char* date) {
    return static_cast<double>((at(date) - library().start).count());
}

bool exists(const char* id, const char* date) {
    const Formation* formation = library().formation(id);
    REQUIRE(formation != nullptr);
    return formation->from <= at(date) && at(date) < formation->to;
}

} // namespace

TEST_CASE("the campaign shows the forces of the story") {
    CHECK(library().formations.size() >= 90);
    for (const Formation& formation : library().formations) {
        INFO(formation.id);
        CHECK_FALSE(formation.commanders.empty());
        CHECK_FALSE(formation.provenance.sources.empty());
    }
}

TEST_CASE("command changes hands on the days that history gives") {
    struct Command {
        const char* formation;
        const char* date;
        const char* person;
    };
    // Frieser 2007; Lexikon der Wehrmacht; Great Soviet Encyclopedia.
    const Command commands[] = {
        {"army-group-centre", "1944-06-27T12:00", "person.busch"},
        {"army-group-centre", "1944-06-28T12:00", "person.model"},
        {"army-group-centre", "1944-08-16T12:00", "person.reinhardt"},
        {"army-group-north", "1944-06-30T12:00", "person.lindemann"},
        {"army-group-north", "1944-07-10T12:00", "person.friessner"},
        {"army-group-north", "1944-07-26T12:00", "person.schorner"},
        {"army-group-a", "1945-01-18T12:00", "person.schorner"},
        {"army-group-courland", "1945-05-01T12:00", "person.hilpert"},
        {"1st-belorussian-front", "1944-11-15T12:00", "person.rokossovsky"},
        {"1st-belorussian-front", "1944-11-17T12:00", "person.zhukov"},
        {"2nd-belorussian-front", "1944-11-18T12:00", "person.rokossovsky"},
        {"3rd-belorussian-front", "1945-02-25T12:00", "person.vasilevsky"},
        {"2nd-tank-army", "1944-07-22T12:00", "person.bogdanov"},
        {"2nd-tank-army", "1944-07-24T12:00", "person.radzievsky"},
    };
    for (const Command& command : commands) {
        INFO(command.formation << " on " << command.date);
        const Formation* formation = library().formation(command.formation);
        REQUIRE(formation != nullptr);
        const Commander* commander = commander_at(library(), *formation, minutes_at(command.date));
        REQUIRE(commander != nullptr);
        CHECK(commander->name == command.person);
    }
}

TEST_CASE("army groups that were renamed follow one another without a gap") {
    CHECK(exists("army-group-north-ukraine", "1944-09-22T12:00"));
    CHECK_FALSE(exists("army-group-a", "1944-09-22T12:00"));
    CHECK_FALSE(exists("army-group-north-ukraine", "1944-09-23T12:00"));
    CHECK(exists("army-group-a", "1944-09-23T12:00"));
    CHECK(exists("army-group-north", "1945-01-24T12:00"));
    CHECK_FALSE(exists("army-group-courland", "1945-01-24T12:00"));
    CHECK(exists("army-group-courland", "1945-01-25T12:00"));
    CHECK_FALSE(exists("army-group-north", "1945-01-25T12:00"));
}

TEST_CASE("corps of the great pockets end with them") {
    CHECK_FALSE(exists("liii-corps", "1944-06-28T12:00"));
    CHECK_FALSE(exists("xxxv-corps", "1944-06-30T12:00"));
    CHECK_FALSE(exists("xii-corps", "1944-07-09T12:00"));
    CHECK_FALSE(exists("xiii-corps", "1944-07-23T12:00"));
}
