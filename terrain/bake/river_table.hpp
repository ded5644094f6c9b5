#pragma once
// Rivers that this map names, with the area that they drain and, where the data sets have no name or no
// river, places that they pass, from the source downstream. Places are towns and confluences, good to a few
// kilometres; areas are rounded. General geographic knowledge, set down for this program.
#include "terrain/geo/coordinates.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace bagration {

struct NamedRiver {
    const char* name;   ///< As on the map.
    float drained_km2;  ///< At the mouth, in 1000 km2.
    const char* course; ///< "lon lat, lon lat, ..."; empty: the data set's line of `data_name` shows the way.
    const char* data_name; ///< How Natural Earth's name begins; empty: not there.
};
std::span<const NamedRiver> named_rivers();

/// The bed of a river where the data have a reservoir that was not there yet, and no river under it. Its ends
/// meet the river of the data.
struct DrownedBed {
    const char* river;
    const char* course;
};
std::span<const DrownedBed> drowned_beds();

std::vector<LonLat> course_of(std::string_view course);

} // namespace bagration
