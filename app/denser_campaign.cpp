#include "app/denser_campaign.hpp"

#include "terrain/geo/parallel.hpp"
#include "terrain/geo/polyline.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace bagration {

namespace {

constexpr double golden_angle = 2.399963;
constexpr double spread_m = 22'000; ///< The new places lie this far around the old one at most.
/// Pieces of a front share their end points, so that they are joined again.
constexpr double least_piece_m = 5'000;

/// A place that holds what the field says there: since the start, and its last change.
void date_by_field(const Campaign& campaign, const ControlField& field, Place& place) {
    const ControlAnswer last = field.control_at(place.point, campaign.end);
    const bool positive = last.front_distance_m > 0;
    const auto side = [&](bool of_positive) {
        return of_positive ? campaign.positive_side : campaign.negative_side;
    };
    if (last.changed_on && *last.changed_on > campaign.start) {
        // Evidence is dated by days.
        const auto day = std::chrono::round<std::chrono::days>(*last.changed_on) + std::chrono::hours{6};
        place.control = {{campaign.start, side(!positive)}, {day, side(positive)}};
    } else
        place.control = {{campaign.start, side(positive)}};
}

std::vector<Place> denser_places(const Campaign& campaign, const ControlField& field, int times) {
    std::vector<Place> places;
    for (const Place& place : campaign.places) {
        places.push_back(place);
        if (place.control.empty()) continue;
        for (int copy = 1; copy < times; ++copy) {
            Place another = place;
            another.id += "-" + std::to_string(copy);
            const double angle = golden_angle * static_cast<double>(places.size());
            const double away = spread_m * std::sqrt(static_cast<double>(copy) / times);
            another.point = place.point + PlaneVector{away * std::cos(angle), away * std::sin(angle)};
            places.push_back(std::move(another));
        }
    }
    const int count = static_cast<int>(places.size());
    std::vector<std::uint8_t> told(places.size(), 1);
    parallel_for(count, [&](int begin, int end) {
        for (int k = begin; k < end; ++k) {
            const std::size_t p = static_cast<std::size_t>(k);
            if (p == 0 || places[p].control.empty()) continue;
            told[p] = field.control_at(places[p].point, campaign.end).told;
            if (told[p]) date_by_field(campaign, field, places[p]);
        }
    });
    std::vector<Place> kept;
    for (std::size_t p = 0; p < places.size(); ++p)
        if (told[p]) kept.push_back(std::move(places[p]));
    return kept;
}

/// The front of every day, cut into pieces of one length.
std::vector<Trace> denser_traces(const Campaign& campaign, const ControlField& field, int times) {
    std::vector<Trace> whole;
    double length = 0;
    for (CampaignTime time = campaign.start; time < campaign.end; time += CampaignDuration{24 * 60})
        for (FrontLine& front : field.front_lines(static_cast<double>((time - campaign.start).count()))) {
            if (front.line.size() < 2 || front.closed) continue;
            length += length_m(front.line);
            whole.push_back({"denser", time, std::move(front.line), false, {}});
        }
    const double wanted = static_cast<double>(campaign.traces.size()) * times;
    const double piece = std::max(least_piece_m, length / std::max(1.0, wanted));
    std::vector<Trace> traces;
    for (const Trace& front : whole) {
        const double all = length_m(front.line);
        const int pieces = std::max(1, static_cast<int>(std::lround(all / piece)));
        const std::vector<double> along = cumulative_lengths_m(front.line);
        std::size_t next = 1;
        for (int k = 0; k < pieces; ++k) {
            const double from = all * k / pieces, to = all * (k + 1) / pieces;
            Trace part{"denser-" + std::to_string(traces.size()), front.date, {}, false, {}};
            part.line.push_back(point_along(front.line, from));
            for (; next < along.size() && along[next] < to; ++next)
                if (along[next] > from) part.line.push_back(front.line[next]);
            part.line.push_back(point_along(front.line, to));
            traces.push_back(std::move(part));
        }
    }
    return traces;
}

} // namespace

std::shared_ptr<const Campaign> denser_campaign(const Campaign& campaign, const ControlField& field,
                                                int times) {
    auto denser = std::make_shared<Campaign>(campaign);
    denser->places = denser_places(campaign, field, times);
    denser->traces = denser_traces(campaign, field, times);
    denser->areas.clear();
    for (const Area& area : campaign.areas)
        for (int copy = 0; copy < times; ++copy)
            denser->areas.push_back(area);
    return denser;
}

} // namespace bagration
