#include "campaign/state.hpp"
#include "tests/campaign/campaign_files.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace bagration;

namespace {

const Campaign& small_campaign() {
    static const std::shared_ptr<const Campaign> campaign =
        load_campaign(test::small_campaign_files()).campaign;
    REQUIRE(campaign != nullptr);
    return *campaign;
}

double minutes_at(const char* date) {
    return static_cast<double>((*parse_campaign_time(date, 6) - small_campaign().start).count());
}

CampaignState state(const char* date) {
    return state_at(small_campaign(), minutes_at(date));
}

} // namespace

TEST_CASE("an arrow's tip is at each way-point on its date") {
    const Campaign& campaign = small_campaign();
    const Arrow& arrow = campaign.arrows[0];
    const std::vector<double> along = cumulative_lengths_m(arrow.way_points);
    for (std::size_t i = 0; i < arrow.dates.size(); ++i)
        CHECK(arrow_progress_m(campaign, arrow,
                               static_cast<double>((arrow.dates[i] - campaign.start).count())) ==
              Approx(along[i]).margin(1e-6));
}

TEST_CASE("an arrow's tip never goes back") {
    const Campaign& campaign = small_campaign();
    rc::check("progress is monotone in time", [&] {
        const Arrow& arrow = campaign.arrows[*rc::gen::inRange<std::size_t>(0, campaign.arrows.size())];
        const double a = *rc::gen::inRange(0, 60'000), b = a + *rc::gen::inRange(0, 5'000) * 0.1;
        RC_ASSERT(arrow_progress_m(campaign, arrow, a) <= arrow_progress_m(campaign, arrow, b));
    });
}

TEST_CASE("an arrow appears at its first date, is active until its last, and fades later") {
    CHECK(state("1807-06-05T05:59").arrows.empty());
    const CampaignState moving = state("1807-06-13T06:00");
    REQUIRE(moving.arrows.size() == 2);
    CHECK(moving.arrows[0].activity == 1);
    CHECK(moving.arrows[0].fade == 0);
    const CampaignState arrived = state("1807-06-16T06:00");
    CHECK(arrived.arrows[0].activity == 0);
    CHECK(arrived.arrows[0].fade == 0);
    CHECK(arrived.arrows[0].progress_m == Approx(length_m(small_campaign().arrows[0].way_points)));
    const CampaignState fading = state("1807-06-21T18:00");
    CHECK(fading.arrows[0].fade == Approx(0.5));
    CHECK(state("1807-06-23T06:00").arrows.empty());
}

TEST_CASE("an area is there from its begin until just before its end") {
    const auto has_ring = [](const CampaignState& at) {
        return std::any_of(at.areas.begin(), at.areas.end(),
                           [](const AreaState& area) { return area.area == 0; });
    };
    CHECK_FALSE(has_ring(state("1807-06-13T05:59")));
    CHECK(has_ring(state("1807-06-13T06:00")));
    CHECK(has_ring(state("1807-06-16T05:59")));
    CHECK_FALSE(has_ring(state("1807-06-16T06:00")));
    CHECK(state("1807-06-14T06:00").areas[0].days_held == Approx(1));
    CHECK(state("1807-06-14T06:00").areas[0].days_left == Approx(2));
}

TEST_CASE("a place is held by its latest evidence") {
    const Campaign& campaign = small_campaign();
    const auto heilsberg = static_cast<std::size_t>(campaign.place("heilsberg") - campaign.places.data());
    CHECK(state("1807-06-01T05:00").places[heilsberg].control == nullptr);
    const PlaceState first = state("1807-06-05").places[heilsberg];
    CHECK(first.control->side == campaign.side_index("south"));
    CHECK_FALSE(first.taken);
    CHECK(state("1807-06-11").places[heilsberg].control->side == no_side);
    const PlaceState taken = state("1807-06-13T18:00").places[heilsberg];
    CHECK(taken.control->side == campaign.side_index("north"));
    CHECK(taken.taken);
    CHECK(taken.days_since == Approx(1));
    CHECK(state("1807-06-13").places.size() == campaign.places.size());
}

TEST_CASE("events of the last days come newest first") {
    CHECK(state("1807-06-14T05:59").recent_events.empty());
    const CampaignState after = state("1807-06-15T06:00");
    REQUIRE(after.recent_events.size() == 1);
    CHECK(small_campaign().events[static_cast<std::size_t>(after.recent_events[0].event)].id == "battle");
    CHECK(after.recent_events[0].days_since == Approx(1));
}

TEST_CASE("the state does not depend on what was asked before") {
    const Campaign& campaign = small_campaign();
    rc::check("asked in any order, the same answer", [&] {
        const double t = *rc::gen::inRange(0, 600'000) * 0.1, other = *rc::gen::inRange(0, 600'000) * 0.1;
        const CampaignState before = state_at(campaign, t);
        state_at(campaign, other);
        const CampaignState again = state_at(campaign, t);
        RC_ASSERT(before.arrows.size() == again.arrows.size());
        for (std::size_t i = 0; i < again.arrows.size(); ++i) {
            RC_ASSERT(before.arrows[i].progress_m == again.arrows[i].progress_m);
            RC_ASSERT(before.arrows[i].activity == again.arrows[i].activity);
            RC_ASSERT(before.arrows[i].fade == again.arrows[i].fade);
        }
        RC_ASSERT(before.areas.size() == again.areas.size());
        RC_ASSERT(before.recent_events.size() == again.recent_events.size());
        for (std::size_t i = 0; i < again.places.size(); ++i)
            RC_ASSERT(before.places[i].control == again.places[i].control);
    });
}
