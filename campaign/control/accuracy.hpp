#pragma once
// How well the field foretells what it was not told: places are withheld in turn, the rest is built, and the
// day on which the front reaches them is compared with the day on which it did.
#include "campaign/control/control_field.hpp"

#include <vector>

namespace bagration {

struct HeldOutError {
    int place = 0;      ///< Index into Campaign::places.
    CampaignTime dated; ///< When the evidence says that it changed hands.
    double late_days =
        0; ///< Of the field, without that place: > 0 too late. +-infinity when it never changes.
    double traced_late_days = 0; ///< The same with traces and areas alone.
};

/// One entry per change of hands, in time order. `folds` >= 2: a place is withheld together with every
/// folds-th other.
std::vector<HeldOutError> held_out_errors(const Campaign& campaign, const GroundQuery& ground,
                                          int folds = 20);

} // namespace bagration
