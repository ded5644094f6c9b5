#include "renderer/scene/draped_lines.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

namespace {

/// Two countries side by side, with a common border of three pieces.
Campaign neighbours() {
    Campaign campaign;
    campaign.projection_definition = "+proj=lcc +lat_1=38.25 +lat_2=57.5 +lat_0=47.5 +lon_0=26 +R=6371007";
    campaign.projection =
        std::make_shared<const MapProjection>(*MapProjection::create(campaign.projection_definition));
    campaign.window_min = {9, 34};
    campaign.window_max = {43, 62};
    const auto territory = [](const std::string& id, Ring ring) {
        Polygon polygon{std::move(ring), {}};
        normalise(polygon);
        return Territory{id, "name." + id, TerritoryKind::state, {}, {polygon}, {}};
    };
    campaign.territories.push_back(
        territory("west", {{-2e5, 0}, {0, 0}, {1e4, 5e4}, {-1e4, 1e5}, {0, 2e5}, {-2e5, 2e5}}));
    campaign.territories.push_back(
        territory("east", {{0, 0}, {2e5, 0}, {2e5, 2e5}, {0, 2e5}, {-1e4, 1e5}, {1e4, 5e4}}));
    return campaign;
}

} // namespace

TEST_CASE("A border that two territories share is one line") {
    const auto borders = shared_borders(neighbours());
    int shared = 0;
    double length = 0;
    for (const SharedBorder& border : borders) {
        length += length_m(border.line);
        if (border.territories.size() < 2) continue;
        ++shared;
        CHECK(border.territories == std::vector<int>{0, 1});
        CHECK(border.line.size() == 4);
    }
    CHECK(shared == 1);
    CHECK(borders.size() == 3);
    const auto campaign = neighbours();
    const double common =
        2 * std::hypot(1e4, 5e4) + std::hypot(2e4, 5e4) - std::hypot(1e4, 5e4) + std::hypot(1e4, 1e5);
    CHECK(length == Approx(2 * 6e5 + common).epsilon(0.001));
}

TEST_CASE("A line between two states that one state rules is an inner border, and only while both hold") {
    Campaign campaign = neighbours();
    CHECK(border_times(campaign, {0, 1}).state.size() == 1);
    CHECK(border_times(campaign, {0, 1}).inner.empty());
    const auto changed = parse_campaign_time("1944-07-04", 6);
    campaign.territories[1].of = "west";
    campaign.territories[1].valid.to = changed;
    // The same ground, given back.
    campaign.territories.push_back(campaign.territories[1]);
    campaign.territories[2].of.clear();
    campaign.territories[2].valid = {changed, std::nullopt};
    const BorderTimes times = border_times(campaign, {0, 1, 2});
    REQUIRE(times.inner.size() == 1);
    CHECK(times.inner[0].to == changed);
    REQUIRE(times.state.size() == 1);
    CHECK(times.state[0].from == changed);
}

TEST_CASE("A line that holds for some time is shown then") {
    DrapedGroup group;
    CHECK(group.shown_at(*parse_campaign_time("1944-07-01", 6)));
    group.valid = {{std::nullopt, parse_campaign_time("1944-07-04", 6)}};
    CHECK(group.shown_at(*parse_campaign_time("1944-07-01", 6)));
    CHECK_FALSE(group.shown_at(*parse_campaign_time("1944-07-05", 6)));
}
