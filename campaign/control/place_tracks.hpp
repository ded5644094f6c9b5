#pragma once
// What the places say about the sign of phi, and how near zero it must be around the day of a change.
#include "campaign/model.hpp"

#include <limits>
#include <vector>

namespace bagration {

/// From `day` on (days since the campaign's start) the place is of this sign; 0 = contested.
struct PlaceState {
    double day = 0;
    int sign = 0;
};

/// One place with evidence. Other sides than the two blocs count as ground that the positive bloc has not
/// reached.
struct PlaceTrack {
    int place = 0; ///< Index into Campaign::places.
    PlanePoint point;
    double tolerance_days = 0;
    std::vector<PlaceState> states; ///< Ascending, neighbours differ; at least one.
};

/// phi at the place must lie in [low_m, high_m]. `radius_m` of ground around it is of the place's sign at any
/// price.
struct PhiBounds {
    int sign = 0;
    float low_m = -std::numeric_limits<float>::infinity();
    float high_m = std::numeric_limits<float>::infinity();
    double days_held = 0; ///< Since the last change (or the first evidence).
};

/// A day on which a place changes hands: there and then phi is zero.
struct Crossing {
    int track = 0;
    double day = 0;
    double tolerance_days = 0;
};

std::vector<PlaceTrack> place_tracks(const Campaign& campaign);
std::vector<Crossing> crossings(const std::vector<PlaceTrack>& tracks);
PhiBounds bounds_at(const PlaceTrack& track, double day);

} // namespace bagration
