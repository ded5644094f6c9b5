#include "campaign/control/audits.hpp"
#include "campaign/control/ground_pieces.hpp"
#include "campaign/control/least_certain.hpp"
#include "small_campaign.hpp"

#include <algorithm>
#include <cmath>

using namespace bagration;
using namespace bagration::test;

namespace {

void add_area(Campaign& campaign, const std::string& id, SideIndex side, double from, double to, Ring ring) {
    Area area;
    area.id = id;
    area.kind = AreaKind::pocket;
    area.side = side;
    area.from = day(from), area.to = day(to);
    area.rings = {{day(from), {std::move(ring), {}}}};
    campaign.areas.push_back(std::move(area));
}

/// A front that stands still, and a formation 40 km behind the enemy's.
auto campaign_with_lost_formation() {
    auto campaign = small_campaign(20);
    add_trace(*campaign, 0, front_at(0));
    Formation formation;
    formation.id = "lost";
    formation.side = 1;
    formation.positions = {{day(5), km(-40, 0)}};
    campaign->formations.push_back(formation);
    return campaign;
}

} // namespace

TEST_CASE("A pocket is a piece of its own while it lives, and part of the main ground before") {
    auto campaign = small_campaign(40);
    add_trace(*campaign, 0, front_at(0));
    add_trace(*campaign, 20, front_at(-100));
    add_trace(*campaign, 40, front_at(-150));
    add_area(*campaign, "pocket", 0, 12, 25, {km(-30, -15), km(0, -15), km(0, 15), km(-30, 15)});
    const ControlField field = field_of(campaign);
    const auto pieces_on = [&](double days) {
        return GroundPieces(field, field.bracket_at(minutes(days)).a);
    };
    const GroundPieces before = pieces_on(2), during = pieces_on(20), after = pieces_on(30);
    const PlanePoint seed = km(-15, 0);
    CHECK(before.at(seed) == before.largest(false));
    REQUIRE(during.at(seed) >= 0);
    CHECK(during.at(seed) != during.largest(false));
    CHECK_FALSE(during.pieces()[static_cast<std::size_t>(during.at(seed))].positive);
    CHECK(after.at(seed) == after.largest(true));
    CHECK(audit_islands(*campaign, field).empty());
}

TEST_CASE("A front faster than armies is told, an even advance is not") {
    const auto build = [](double days) {
        auto campaign = small_campaign(20);
        add_trace(*campaign, 2, front_at(150));
        add_trace(*campaign, 2 + days, front_at(-150));
        return std::make_pair(campaign, field_of(campaign));
    };
    const auto [slow_campaign, slow] = build(15);
    CHECK(audit_speed(*slow_campaign, slow).empty());
    const auto [fast_campaign, fast] = build(2);
    CHECK_FALSE(audit_speed(*fast_campaign, fast).empty());
}

TEST_CASE("A formation on the wrong side is told with its distance") {
    const auto campaign = campaign_with_lost_formation();
    const ControlField field = field_of(campaign);
    CHECK(*wrong_side_km(*campaign, field, km(-40, 0), 1, day(5)) == Approx(40).margin(3));
    CHECK_FALSE(wrong_side_km(*campaign, field, km(-40, 0), 0, day(5)));
    CHECK(audit_formations(*campaign, field).size() == 1);
}

TEST_CASE("Places that the drawn front passes on their day are not told") {
    auto campaign = small_campaign(40);
    add_trace(*campaign, 0, front_at(100));
    add_trace(*campaign, 40, front_at(-100));
    add_place(*campaign, km(20, 0), 14);
    add_place(*campaign, km(-30, 60), 28);
    CHECK(audit_dates(*campaign, field_of(campaign)).empty());
}

TEST_CASE("The least certain regions lie apart, and far from dated places") {
    auto campaign = small_campaign(40);
    add_trace(*campaign, 0, front_at(100));
    add_trace(*campaign, 40, front_at(-100));
    add_place(*campaign, km(0, 100), 20);
    const ControlField field = field_of(campaign);
    const auto regions = least_certain(*campaign, field, 3);
    REQUIRE(regions.size() == 3);
    CHECK(distance_m(regions[0].point, regions[1].point) > 60'000);
    CHECK(regions[0].nearest_place_km > 60);
    CHECK(regions[0].expected_error_km > 6);
}

TEST_CASE("What is explained becomes a note, and an explanation of nothing is told") {
    const auto campaign = campaign_with_lost_formation();
    const ControlField field = field_of(campaign);
    CHECK(audit(*campaign, field).front().severity == Severity::warning);
    Explained reason, nothing;
    reason.kind = FindingKind::formation, nothing.kind = FindingKind::pocket;
    reason.about = nothing.about = "lost";
    reason.why = "It had gone over to the enemy.";
    const auto told = audit(*campaign, field, {reason, nothing});
    REQUIRE(told.size() == 2);
    CHECK(told[0].severity == Severity::note);
    CHECK(told[0].hint == "explained: " + reason.why);
    CHECK(told[1].severity == Severity::warning);
}

TEST_CASE("An island held by both sides is not cut off by a front") {
    // The middle of the square is an island of 60 by 60 km: its western third is held by the west.
    const GroundQuery sea{[](PlanePoint p) {
        const double off = std::max(std::fabs(p.x_m), std::fabs(p.y_m));
        return off > 30'000 && off < 60'000;
    }};
    auto campaign = small_campaign(20);
    add_trace(*campaign, 0, front_at(-100));
    add_area(*campaign, "garrison", 0, 1, 19, {km(-30, -30), km(-10, -30), km(-10, 30), km(-30, 30)});
    const ControlField field = field_of(campaign, sea);
    const GroundPieces pieces(field, field.bracket_at(minutes(10)).a);
    const int held = pieces.at(km(-24, 0));
    REQUIRE(held >= 0);
    CHECK_FALSE(pieces.pieces()[static_cast<std::size_t>(held)].positive);
    CHECK(pieces.pieces()[static_cast<std::size_t>(held)].landmass_km2 == Approx(3'600).margin(400));
    campaign->areas.clear(); // Nothing explains it any more, but the sea.
    CHECK(audit_islands(*campaign, field).empty());
}

TEST_CASE("A formation that the front passes on the day of its position stands right") {
    auto campaign = small_campaign(20);
    add_trace(*campaign, 4, front_at(0));
    add_trace(*campaign, 6, front_at(-100));
    Formation formation;
    formation.id = "spearhead";
    formation.side = 1;
    formation.positions = {{day(5), km(-80, 0)}};
    campaign->formations.push_back(formation);
    CHECK(audit_formations(*campaign, field_of(campaign)).empty());
}

TEST_CASE("Ground taken by a raid was not cut off before it was taken") {
    auto campaign = small_campaign(40);
    add_trace(*campaign, 0, front_at(0));
    add_area(*campaign, "raid", 1, 12, 25, {km(-130, -15), km(-100, -15), km(-100, 15), km(-130, 15)});
    CHECK(audit_pockets(*campaign, field_of(campaign)).empty());
}

TEST_CASE("A date that the traces miss by less than a day of their front is no conflict") {
    const auto conflicts = [](double taken_on) {
        auto campaign = small_campaign(20);
        add_trace(*campaign, 0, front_at(100));
        add_trace(*campaign, 5, front_at(-100)); // 40 km a day.
        add_place(*campaign, km(0, 0), taken_on);
        return field_of(campaign).conflicts().size();
    };
    CHECK(conflicts(3.3) == 0);
    CHECK(conflicts(4.5) == 1);
}
