#pragma once
// What is alive at one instant of history, apart from the control field. A pure function of campaign and
// time.
#include "campaign/model.hpp"

#include <vector>

namespace bagration {

/// An arrow between its first date and the end of its fading.
struct ArrowState {
    int arrow = 0; ///< Index into Campaign::arrows.
    double progress_m =
        0; ///< Of the tip along the way-points; never decreases in time, exact on the way-points' dates.
    double activity = 0; ///< [0, 1]: 1 while it moves, down to 0 within a day after its last date.
    double fade = 0;     ///< [0, 1): 0 until `fade_after`, then to 1 within three days.
};

/// An area while it is held.
struct AreaState {
    int area = 0;         ///< Index into Campaign::areas.
    double days_held = 0; ///< Since its begin, >= 0.
    double days_left = 0; ///< Until its end, > 0.
};

/// Who holds a place, by its own evidence.
struct PlaceState {
    int place = 0;                          ///< Index into Campaign::places.
    const ControlChange* control = nullptr; ///< The evidence in force; null when there is none (yet).
    bool taken = false;                     ///< It came to `control` by a change, not by its first evidence.
    double days_since = 0;                  ///< Since that evidence began.
};

/// A formation while it exists.
struct FormationState {
    int formation = 0;                     ///< Index into Campaign::formations.
    PlanePoint point;                      ///< Where it is, between its dated positions.
    const Commander* commander = nullptr;  ///< In command; null when none is known.
    double days_exists = 0, days_left = 0; ///< Since it exists, and until it does no more; >= 0.
};

/// The numbers of a series at an instant.
struct SeriesState {
    int series = 0; ///< Index into Campaign::series.
    double value = 0, low = 0, high = 0;
    const SeriesPoint* point = nullptr; ///< The last dated point (the first one before that): its sources.
};

/// An event of the last days.
struct EventState {
    int event = 0; ///< Index into Campaign::events.
    double days_since = 0;
};

struct CampaignState {
    double minutes = 0; ///< Since Campaign::start.
    std::vector<ArrowState> arrows;
    std::vector<AreaState> areas;
    std::vector<PlaceState> places;         ///< All of them, in the order of Campaign::places.
    std::vector<EventState> recent_events;  ///< Newest first.
    std::vector<FormationState> formations; ///< Those that exist, in the order of Campaign::formations.
    std::vector<SeriesState> series;        ///< All of them, in the order of Campaign::series.
};

inline constexpr double recent_event_days = 10;

/// `minutes` since Campaign::start, with fraction (Moment::campaign_minutes). Pointers are into the campaign.
CampaignState state_at(const Campaign& campaign, double minutes);

/// Where a formation is; held before its first and after its last dated position.
PlanePoint formation_point(const Campaign& campaign, const Formation& formation, CampaignTime time);
PlanePoint formation_point(const Campaign& campaign, const Formation& formation, double minutes);
/// Who leads a formation at an instant; null when nobody is known (yet).
const Commander* commander_at(const Campaign& campaign, const Formation& formation, double minutes);
/// The numbers of a series at an instant: even between its points, constant outside of them.
SeriesState series_at(const Campaign& campaign, int series, double minutes);

/// The arrows alone.
std::vector<ArrowState> arrow_states_at(const Campaign& campaign, double minutes);

/// How far an arrow's tip has come, metres along its way-points.
double arrow_progress_m(const Campaign& campaign, const Arrow& arrow, double minutes);

} // namespace bagration
