#include "app/accuracy_report.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

namespace {

constexpr int day_decimals = 2;
constexpr int share_decimals = 3;

Json days_json(double days) {
    return std::isfinite(days) ? Json(rounded(days, day_decimals)) : Json();
}

Json summary_json(const AccuracySummary& summary) {
    return {{"median_days", days_json(summary.median_days)},
            {"within_2_days", rounded(summary.within_2_days, share_decimals)},
            {"over_7_days", rounded(summary.over_7_days, share_decimals)}};
}

std::vector<double> days_of(const std::vector<HeldOutError>& errors, double HeldOutError::*late) {
    std::vector<double> days;
    for (const HeldOutError& error : errors)
        days.push_back(error.*late);
    return days;
}

} // namespace

AccuracySummary summary_of(std::vector<double> late_days) {
    AccuracySummary summary;
    if (late_days.empty()) return summary;
    for (double& days : late_days)
        days = std::fabs(days);
    std::sort(late_days.begin(), late_days.end());
    const auto share = [&](auto first_outside) {
        return static_cast<double>(first_outside - late_days.begin()) / static_cast<double>(late_days.size());
    };
    summary.median_days = late_days[late_days.size() / 2];
    summary.within_2_days = share(std::upper_bound(late_days.begin(), late_days.end(), 2.0));
    summary.over_7_days = 1 - share(std::upper_bound(late_days.begin(), late_days.end(), 7.0));
    return summary;
}

Json accuracy_json(const Campaign& campaign, const std::vector<HeldOutError>& errors) {
    Json places = Json::array();
    for (const HeldOutError& error : errors)
        places.push_back({{"id", campaign.places[static_cast<std::size_t>(error.place)].id},
                          {"dated", to_string(error.dated)},
                          {"late_days", days_json(error.late_days)},
                          {"traces_alone_late_days", days_json(error.traced_late_days)}});
    return {{"campaign", campaign.id},
            {"changes", errors.size()},
            {"field", summary_json(summary_of(days_of(errors, &HeldOutError::late_days)))},
            {"traces_alone", summary_json(summary_of(days_of(errors, &HeldOutError::traced_late_days)))},
            {"places", std::move(places)}};
}

} // namespace bagration
