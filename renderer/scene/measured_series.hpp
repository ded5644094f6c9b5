#pragma once
// Numbers that the control field tells of itself: the length of the front (km), the ground held (km²).
#include "renderer/scene/charts.hpp"
#include "renderer/scene/show.hpp"

#include <vector>

namespace bagration {

/// Those that the film shows as curves; on all cores.
std::vector<MadeSeries> measured_series(const Show& show);

} // namespace bagration
