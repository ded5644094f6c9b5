#pragma once
// How well the control field foretells dated places that were kept from it, in a few figures.
#include "app/json_shapes.hpp"
#include "campaign/control/accuracy.hpp"

#include <vector>

namespace bagration {

struct AccuracySummary {
    double median_days = 0; ///< Of the error's size; infinite when most places never change hands.
    double within_2_days = 0, over_7_days = 0; ///< Shares of all changes, [0, 1].
};

/// Of errors in days, whatever their sign. All 0 when there are none.
AccuracySummary summary_of(std::vector<double> late_days);

/// {"campaign","changes","field":{...},"traces_alone":{...},"places":[{"id","dated","late_days",
/// "traces_alone_late_days"}]}, each summary {"median_days","within_2_days","over_7_days"}; null for a place
/// that the field never lets change hands.
Json accuracy_json(const Campaign& campaign, const std::vector<HeldOutError>& errors);

} // namespace bagration
