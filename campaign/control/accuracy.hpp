#pragma once
// How well the field foretells what it was not told: places are withheld in turn, together with all others
// near them, the rest is built, and the day on which the front reaches them is compared with the day on which
// it did.
#include "campaign/control/control_field.hpp"

#include <vector>

namespace bagration {

/// Places nearer than this to a withheld one are withheld as well: they would give its date away.
inline constexpr double withheld_around_m = 15'000;
/// Days this far from a change of hands and further tell nothing more about it.
inline constexpr double judged_days = 30;

/// A change of hands.
struct HeldOutError {
    int place = 0;      ///< Index into Campaign::places.
    CampaignTime dated; ///< When the evidence says that it changed hands.
    double late_days =
        0; ///< Of the field, without that place: > 0 too late. +-infinity when it never changes.
    double traced_late_days = 0; ///< The same with traces and areas alone.
};

/// The days of one place, at 06:00, and on how many of them the field without it has the right holder.
struct HeldOutDays {
    int place = 0;
    int near = 0, near_right = 0; ///< 2 to 3 days from the nearest change.
    int far = 0, far_right = 0;   ///< More than 3, up to `judged_days`.
};

struct HeldOut {
    std::vector<HeldOutError> changes; ///< In time order.
    std::vector<HeldOutDays> days;     ///< One per place with a change.
};

/// `folds` >= 2: a place is withheld together with every folds-th other.
HeldOut held_out_errors(const Campaign& campaign, const GroundQuery& ground, int folds = 24);

} // namespace bagration
