#pragma once
// Where the field knows least of itself while the front is near: where to look for more evidence.
#include "campaign/control/control_field.hpp"

#include <vector>

namespace bagration {

struct UncertainRegion {
    PlanePoint point;
    CampaignTime from, to;        ///< The front was near and uncertain between these days.
    double expected_error_km = 0; ///< Mean over those days.
    double days = 0;              ///< How many of them.
    double nearest_place_km = 0;  ///< To a place with dated evidence; infinite without one.
};

/// The `count` worst, worst first, at least 60 km apart. Takes about a second.
std::vector<UncertainRegion> least_certain(const Campaign& campaign, const ControlField& field, int count);

} // namespace bagration
