#pragma once
// Known faults of the ETOPO5 grid as Debian's ferret-datasets carries it, found by comparing it with maps and
// with other elevation models over Europe. All facts about the file, measured for this program.
#include <span>

namespace bagration {

/// The land of the grid is misplaced: the true height at (lat, lon) stands at (lat + north, lon + east). The
/// sea is not. Degrees.
inline constexpr double etopo5_land_shift_north_deg = 2.5 / 60;
inline constexpr double etopo5_land_shift_east_deg = -7.5 / 60;

/// A box of grid nodes in which land heights in (0, ceiling] were stored `factor` times too low.
struct ScaledBox {
    double lat_min, lat_max, lon_min, lon_max;
    const char* area;
};
inline constexpr float etopo5_scaled_factor = 35;
inline constexpr float etopo5_scaled_ceiling_m = 45;
std::span<const ScaledBox> etopo5_scaled_boxes();

} // namespace bagration
