#pragma once
// Names on the map: what there is to label and how it looks. Where and when a label is shown is decided ahead
// by label_schedule.hpp (the film) and label_ranges.hpp (free camera); label_painter.hpp turns that into
// glyphs.
//
// Lengths on screen are in "u", thousandths of the frame's shorter side: the same labels for every frame size
// of one aspect. Screen x to the right, y down.
#include "campaign/map_features.hpp"
#include "campaign/time.hpp"
#include "renderer/scene/text_course.hpp"
#include "renderer/text/shaping.hpp"
#include "terrain/geo/coordinates.hpp"
#include "terrain/geo/polyline.hpp"

#include <glm/glm.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bagration {

enum class LabelKind {
    town,
    country,
    region,
    sea,
    river,
    summit,
    note,
    mountains,
    lake,
    marsh,
    forest,
    island
};

/// "town", "country", ...
std::string_view label_kind_name(LabelKind kind);

/// Which ink of the theme's table a name is written in.
enum class LabelInk { plain, soft, relief, water, deep_water, marsh };

struct LabelStyle {
    TextStyle text;
    float size_u = 22; ///< Font size (em).
    float halo_u = 2;  ///< Reach of the halo outside the letters.
    LabelInk ink = LabelInk::plain;
    float alpha = 1;           ///< Of the letters,
    float halo_alpha = 1;      ///< and of the halo, as a share of the theme's.
    float lift_u = 0;          ///< Along a path: of the baseline above the line.
    float marker_radius_u = 0; ///< Dot at the anchor; 0 = none: the name stands on the anchor itself.
};

/// The look of the atlas for a kind and rank (1 = most important ... 5).
LabelStyle label_style(LabelKind kind, int rank);

/// Distances from the eye, kilometres, between which a kind and rank is worth showing.
struct LabelDistances {
    double nearest_km = 0;
    double farthest_km = 1e6;
    bool holds(double km) const { return km >= nearest_km && km <= farthest_km; }
};
LabelDistances label_distances(LabelKind kind, int rank);

/// [begin, end) of the film.
struct ShowSpan {
    ShowTime begin, end;
};

/// Size of a name's outlines, u.
struct LabelExtent {
    float left_u = 0;    ///< From the origin of the text to the leftmost ink; usually about 0.
    float right_u = 0;   ///< To the rightmost ink.
    float ascent_u = 0;  ///< Above the baseline.
    float descent_u = 0; ///< Below.
    float cap_u = 0;     ///< Height of capitals: what is centred beside a marker.
    float advance_u = 0; ///< Width of the line.
};

/// A letter of a name along a path: ink around its place on the baseline, u.
struct LabelLetter {
    float middle_u = 0; ///< From the begin of the text.
    float half_width_u = 0, ascent_u = 0, descent_u = 0;
};

struct LabelCandidate {
    std::string id;   ///< Unique; breaks ties.
    std::string text; ///< In the language of the frame.
    LabelKind kind = LabelKind::town;
    int rank = 3; ///< Importance within its kind, 1 ... 5.
    LabelStyle style;
    PlanePoint anchor;
    double height_m = 0; ///< Of the ground at the anchor (and along the path).
    /// Points at even distances along the line over which the letters are spread. The anchor is its middle.
    Polyline path_steps;
    /// The letters follow this course at their natural distances; their middle is at course_at_m.
    std::shared_ptr<const TextCourse> course;
    double course_at_m = 0;
    LabelDistances distances;
    /// Places of one name: never shown closer together than family_gap_u. Empty = it has only this place.
    std::string family;
    float family_gap_u = 0;
    Validity valid;                   ///< In campaign time: counts off the tour.
    std::vector<ShowSpan> wanted;     ///< Of the film; empty = always. Ignored off the tour.
    std::vector<ShowSpan> subject;    ///< Of the film: when it speaks of this place, from however far.
    LabelExtent extent;               ///< measure_label() fills it,
    std::vector<LabelLetter> letters; ///< and these, for names along a path.
    std::string today;                ///< What the town is called now, in brackets; empty when the same.
    LabelExtent today_extent;         ///< measure_label() fills it.
    bool along_path() const { return course != nullptr || !path_steps.empty(); }
};

/// Lower goes first: towns and other names in one order.
int label_priority(const LabelCandidate& label);

/// Today's names stand under (or over) the name, smaller.
TextStyle today_style(const TextStyle& name);
inline constexpr float today_size = 0.82f;

/// Fills `extent` and `letters` from text and style.
void measure_label(const FontSet& fonts, LabelCandidate& label);

/// Indices in the order in which labels are placed: priority, then rank, kind, id.
std::vector<int> placing_order(const std::vector<LabelCandidate>& labels);

/// Where a name stands relative to its anchor. `centred` is the only one for labels without a
/// marker or path.
enum class LabelSide : std::uint8_t {
    right,
    left,
    above,
    below,
    above_right,
    below_right,
    above_left,
    below_left,
    centred,
    centred_reversed, ///< Along a path against its direction.
    // Further off, for important towns where there is no room beside the marker: with a leader line.
    led_above_right,
    led_below_right,
    led_above_left,
    led_below_left
};
inline constexpr int label_side_count = 14;

/// A label as shown in one frame.
struct PlacedLabel {
    int label = 0; ///< Index into the candidates.
    LabelSide side = LabelSide::right;
    float alpha = 1;
    float today_alpha = 0; ///< Of today's name under it.
};

} // namespace bagration
