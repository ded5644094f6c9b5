// The arrows tell the same history as the front.
#include "campaign/state.hpp"
#include "renderer/scene/arrow_mesh.hpp"
#include "show_fixture.hpp"

#include <algorithm>
#include <cmath>

using namespace bagration;
using namespace bagration::test;

TEST_CASE("There are at least twelve arrows with dated way-points") {
    const auto& arrows = library_show().campaign->arrows;
    CHECK(arrows.size() >= 12);
    for (const Arrow& arrow : arrows) {
        CHECK(arrow.dates.size() == arrow.way_points.size());
        CHECK(std::ranges::is_sorted(arrow.dates));
    }
}

TEST_CASE("Each advancing arrow's tip lies within 15 km of the drawn front on its way-point dates") {
    const Show& show = library_show();
    for (std::size_t i = 0; i < show.campaign->arrows.size(); ++i) {
        const Arrow& arrow = show.campaign->arrows[i];
        if (!arrow.tip_on_front) continue;
        const ArrowMesh mesh = build_arrow_mesh(arrow);
        for (std::size_t w = 1; w < arrow.dates.size(); ++w) {
            if (!arrow.dated[w]) continue;
            const double minutes = static_cast<double>((arrow.dates[w] - show.campaign->start).count());
            const auto states = state_at(*show.campaign, minutes).arrows;
            const auto state = std::ranges::find(states, static_cast<int>(i), &ArrowState::arrow);
            REQUIRE(state != states.end());
            const PlanePoint tip =
                point_along(mesh.path, along_smoothed(mesh, arrow.way_points, state->progress_m));
            double nearest = 1e12;
            for (const FrontLine& line : show.field->front_lines(minutes)) {
                Polyline points = line.line;
                if (line.closed && !points.empty()) points.push_back(points.front());
                if (points.size() >= 2) nearest = std::min(nearest, nearest_on_line(points, tip).distance_m);
            }
            INFO(arrow.id << " at way-point " << w << " on " << to_string(arrow.dates[w]) << ": "
                          << nearest / 1000 << " km");
            CHECK(nearest < 15'000);
        }
    }
}

namespace {

/// A closed front line with axis ground inside, whose inside contains the point.
bool pocket_around(const std::string& date, LonLat place, double* area_km2 = nullptr) {
    const Show& show = library_show();
    const PlanePoint point = show.terrain->projection().to_plane(place);
    if (show.field->phi_m(point, minutes_at(date)) >= 0) return false;
    for (const FrontLine& line : show.field->front_lines(minutes_at(date))) {
        if (!line.closed || !contains(std::span<const PlanePoint>(line.line), point)) continue;
        const double area = std::abs(signed_area_m2(line.line)) / 1e6;
        if (area > 20'000) continue; // Not a pocket: the whole remaining front closes somewhere.
        if (area_km2) *area_km2 = area;
        return true;
    }
    return false;
}

} // namespace

TEST_CASE("The pockets of the first act are closed lines at their time and gone after their end") {
    CHECK(pocket_around("1944-06-25T18:00", {30.13, 55.12}));
    CHECK_FALSE(pocket_around("1944-06-23T12:00", {30.13, 55.12}));
    CHECK_FALSE(pocket_around("1944-06-29T12:00", {30.13, 55.12}));

    CHECK(pocket_around("1944-06-28T12:00", {29.24, 53.14}));
    CHECK_FALSE(pocket_around("1944-06-24T12:00", {29.24, 53.14}));
    CHECK_FALSE(pocket_around("1944-07-01T12:00", {29.24, 53.14}));

    double early = 0, late = 0;
    CHECK(pocket_around("1944-07-04T12:00", {28.02, 53.79}, &early));
    CHECK(pocket_around("1944-07-07T12:00", {28.02, 53.79}, &late));
    CHECK(late < early);
    CHECK_FALSE(pocket_around("1944-07-14T12:00", {28.02, 53.79}));
}

TEST_CASE("Towns change hands on their day") {
    const Show& show = library_show();
    auto control = [&](LonLat place, const std::string& date) {
        const ControlAnswer answer =
            show.field->control_at(show.terrain->projection().to_plane(place), at(date));
        return answer.side == no_side ? std::string("contested")
                                      : show.campaign->sides[static_cast<std::size_t>(answer.side)].id;
    };
    const LonLat minsk{27.56, 53.90}, vitebsk{30.20, 55.19}, bobruisk{29.23, 53.14}, vilnius{25.28, 54.69};
    CHECK(control(minsk, "1944-07-02T12:00") == "axis");
    CHECK(control(minsk, "1944-07-04T12:00") == "soviet");
    CHECK(control(vitebsk, "1944-06-25T12:00") == "axis");
    CHECK(control(vitebsk, "1944-06-26T18:00") == "soviet");
    CHECK(control(bobruisk, "1944-06-28T12:00") == "axis");
    CHECK(control(bobruisk, "1944-06-29T18:00") == "soviet");
    CHECK(control(vilnius, "1944-07-12T12:00") == "axis");
    CHECK(control(vilnius, "1944-07-13T18:00") == "soviet");
}
