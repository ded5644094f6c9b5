#pragma once
// Lakes on today's maps that were not there in 1944, and levels of lakes that were.
#include "terrain/geo/coordinates.hpp"

#include <span>

namespace bagration {

/// A reservoir filled after the war (or emptied in it): lakes whose middle lies in the box are land again.
struct LaterReservoir {
    double lat_min, lat_max, lon_min, lon_max;
    int filled; ///< Year.
    const char* name;
};
std::span<const LaterReservoir> later_reservoirs();

/// A lake of 1944 that the shore data leave out: places along its shore, good to some hundred metres. General
/// geographic knowledge, set down for this program.
struct MissingLake {
    const char* name;
    double area_km2;
    const char* shore; ///< "lon lat, lon lat, ..."
};
std::span<const MissingLake> missing_lakes();

/// Surface of a lake, metres above the sea, found by a place on it. Mean levels, rounded, from general
/// knowledge.
struct LakeLevel {
    LonLat place;
    float level_m;
    const char* name;
};
std::span<const LakeLevel> lake_levels();

} // namespace bagration
