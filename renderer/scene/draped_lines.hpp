#pragma once
// Lines that a map draws over its ground besides water: borders of the campaign's time, railways, the
// graticule, the strokes of marshes. Every border is one line, however many territories share it. Built once
// per show.
#include "campaign/map_features.hpp"
#include "renderer/scene/show.hpp"

#include <glm/glm.hpp>

#include <array>
#include <vector>

namespace bagration {

enum class DrapedKind {
    border,        ///< Of a state.
    inner_border,  ///< Within what a state rules: annexed land, administrations.
    former_border, ///< Of earlier years.
    trunk_railway,
    railway,
    graticule,
    graticule_tens,
    marsh ///< The engraver's sign for it: short level strokes in staggered rows.
};

/// One instance of the line shader.
struct DrapedSegment {
    glm::vec3 from; ///< x, y relative to the group's origin, z height in metres (not exaggerated).
    glm::vec3 to;
    float along_m; ///< From the begin of the line to `from`: where dashes are.
};

inline constexpr int draped_levels = 2;

/// Segments near to one another that look alike and hold at the same times.
struct DrapedGroup {
    DrapedKind kind = DrapedKind::border;
    std::vector<Validity> valid; ///< Shown while any of these holds; empty = always.
    PlaneBox box;
    PlanePoint origin;
    std::array<std::vector<DrapedSegment>, draped_levels> levels; ///< For near and for far.
    bool shown_at(CampaignTime time) const;
};

/// Level 0 where a pixel is less than this on the ground.
inline constexpr double near_draped_m_per_px = 700;

std::vector<DrapedGroup> build_draped_lines(const Show& show);

/// The lines along which territories meet, each once: polylines between the points where three meet. Edges
/// along the border of the campaign's window are left out.
struct SharedBorder {
    Polyline line;
    std::vector<int> territories; ///< Of Campaign::territories, on either side, ascending.
};
std::vector<SharedBorder> shared_borders(const Campaign& campaign);

/// When a line is the border of a state, and when one within what a state rules.
struct BorderTimes {
    std::vector<Validity> state, inner;
};
/// territories: of Campaign::territories, those along one line.
BorderTimes border_times(const Campaign& campaign, const std::vector<int>& territories);

} // namespace bagration
