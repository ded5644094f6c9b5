#pragma once
// What a campaign writes and draws on its ground apart from history itself: names of countries, seas, rivers
// and mountains, the borders of its time, railways. Positions are map-plane metres.
#include "campaign/time.hpp"
#include "terrain/geo/diagnostic.hpp"
#include "terrain/geo/polygon.hpp"
#include "terrain/geo/polyline.hpp"

#include <optional>
#include <string>
#include <vector>

namespace bagration {

/// [from, to); open at an end that is not given.
struct Validity {
    std::optional<CampaignTime> from, to;
    bool holds_at(CampaignTime time) const { return (!from || *from <= time) && (!to || time < *to); }
};

enum class NameKind { country, region, sea, river, mountains, lake, marsh, forest, island, summit };

/// A name on the map. The words are the text "name.<id>". Where it stands: on one of `points`, or along
/// `line`, or, for rivers, along the course of that name in the terrain.
struct MapName {
    std::string id;
    NameKind kind = NameKind::region;
    int rank = 3;                   ///< 1 most important ... 5.
    std::vector<PlanePoint> points; ///< The best place first; one at a time is used.
    Polyline line;
    std::string course;             ///< Name of a river of the terrain.
    std::optional<double> height_m; ///< Of a summit: stands behind its name.
    Validity valid;
    SourcePlace place;
};

/// How a country comes to rule a territory.
enum class TerritoryKind { state, occupied, annexed, administration };

struct Territory {
    std::string id;
    std::string name; ///< Text key.
    TerritoryKind kind = TerritoryKind::state;
    Validity valid;
    std::vector<Polygon> polygons;
    SourcePlace place;
    std::string of = {}; ///< The territory whose state rules this one; empty = it is its own.
    /// Index of a side that is part of another (Side::part_of), or -1: what that other holds here is drawn as
    /// its own ...
    int holder = -1;
    Validity held = {}; ///< ... at these times.
};

/// A border where no territory has an edge: what it was before.
struct FormerBorder {
    std::string id;
    Validity valid;
    Polyline line;
};

struct Railway {
    std::string id;
    int rank = 1; ///< 1 trunk line, 2 others.
    Polyline line;
};

} // namespace bagration
