#pragma once
// Known summits, to which the synthesised relief is raised: a five-minute grid flattens every peak.
#include "terrain/bake/field.hpp"
#include "terrain/bake/settle.hpp"

#include <span>
#include <vector>

namespace bagration {

struct Summit {
    const char* name;
    double lat_deg, lon_deg;
    float height_m;
    /// Where the figure is from. "maps": as printed on national topographic and travel maps, generally known.
    /// The others were checked against a published figure: lists of Wikipedia "bulgaria", "serbia",
    /// "balkans", "ultras" (European ultra-prominent peaks), "countries" (highest points of European
    /// countries) and its articles on single mountains ("wikipedia"); "poland" (Crown of Polish Mountains),
    /// "romania" (its peaks over 2,500 m;
    /// romaniadategeografice.net), "greece" (trekking.gr, greeka.com), "alps" (most prominent peaks,
    /// norbertsbergtouren), "austria" (highest mountains, digbi.net), "italy" (globalgeografia.com; highest
    /// of each region, Wikipedia), "bosnia" (ten highest mountains, sveznan.com), "croatia" (europeaklist;
    /// list of Wikipedia), "montenegro" (photomontenegro.info), "slovakia" (hike.uno; europeaklist),
    /// "ukraine" (zaktour.gov.ua, carpatho-rusynacademy.org, localguidesconnect.com), "baltic"
    /// (kaitsealad.ee, alluringworld.com), "hungary" (visithungary.com), "czechia" (archmedia.eu), "turkey"
    /// (freesourcelibrary.com), "slovenia" (doczz.net, gore-ljudje.net), "macedonia" (list of mountains,
    /// Wikipedia), "passes" (principal passes of the Alps, Wikipedia).
    const char* source;
};
/// All summits of the tables.
std::vector<Summit> summits();
/// Passes, where a way crosses a range lowest, and towns in deep valleys.
std::vector<Summit> low_places();

/// Raises (or lowers) the ground around every summit of the frame to its height, ridges more than valleys, so
/// that ranges keep their shape and no peak stands alone.
void anchor_summits(Field& height_m, const std::vector<PlacedHeight>& summits);

} // namespace bagration
