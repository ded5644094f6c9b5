#pragma once
// Names on the map: what there is to label and how it looks. Where and when a label is shown is decided ahead
// by label_schedule.hpp (the film) and label_ranges.hpp (free camera); label_painter.hpp turns that into
// glyphs.
//
// Lengths on screen are in "u", thousandths of the frame's shorter side: the same labels for every frame size
// of one aspect. Screen x to the right, y down.
#include "campaign/time.hpp"
#include "renderer/text/shaping.hpp"
#include "terrain/geo/coordinates.hpp"
#include "terrain/geo/polyline.hpp"

#include <glm/glm.hpp>

#include <string>
#include <vector>

namespace bagration {

enum class LabelKind { town, country, region, sea, river, summit, note };

struct LabelStyle {
    TextStyle text;
    float size_u = 22;            ///< Font size (em).
    float halo_u = 2;             ///< Reach of the halo outside the letters.
    glm::vec4 colour{0, 0, 0, 1}; ///< sRGB, straight alpha.
    glm::vec4 halo{1, 1, 1, 0.7f};
    float marker_radius_u = 0; ///< Dot at the anchor; 0 = none: the name stands on the anchor itself.
};

/// The look of the atlas for a kind and rank (1 = most important ... 5).
LabelStyle label_style(LabelKind kind, int rank);

/// Distances from the eye, kilometres, between which a kind and rank is worth showing.
struct LabelDistances {
    double nearest_km = 0;
    double farthest_km = 1e6;
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

struct LabelCandidate {
    std::string id;   ///< Unique; breaks ties.
    std::string text; ///< In the language of the frame.
    LabelKind kind = LabelKind::town;
    int rank = 3; ///< Lower goes first.
    LabelStyle style;
    PlanePoint anchor;
    double height_m = 0; ///< Of the ground at the anchor (and along the path).
    /// Not empty: the letters stand on the ground along this line, spread over its whole length, and the
    /// anchor only serves for distances.
    Polyline path;
    LabelDistances distances;
    std::vector<ShowSpan> wanted; ///< Of the film; empty = always. Ignored off the tour.
    LabelExtent extent;           ///< measure_label() fills it.
};

/// Fills `extent` from text and style.
void measure_label(const FontSet& fonts, LabelCandidate& label);

/// Indices in the order in which labels are placed: rank, then kind, then id.
std::vector<int> placing_order(const std::vector<LabelCandidate>& labels);

/// Where a name stands relative to its anchor. `centred` is the only one for labels without a marker.
enum class LabelSide : std::uint8_t {
    right,
    left,
    above,
    below,
    above_right,
    below_right,
    above_left,
    below_left,
    centred
};
inline constexpr int label_side_count = 9;

/// A label as shown in one frame.
struct PlacedLabel {
    int label = 0; ///< Index into the candidates.
    LabelSide side = LabelSide::right;
    float alpha = 1;
};

} // namespace bagration
