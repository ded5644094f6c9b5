// What the control field must never do, whatever the evidence.
#include "small_campaign.hpp"

#include <cmath>

using namespace bagration;
using namespace bagration::test;

TEST_CASE("A front that stands for months does not creep, though its drawings differ by a hand's tremor") {
    auto campaign = small_campaign();
    add_trace(*campaign, 0, front_at(0));
    add_trace(*campaign, 40, {km(0.8, 200), km(-0.9, 60), km(1, -60), km(0, -200)});
    add_trace(*campaign, 110, {km(-1, 200), km(0.7, 60), km(-0.6, -60), km(1, -200)});
    add_place(*campaign, km(-30, 150), 115);
    const ControlField field = field_of(campaign);
    for (const double y : {-120.0, -40.0, 30.0})
        for (const double t : {10.0, 30.0, 60.0, 90.0})
            CHECK(std::fabs(field.phi_m(km(0, y), minutes(t)) - field.phi_m(km(0, y), minutes(20))) < 500);
}

TEST_CASE("A front that moves passes between its dated lines at an even pace") {
    auto campaign = small_campaign(20);
    add_trace(*campaign, 0, front_at(100));
    add_trace(*campaign, 20, front_at(-100));
    const ControlField field = field_of(campaign);
    CHECK(taken_on(field, km(50, 0)) == Approx(5).margin(0.5));
    CHECK(taken_on(field, km(0, -80)) == Approx(10).margin(0.5));
    CHECK(taken_on(field, km(-50, 80)) == Approx(15).margin(0.5));
}

TEST_CASE("A place dated long after its neighbour moves nothing else by more than a day") {
    const auto build = [](bool with_late_place) {
        auto campaign = small_campaign();
        add_trace(*campaign, 0, front_at(100));
        add_trace(*campaign, 20, front_at(-100));
        add_place(*campaign, km(0, 0), 10);
        if (with_late_place) add_place(*campaign, km(0, 15), 100);
        return field_of(campaign);
    };
    const ControlField without = build(false), with = build(true);
    CHECK(taken_on(with, km(0, 15)) == Approx(100).margin(1));
    for (const PlanePoint point : {km(0, 0), km(30, 40), km(-40, 15), km(0, 80), km(50, 15), km(0, -60)})
        CHECK(std::fabs(taken_on(with, point) - taken_on(without, point)) <= 1);
}

TEST_CASE("Every place is held by whom its evidence names, up to its day and from its day on") {
    auto campaign = small_campaign(60);
    add_trace(*campaign, 0, front_at(100));
    add_trace(*campaign, 60, front_at(-100));
    add_place(*campaign, km(60, 30), 20);
    add_place(*campaign, km(10, -90), 25);
    add_place(*campaign, km(-40, 60), 30);
    const ControlField field = field_of(campaign);
    for (const Place& place : campaign->places) {
        const double date = days_between(campaign->start, place.control[1].since);
        CHECK(field.phi_m(place.point, minutes(date - 1)) < 0);
        CHECK(field.phi_m(place.point, minutes(date + 1)) > 0);
    }
}

TEST_CASE("What happens on one shore tells nothing of the other") {
    const GroundQuery strait{[](PlanePoint point) { return std::fabs(point.y_m) < 12'000; }};
    const auto build = [&](bool with_place) {
        auto campaign = small_campaign(60);
        add_trace(*campaign, 0, front_at(100));
        add_trace(*campaign, 60, front_at(-100));
        if (with_place) add_place(*campaign, km(-20, 20), 12);
        return field_of(campaign, strait);
    };
    const ControlField without = build(false), with = build(true);
    for (const double x : {-30.0, -10.0, 20.0})
        CHECK(std::fabs(taken_on(with, km(x, -22)) - taken_on(without, km(x, -22))) <= 1);
    CHECK_FALSE(with.control_at(km(0, 0), day(10)).told);
}

TEST_CASE("A thrust ten kilometres wide survives the grid") {
    auto campaign = small_campaign(20);
    add_trace(*campaign, 0, front_at(50));
    add_trace(*campaign, 10, {km(50, 200), km(50, 5), km(-10, 5), km(-10, -5), km(50, -5), km(50, -200)});
    const ControlField field = field_of(campaign);
    CHECK(field.phi_m(km(0, 0), minutes(11)) > 0);
    CHECK(field.phi_m(km(0, 15), minutes(11)) < 0);
    CHECK(field.phi_m(km(0, -15), minutes(11)) < 0);
}

TEST_CASE("Ground once taken is lost only where evidence says so") {
    auto campaign = small_campaign(60);
    add_trace(*campaign, 0, front_at(0));
    add_trace(*campaign, 10, front_at(-50));
    add_trace(*campaign, 20, front_at(-45)); // Drawn further back by hand, not by history.
    const ControlField field = field_of(campaign);
    CHECK(field.phi_m(km(-47, 0), minutes(12)) > 0);
    CHECK(field.phi_m(km(-47, 0), minutes(30)) > 0);
}

TEST_CASE("Outside the theatre nobody holds anything") {
    auto campaign = small_campaign(20);
    add_trace(*campaign, 0, front_at(0));
    const ControlField field = field_of(campaign);
    CHECK_FALSE(field.control_at(km(230, 0), day(5)).told);
    CHECK(field.control_at(km(150, 0), day(5)).side == campaign->positive_side);
}

TEST_CASE("A date with partial traces leaves the front elsewhere between its neighbours") {
    auto campaign = small_campaign(40);
    const auto two_fronts = [&](double days, double north, double south) {
        add_trace(*campaign, days, {km(north, 200), km(north, 120)});
        add_trace(*campaign, days, {km(south, -120), km(south, -200)});
    };
    const GroundQuery sea{[](PlanePoint point) { return std::fabs(point.y_m) < 110'000; }};
    two_fronts(0, 100, 100);
    add_trace(*campaign, 20, {km(20, -120), km(20, -200)}, true);
    two_fronts(40, -100, -100);
    const ControlField field = field_of(campaign, sea);
    CHECK(taken_on(field, km(0, 160)) == Approx(20).margin(2));
    CHECK(taken_on(field, km(60, -160)) == Approx(10).margin(1.5));
    CHECK(taken_on(field, km(10, -160)) == Approx(21.7).margin(1.5)); // Without it 18, as in the north.
    CHECK(taken_on(field, km(10, 160)) == Approx(18).margin(1.5));
}

TEST_CASE("The field is sure at its evidence and unsure between far-apart days of a front that moves") {
    auto campaign = small_campaign(60);
    add_trace(*campaign, 0, front_at(100));
    add_trace(*campaign, 60, front_at(-100));
    add_place(*campaign, km(0, 100), 30);
    const ControlField field = field_of(campaign);
    CHECK(field.certainty(km(0, 100), minutes(30)) > 0.6);
    CHECK(field.certainty(km(0, -100), minutes(30)) < 0.5);
    CHECK(field.certainty(km(100, -100), minutes(0)) > field.certainty(km(0, -100), minutes(30)));
    CHECK(field.certainty_slice(0).size() == field.certainty_frame().size());
}
