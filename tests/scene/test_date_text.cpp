#include "renderer/scene/date_text.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

TEST_CASE("Dates are written as people of a language write them") {
    const CampaignTime minsk = *parse_campaign_time("1944-07-03T14:30", 12);
    CHECK(date_text(minsk, "de") == "3. Juli 1944");
    CHECK(date_text(minsk, "en") == "3 July 1944");
    CHECK(date_text(minsk, "pl") == "3 lipca 1944");
    CHECK(date_text(minsk, "ru") == "3 июля 1944 г.");
    CHECK(date_text(minsk, "fr") == "3 juillet 1944");
    CHECK(day_month_text(minsk, "de") == "3. Juli");
    CHECK(month_text(minsk, "de") == "Juli");
    CHECK(month_text(minsk, "pl") == "lipiec");
}

TEST_CASE("The first of a month is special in French") {
    CHECK(date_text(*parse_campaign_time("1945-05-01", 12), "fr") == "1er mai 1945");
}

TEST_CASE("A language that is not known gets the ISO date") {
    CHECK(date_text(*parse_campaign_time("1944-07-03", 12), "xx") == "1944-07-03");
}
