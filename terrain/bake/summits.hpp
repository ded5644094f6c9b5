#pragma once
// Known summits, to which the synthesised relief is raised: a five-minute grid flattens every peak.
#include "terrain/bake/field.hpp"
#include "terrain/geo/map_projection.hpp"

#include <span>

namespace bagration {

struct Summit {
    const char* name;
    double lat_deg, lon_deg;
    float height_m;
    /// Where the figure is from. "maps": as printed on national topographic and travel maps, generally known.
    /// Checked against a published list: "bulgaria", "serbia", "balkans", "ultras" (the lists of mountains of
    /// Bulgaria, of Serbia, of the Balkans, and of European ultra-prominent peaks in Wikipedia), "poland"
    /// (the Crown of Polish Mountains), "romania" (its peaks over 2,500 m), "greece" (its highest mountains,
    /// trekking.gr and greeka.com).
    const char* source;
};
std::span<const Summit> summits();
/// Passes, where a way crosses a range lowest, and towns in deep valleys.
std::span<const Summit> low_places();

/// Raises (or lowers) the ground around every summit of the frame to its height, ridges more than valleys, so
/// that ranges keep their shape and no peak stands alone.
void anchor_summits(Field& height_m, const MapProjection& projection);

} // namespace bagration
