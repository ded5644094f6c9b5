#pragma once
// A campaign as authored, checked and projected: plain immutable data. What each key of the files means
// stands in campaign/FORMAT.md. Positions are map-plane metres; dates are CampaignTime (events dated by day
// only: 06:00).
#include "campaign/map_features.hpp"
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
    /// Fights as a part of this side: control is that side's, only the map tells the two apart
    /// (Territory::holder).
    SideIndex part_of = no_side;
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
    bool partial = false; ///< Tells of its own stretch only: elsewhere the front of that day is not known.
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

/// How large a formation is, largest first: its marks on the map and from how far it is shown.
enum class FormationLevel { army_group, front, army, corps, division };

/// Who leads a formation from a date on.
struct Commander {
    std::string name; ///< Text key.
    std::string rank; ///< Text key; may be empty.
    CampaignTime from;
};

/// Where a formation's centre or headquarters is at a date.
struct FormationPosition {
    CampaignTime date;
    PlanePoint point;
};

/// An army group, front, army, corps or division.
struct Formation {
    std::string id;
    SideIndex side = no_side;
    FormationLevel level = FormationLevel::army;
    std::string name;                         ///< Text key.
    std::string short_name;                   ///< Text key for the map; may be empty.
    std::string parent;                       ///< Id of the formation that leads it; may be empty.
    CampaignTime from, to;                    ///< Exists in [from, to).
    std::vector<Commander> commanders;        ///< Ascending by date.
    std::vector<FormationPosition> positions; ///< Ascending by date, at least one.
    std::string fate;                         ///< Text key; may be empty.
    Provenance provenance;
};

/// What the numbers of a series count; the first ones are strengths.
enum class SeriesKind { men, divisions, tanks, guns, aircraft, losses, prisoners, area, length, other };

/// A number at a date; disputed ones have a range low...high around it.
struct SeriesPoint {
    CampaignTime date;
    double value = 0, low = 0, high = 0; ///< low <= value <= high
    Provenance provenance;
};

/// Numbers over time: strengths, losses, prisoners, areas.
struct Series {
    std::string id;
    std::string title; ///< Text key.
    std::string unit;  ///< Text key; may be empty.
    SeriesKind kind = SeriesKind::other;
    SideIndex side = no_side;        ///< no_side = of both or of none.
    std::vector<SeriesPoint> points; ///< Ascending by date, at least one.
};

struct Event {
    std::string id;
    CampaignTime date;
    std::optional<PlanePoint> point;
    std::string title; ///< Text key.
    std::vector<std::string> tells;
    Provenance provenance;
};

/// The camera's field of view over the shorter side of the frame: what a pose shows.
inline constexpr double field_of_view_deg = 36.0;

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

/// What a `frame` may name besides ids: all traces of the date.
inline constexpr const char* whole_front_subject = "front";
/// Series that the program makes from the control field.
inline constexpr const char* front_length_series = "front-length";
inline constexpr const char* negative_area_series = "negative-area";

/// A camera that composes itself around what the shot is about.
struct AutoFrame {
    std::vector<std::string> subjects; ///< Ids, or whole_front_subject.
    double pitch_deg = 60;
    double bearing_deg = 0;
};

/// Numbers on a plate for a part of a shot.
enum class ChartKind {
    comparison, ///< Bars of both sides, row by row, at the film's date.
    counter,    ///< Large figures that count up.
    curve       ///< A line that grows with the film's date.
};
struct Chart {
    ChartKind kind = ChartKind::comparison;
    std::string title;               ///< Text key; may be empty.
    std::vector<std::string> series; ///< Ids, or those that the program makes.
    double at_s = 0, for_s = 0;      ///< Within the shot.
    SourcePlace place;
};

/// Who or what is meant: a person or a formation named at the edge of the picture.
struct LowerThird {
    std::string formation;  ///< Id; may be empty. Gives commander, name and side when those are empty.
    std::string name, role; ///< Text keys; `role` may be empty.
    std::string note;       ///< Text key of a third line; may be empty.
    SideIndex side = no_side;
    double at_s = 0, for_s = 0; ///< Within the shot.
    SourcePlace place;
};

/// What a shot points at on the map, with its name and what it is.
struct Callout {
    std::string subject;        ///< Id of a place, event, area, arrow or formation.
    std::string name;           ///< Text key.
    std::string note;           ///< Text key of a second line; may be empty.
    bool left = false;          ///< The plate stands left of the spot.
    double at_s = 0, for_s = 0; ///< Within the shot.
    SourcePlace place;
};

/// Which formations a shot shows; `automatic`: by the camera's height.
enum class FormationsShown { automatic, none, army_group, army, corps, division };

/// The map's date at an instant of a shot.
struct DateKey {
    double at_s = 0;
    CampaignTime date;
    SourcePlace place;
};

/// A stretch of film with one camera move, during which campaign time runs from `from` to `to`.
struct Shot {
    double duration_s = 0;
    CampaignTime from, to;
    std::vector<DateKey> dates;    ///< Ascending, inside the shot; campaign time runs evenly between them.
    std::vector<CameraKey> camera; ///< Ascending; empty when there is a `frame`. A first key after 0: the
                                   ///< camera comes from where the shot before left it.
    std::optional<AutoFrame> frame;
    bool cut = false; ///< Begins with a cut even where the camera could glide over.
    std::vector<Cue> cues;
    std::vector<std::string> highlight; ///< Ids of pockets, arrows, places that are the subject.
    bool credits = false;               ///< The pages of sources and credits stand over this shot.
    std::vector<Chart> charts;
    std::vector<LowerThird> lower_thirds;
    std::vector<Callout> callouts; ///< Ascending by time.
    FormationsShown formations = FormationsShown::automatic;
    std::vector<std::string> plates; ///< Ids of the formations shown; empty: those of `formations`.
    double ghost_days = 0;           ///< How old the ghost of the front is; 0 = none.
    bool spotlight = false;          ///< What is not highlighted steps back.
    bool pulse = false;              ///< Highlighted pockets pulse.
    SourcePlace place;
};

struct Chapter {
    std::string id;
    std::string title;    ///< Text key.
    std::string card;     ///< Text key of what stands large at its begin; empty: the title.
    std::string subtitle; ///< Text key of a line under that; may be empty.
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
    std::vector<Formation> formations; ///< Larger levels first, then by id.
    std::vector<Series> series;
    std::vector<Event> events;
    std::vector<Chapter> chapters;
    std::vector<NamedView> views;
    std::vector<MapName> names;
    std::vector<Territory> territories;
    std::vector<FormerBorder> former_borders;
    std::vector<Railway> railways;
    std::map<std::string, TextTable> texts;

    /// The text of a key in a language, else in the default language, else the key itself (then the key must
    /// outlive the answer).
    const std::string& text(const std::string& language, const std::string& key) const;
    bool has_text(const std::string& language, const std::string& key) const;
    const Place* place(const std::string& place_id) const;
    const Area* area(const std::string& area_id) const;
    const Arrow* arrow(const std::string& arrow_id) const;
    const Formation* formation(const std::string& formation_id) const;
    const Series* series_of(const std::string& series_id) const;
    SideIndex side_index(const std::string& side_id) const; ///< no_side when unknown.
};

} // namespace bagration
