#pragma once
// How well the control field foretells dated places that were kept from it, in a few figures.
#include "app/json_shapes.hpp"
#include "campaign/control/accuracy.hpp"

#include <string>
#include <utility>
#include <vector>

namespace bagration {

struct AccuracySummary {
    int changes = 0;
    double median_days = 0; ///< Of the error's size; infinite when most places never change hands.
    double within_2_days = 0, over_7_days = 0; ///< Shares of all changes, [0, 1].
    /// Shares of days with the right holder, [0, 1]; 1 when no day was judged.
    double right_2_to_3_days = 1, right_beyond_3_days = 1;
};

/// Of errors in days, whatever their sign. All 0 when there are none.
AccuracySummary summary_of(std::vector<double> late_days);

/// A theatre is a file of places: places/<theatre>.csv.
std::string theatre_of(const Place& place);

struct AccuracyReport {
    AccuracySummary field, traces_alone;                           ///< Of the second, days are not judged.
    std::vector<std::pair<std::string, AccuracySummary>> theatres; ///< Of the field, by name.
};

AccuracyReport accuracy_report(const Campaign& campaign, const HeldOut& held_out);

/// {"campaign","changes","field":{...},"traces_alone":{...},"theatres":[{"theatre",...}],"places":[{"id",
/// "dated","late_days","traces_alone_late_days"}]}, each summary {"changes","median_days","within_2_days",
/// "over_7_days","right_2_to_3_days","right_beyond_3_days"}; null for a place that the field never lets
/// change hands.
Json accuracy_json(const Campaign& campaign, const HeldOut& held_out);

} // namespace bagration
