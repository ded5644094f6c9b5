#pragma once
// A square of 400 km with two sides and whatever evidence a test puts into it. West is negative ground.
#include "campaign/control/control_field.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <string>
#include <vector>

namespace bagration::test {

inline CampaignTime day(double days) {
    return *parse_campaign_time("1944-06-01", 6) + CampaignDuration{static_cast<int>(days * 24 * 60)};
}

inline double minutes(double days) {
    return days * 24 * 60;
}

/// Kilometres from the middle of the square.
inline PlanePoint km(double x, double y) {
    return {x * 1000, y * 1000};
}

inline std::shared_ptr<Campaign> small_campaign(double length_days = 120) {
    auto campaign = std::make_shared<Campaign>();
    campaign->id = "small";
    campaign->start = day(0);
    campaign->end = day(length_days);
    campaign->sides = {{"west", "solid", {}, Bloc::negative, {}}, {"east", "hatch", {}, Bloc::positive, {}}};
    campaign->negative_side = 0;
    campaign->positive_side = 1;
    campaign->theatre.outer = {km(-200, -200), km(200, -200), km(200, 200), km(-200, 200)};
    campaign->projection =
        std::make_shared<const MapProjection>(std::move(*MapProjection::create(default_projection)));
    return campaign;
}

/// Walking north has the positive bloc on the left, which is west: fronts here are walked south.
inline void add_trace(Campaign& campaign, double days, Polyline line, bool partial = false) {
    campaign.traces.push_back(
        {"trace-" + std::to_string(campaign.traces.size()), day(days), std::move(line), partial, {}});
}

/// A front from the northern to the southern edge of the square.
inline Polyline front_at(double x) {
    return {km(x, 200), km(x, 60), km(x, -60), km(x, -200)};
}

/// Held by the west until a day, then by the east.
inline void add_place(Campaign& campaign, PlanePoint point, double taken_on) {
    Place place;
    place.id = "place-" + std::to_string(campaign.places.size());
    place.point = point;
    place.control = {{day(0), 0}, {day(taken_on), 1}};
    campaign.places.push_back(std::move(place));
}

inline ControlField field_of(std::shared_ptr<const Campaign> campaign, GroundQuery ground = {}) {
    auto field = ControlField::build(std::move(campaign), ground);
    if (!field) FAIL(field.error().message);
    return std::move(*field);
}

/// The day on which a point changes to the east, -1 when it never does.
inline double taken_on(const ControlField& field, PlanePoint point, double length_days = 120) {
    double before = field.phi_m(point, 0);
    if (before > 0) return 0;
    for (double t = 0.25; t <= length_days; t += 0.25) {
        const double now = field.phi_m(point, minutes(t));
        if (now > 0) return t - 0.25 * now / (now - before);
        before = now;
    }
    return -1;
}

} // namespace bagration::test
