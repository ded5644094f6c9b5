#pragma once
// Where the field has ground to stand on: land and sea, and the part of it that the campaign tells.
#include "campaign/control/control_field.hpp"

#include <cstdint>
#include <vector>

namespace bagration {

/// Cell size of the field, metres.
inline constexpr double control_cell_m = 2000;
/// Side of a storage tile in cells; the frame is a whole number of tiles.
inline constexpr int control_tile_cells = 16;

/// Masks over the field's own grid ("fine") and over one of twice the cell ("coarse"), on which distances are
/// carried overland. Coarse sample (I, J) stands in the middle of the fine samples (2I..2I+1, 2J..2J+1).
struct GroundMask {
    GridFrame fine, coarse;
    std::vector<std::uint8_t> told; ///< Fine: land within the theatre.
    std::vector<std::uint8_t>
        coarse_land;               ///< Land within or just outside the theatre: distance travels here.
    std::vector<int> nearest_land; ///< Coarse: index of the nearest land cell (itself on land); -1 = none.
    std::vector<int> component;    ///< Coarse: number of the connected piece of land; -1 at sea.
    std::vector<int> bridge_cell;  ///< Per component: the cell of the largest piece that is nearest to it.
};

/// The frame of a campaign's field: its theatre (or, without one, all its evidence) with a margin.
GridFrame control_frame(const Campaign& campaign);
GroundMask make_ground_mask(const Campaign& campaign, const GroundQuery& ground, const GridFrame& fine);

} // namespace bagration
