#include "campaign/state.hpp"

#include "campaign/monotone_curve.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {
namespace {

constexpr double minutes_per_day = 24 * 60;
constexpr double days_to_become_active = 0.5;
constexpr double days_to_become_idle = 1;
constexpr double days_to_fade = 3;

double minutes_of(const Campaign& campaign, CampaignTime time) {
    return static_cast<double>((time - campaign.start).count());
}

double smooth_step(double x) {
    const double t = std::clamp(x, 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

void add_arrow(const Campaign& campaign, int index, CampaignState& state) {
    const Arrow& arrow = campaign.arrows[static_cast<std::size_t>(index)];
    const double days_since_start =
        (state.minutes - minutes_of(campaign, arrow.dates.front())) / minutes_per_day;
    const double days_since_end =
        (state.minutes - minutes_of(campaign, arrow.dates.back())) / minutes_per_day;
    const double fade_minutes = minutes_of(campaign, arrow.fade_after.value_or(arrow.dates.back()));
    const double fade = smooth_step((state.minutes - fade_minutes) / (days_to_fade * minutes_per_day));
    if (days_since_start < 0 || fade >= 1) return;
    const double activity = smooth_step(days_since_start / days_to_become_active) *
                            (1 - smooth_step(days_since_end / days_to_become_idle));
    state.arrows.push_back({index, arrow_progress_m(campaign, arrow, state.minutes), activity, fade});
}

PlaceState place_state(const Campaign& campaign, int index, double minutes) {
    PlaceState state{index, nullptr, false, 0};
    for (const ControlChange& change : campaign.places[static_cast<std::size_t>(index)].control) {
        const double since = minutes_of(campaign, change.since);
        if (since > minutes) break;
        state.taken = state.control != nullptr;
        state.control = &change;
        state.days_since = (minutes - since) / minutes_per_day;
    }
    return state;
}

/// Where in a list of dated things an instant lies: the last one that has begun, and the share of the way to
/// the next.
struct Between {
    std::size_t index = 0;
    double share = 0; ///< [0, 1); 0 before the first and after the last.
};

template <class T>
Between between(const Campaign& campaign, const std::vector<T>& dated, double minutes) {
    Between result;
    while (result.index + 1 < dated.size() && minutes_of(campaign, dated[result.index + 1].date) <= minutes)
        ++result.index;
    if (result.index + 1 == dated.size()) return result;
    const double begin = minutes_of(campaign, dated[result.index].date);
    const double end = minutes_of(campaign, dated[result.index + 1].date);
    result.share = std::clamp((minutes - begin) / (end - begin), 0.0, 1.0);
    return result;
}

void add_formation(const Campaign& campaign, int index, CampaignState& state) {
    const Formation& formation = campaign.formations[static_cast<std::size_t>(index)];
    const double exists = (state.minutes - minutes_of(campaign, formation.from)) / minutes_per_day;
    const double left = (minutes_of(campaign, formation.to) - state.minutes) / minutes_per_day;
    if (exists < 0 || left <= 0) return;
    state.formations.push_back({index, formation_point(campaign, formation, state.minutes),
                                commander_at(campaign, formation, state.minutes), exists, left});
}

} // namespace

PlanePoint formation_point(const Campaign& campaign, const Formation& formation, CampaignTime time) {
    return formation_point(campaign, formation, minutes_of(campaign, time));
}

PlanePoint formation_point(const Campaign& campaign, const Formation& formation, double minutes) {
    const std::vector<FormationPosition>& positions = formation.positions;
    const Between at = between(campaign, positions, minutes);
    const std::size_t next = std::min(at.index + 1, positions.size() - 1);
    return lerp(positions[at.index].point, positions[next].point, at.share);
}

const Commander* commander_at(const Campaign& campaign, const Formation& formation, double minutes) {
    const Commander* in_command = nullptr;
    for (const Commander& commander : formation.commanders)
        if (minutes_of(campaign, commander.from) <= minutes) in_command = &commander;
    return in_command;
}

SeriesState series_at(const Campaign& campaign, int series, double minutes) {
    const std::vector<SeriesPoint>& points = campaign.series[static_cast<std::size_t>(series)].points;
    const Between at = between(campaign, points, minutes);
    const SeriesPoint& a = points[at.index];
    const SeriesPoint& b = points[std::min(at.index + 1, points.size() - 1)];
    return {series, std::lerp(a.value, b.value, at.share), std::lerp(a.low, b.low, at.share),
            std::lerp(a.high, b.high, at.share), &a};
}

double arrow_progress_m(const Campaign& campaign, const Arrow& arrow, double minutes) {
    std::vector<double> times;
    for (const CampaignTime date : arrow.dates)
        times.push_back(minutes_of(campaign, date));
    const std::vector<double> along = cumulative_lengths_m(arrow.way_points);
    return curve_value(times, along, monotone_slopes(times, along, CurveEnds::moving), minutes);
}

std::vector<ArrowState> arrow_states_at(const Campaign& campaign, double minutes) {
    CampaignState state;
    state.minutes = minutes;
    for (int i = 0; i < static_cast<int>(campaign.arrows.size()); ++i)
        add_arrow(campaign, i, state);
    return std::move(state.arrows);
}

CampaignState state_at(const Campaign& campaign, double minutes) {
    CampaignState state;
    state.minutes = minutes;
    state.arrows = arrow_states_at(campaign, minutes);
    for (int i = 0; i < static_cast<int>(campaign.areas.size()); ++i) {
        const Area& area = campaign.areas[static_cast<std::size_t>(i)];
        const double held = (minutes - minutes_of(campaign, area.from)) / minutes_per_day;
        const double left = (minutes_of(campaign, area.to) - minutes) / minutes_per_day;
        if (held >= 0 && left > 0) state.areas.push_back({i, held, left});
    }
    for (int i = 0; i < static_cast<int>(campaign.places.size()); ++i)
        state.places.push_back(place_state(campaign, i, minutes));
    for (int i = 0; i < static_cast<int>(campaign.formations.size()); ++i)
        add_formation(campaign, i, state);
    for (int i = 0; i < static_cast<int>(campaign.series.size()); ++i)
        state.series.push_back(series_at(campaign, i, minutes));
    for (int i = static_cast<int>(campaign.events.size()) - 1; i >= 0; --i) {
        const CampaignTime date = campaign.events[static_cast<std::size_t>(i)].date;
        const double days_since = (minutes - minutes_of(campaign, date)) / minutes_per_day;
        if (days_since >= 0 && days_since <= recent_event_days)
            state.recent_events.push_back({i, days_since});
    }
    return state;
}

} // namespace bagration
