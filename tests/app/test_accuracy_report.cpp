#include "app/accuracy_report.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace bagration;

TEST_CASE("Accuracy is told by the median and by the shares of small and large errors, early or late") {
    const AccuracySummary summary =
        summary_of({0.5, -1, 2, 3, -8, std::numeric_limits<double>::infinity(), 0, 1});
    CHECK(summary.median_days == 2);
    CHECK(summary.within_2_days == 5.0 / 8);
    CHECK(summary.over_7_days == 2.0 / 8);
    CHECK(summary_of({}).median_days == 0);
}

TEST_CASE("A place that never changes hands in the field has no error in days") {
    Campaign campaign;
    campaign.id = "test";
    campaign.places.resize(1);
    campaign.places[0].id = "minsk";
    const CampaignTime day = *parse_campaign_time("1944-07-03", 6);
    campaign.places[0].provenance.place.file = "places/belarus.csv";
    const Json json = accuracy_json(
        campaign, {{{0, day, std::numeric_limits<double>::infinity(), -1.256}}, {{0, 4, 3, 20, 19}}});
    CHECK(json["places"][0]["late_days"].is_null());
    CHECK(json["places"][0]["traces_alone_late_days"] == -1.26);
    CHECK(json["traces_alone"]["within_2_days"] == 1.0);
    CHECK(json["field"]["median_days"].is_null());
    CHECK(json["field"]["right_2_to_3_days"] == 0.75);
    CHECK(json["theatres"][0]["theatre"] == "belarus");
    CHECK(json["theatres"][0]["right_beyond_3_days"] == 0.95);
}
