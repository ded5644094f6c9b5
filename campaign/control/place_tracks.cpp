#include "campaign/control/place_tracks.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {
namespace {

/// The front draws near a town at least this fast before its day, and leaves it behind as fast ...
constexpr double approach_m_per_day = 6'000;
/// ... until it is this far: more is for other evidence to say.
constexpr double margin_m = 2'500;
/// And it does not come out of nowhere on the day itself.
constexpr double fastest_m_per_day = 30'000;
constexpr double contested_m = 1'000;

} // namespace

std::vector<PlaceTrack> place_tracks(const Campaign& campaign) {
    std::vector<PlaceTrack> tracks;
    for (std::size_t k = 0; k < campaign.places.size(); ++k) {
        const Place& place = campaign.places[k];
        if (place.control.empty()) continue;
        PlaceTrack track{static_cast<int>(k), place.point, place.tolerance_days, {}};
        const auto sign_of = [&](SideIndex side) {
            return side == no_side ? 0 : side == campaign.positive_side ? 1 : -1;
        };
        for (const ControlChange& change : place.control) {
            const double day = days_between(campaign.start, change.since);
            const int sign = sign_of(change.side);
            // Who only tells of the taking implies that it was the other's before.
            if (track.states.empty() && day > 1 && sign != 0) track.states.push_back({0, -sign});
            if (track.states.empty() || track.states.back().sign != sign) track.states.push_back({day, sign});
        }
        tracks.push_back(std::move(track));
    }
    return tracks;
}

std::vector<Crossing> crossings(const std::vector<PlaceTrack>& tracks) {
    std::vector<Crossing> found;
    for (std::size_t k = 0; k < tracks.size(); ++k)
        for (std::size_t s = 1; s < tracks[k].states.size(); ++s)
            found.push_back({static_cast<int>(k), tracks[k].states[s].day, tracks[k].tolerance_days});
    std::sort(found.begin(), found.end(), [](const Crossing& a, const Crossing& b) {
        return a.day != b.day ? a.day < b.day : a.track < b.track;
    });
    return found;
}

PhiBounds bounds_at(const PlaceTrack& track, double day) {
    std::size_t now = 0;
    for (std::size_t k = 1; k < track.states.size(); ++k)
        if (track.states[k].day <= day) now = k;
    PhiBounds bounds;
    bounds.sign = track.states[now].sign;
    bounds.days_held = std::max(0.0, day - track.states[now].day);
    if (bounds.sign == 0) {
        bounds.low_m = static_cast<float>(-contested_m);
        bounds.high_m = static_cast<float>(contested_m);
        return bounds;
    }
    double days_off = 1e6;
    if (now > 0) days_off = day - track.states[now].day;
    if (now + 1 < track.states.size()) days_off = std::min(days_off, track.states[now + 1].day - day);
    const double nearest = std::min(margin_m, approach_m_per_day * days_off);
    const double farthest = days_off < 4 ? fastest_m_per_day * days_off : 1e9;
    bounds.low_m = static_cast<float>(bounds.sign > 0 ? nearest : -farthest);
    bounds.high_m = static_cast<float>(bounds.sign > 0 ? farthest : -nearest);
    return bounds;
}

} // namespace bagration
