#pragma once
// A campaign as authored, checked and projected: plain immutable data. What each key of the files means
// stands in campaign/FORMAT.md. Positions are map-plane metres; dates are CampaignTime (events dated by day
// only: 06:00).
#include "campaign/time.hpp"
#include "terrain/geo/diagnostic.hpp"
#include "terrain/geo/map_projection.hpp"
#include "terrain/geo/polygon.hpp"
#include "terrain/geo/polyline.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bagration {

enum class Confidence { high, medium, low, unverified };

/// Where a statement comes from and how firm it is. Every dated object has one.
struct Provenance {
    std::vector<std::string> sources; ///< Keys of Campaign::sources.
    Confidence confidence = Confidence::unverified;
    std::string note;
    SourcePlace place; ///< Where it stands in the files.
};

struct Source {
    std::string id, title, author, year, kind;
    SourcePlace place;
};

struct Colour {
    std::uint8_t r = 0, g = 0, b = 0;
};

/// How a side takes part in the control field. The field is a signed distance between two blocs; other sides
/// (switched, insurgent) hold areas of their own on top of it.
enum class Bloc { negative, positive, other };

/// Index into Campaign::sides.
using SideIndex = int;
inline constexpr SideIndex no_side = -1;

struct Side {
    std::string id;      ///< What `query` prints as control: "axis", "soviet", "insurgent", ...
    std::string pattern; ///< "solid", "hatch", "dots", "dashes": told apart without colour.
    Colour colour;
    Bloc bloc = Bloc::other;
    SourcePlace place;
};

/// From `since` on the place is held by `side` (no_side = contested).
struct ControlChange {
    CampaignTime since;
    SideIndex side = no_side;
};

/// A town: a label, and evidence of who held it when.
struct Place {
    std::string id;
    std::string name;  ///< Default name; texts may give one per language (narration key "place.<id>").
    std::string today; ///< Today's name when it differs.
    LonLat lonlat;
    PlanePoint point;
    int rank = 3; ///< 1 capital ... 5 village; order of appearance on the map.
    bool labelled = true;
    std::vector<ControlChange> control; ///< Ascending; empty = no evidence.
    double tolerance_days = 0;
    Provenance provenance;
};

/// On a date the front ran along this line; the positive bloc lies to the left of the direction of the
/// points.
struct Trace {
    std::string id;
    CampaignTime date;
    Polyline line;
    Provenance provenance;
};

enum class AreaKind { pocket, bridgehead, garrison, island, insurgent, switched, ground };

/// The outline of an area at a date.
struct DatedRing {
    CampaignTime date;
    Polygon polygon;
};

/// Ground held by a side for a time, against what traces say.
struct Area {
    std::string id;
    AreaKind kind = AreaKind::ground;
    SideIndex side = no_side;
    CampaignTime from, to;        ///< Held in [from, to).
    std::vector<DatedRing> rings; ///< Ascending, at least one.
    std::string garrison, fate;   ///< Text keys; may be empty.
    Provenance provenance;
};

enum class ArrowKind { advance, withdrawal, counterattack };

/// A movement along way-points; the tip is at way-point i on its date.
struct Arrow {
    std::string id;
    ArrowKind kind = ArrowKind::advance;
    SideIndex side = no_side;
    Polyline way_points;
    std::vector<CampaignTime> dates;        ///< One per way-point, ascending; the first is the start.
    std::vector<bool> dated;                ///< Whose date is authored; the others are filled in by distance.
    double width_km = 10;                   ///< By strength, of the body near the head.
    std::string label;                      ///< Text key; may be empty.
    std::optional<CampaignTime> fade_after; ///< When history has passed it; default: last date + 6 days.
    bool tip_on_front = true; ///< Its way-points after the first are points the front reached on those dates.
    Provenance provenance;
};

struct Event {
    std::string id;
    CampaignTime date;
    std::optional<PlanePoint> point;
    std::string title; ///< Text key.
    std::vector<std::string> tells;
    Provenance provenance;
};

/// Camera: looks at a ground point from `distance` (height above it when pitch is 90).
struct CameraPose {
    PlanePoint target;
    double height_km = 1000; ///< Eye above the target's level, kilometres.
    double pitch_deg = 60;   ///< 90 = straight down, smaller = more oblique. In [15, 90].
    double bearing_deg = 0;  ///< Direction of view, clockwise from map north.
};

struct CameraKey {
    double at_s = 0; ///< Within the shot.
    CameraPose pose;
    SourcePlace place;
};

/// One caption with its narration.
struct Cue {
    std::string text; ///< Text key.
    double at_s = 0;  ///< Within the shot.
    double for_s = 0;
    std::vector<std::string> sources;
    SourcePlace place;
};

/// A stretch of film with one camera move, during which campaign time runs evenly from `from` to `to`.
struct Shot {
    double duration_s = 0;
    CampaignTime from, to;
    std::vector<CameraKey> camera; ///< Ascending; at least one; the first at 0.
    std::vector<Cue> cues;
    std::vector<std::string> highlight; ///< Ids of pockets, arrows, places that are the subject.
    bool credits = false;               ///< The pages of sources and credits stand over this shot.
    SourcePlace place;
};

struct Chapter {
    std::string id;
    std::string title; ///< Text key.
    std::vector<std::string> tells;
    std::vector<Shot> shots;
    SourcePlace place;
};

/// Texts of one language: key -> string. Keys may have dots ("chapter.minsk.title").
struct TextTable {
    std::string language;    ///< BCP 47 primary tag: "de".
    std::string native_name; ///< "Deutsch".
    std::map<std::string, std::string> entries;
    std::map<std::string, SourcePlace> places;
};

struct NamedView {
    std::string id;
    CameraPose pose;
};

/// A whole campaign. Immutable once loaded; shared by reference.
struct Campaign {
    std::string id;
    std::string title; ///< Text key.
    std::string projection_definition;
    std::shared_ptr<const MapProjection> projection;
    LonLat window_min, window_max;
    CampaignTime start, end;
    std::string default_language;
    std::vector<Side> sides;
    SideIndex negative_side = no_side, positive_side = no_side;
    Polygon theatre; ///< Ground outside has no control at all.
    std::vector<std::string> story_ids;
    std::map<std::string, Source> sources;
    std::vector<Place> places;
    std::vector<Trace> traces; ///< Ascending by date.
    std::vector<Area> areas;
    std::vector<Arrow> arrows;
    std::vector<Event> events;
    std::vector<Chapter> chapters;
    std::vector<NamedView> views;
    std::map<std::string, TextTable> texts;

    /// The text of a key in a language, else in the default language, else the key itself (then the key must
    /// outlive the answer).
    const std::string& text(const std::string& language, const std::string& key) const;
    bool has_text(const std::string& language, const std::string& key) const;
    const Place* place(const std::string& place_id) const;
    const Area* area(const std::string& area_id) const;
    const Arrow* arrow(const std::string& arrow_id) const;
    SideIndex side_index(const std::string& side_id) const; ///< no_side when unknown.
};

} // namespace bagration
