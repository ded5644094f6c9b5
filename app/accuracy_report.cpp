#include "app/accuracy_report.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>

namespace bagration {

namespace {

constexpr int day_decimals = 2;
constexpr int share_decimals = 3;

Json days_json(double days) {
    return std::isfinite(days) ? Json(rounded(days, day_decimals)) : Json();
}

Json summary_json(const AccuracySummary& summary) {
    return {{"changes", summary.changes},
            {"median_days", days_json(summary.median_days)},
            {"within_2_days", rounded(summary.within_2_days, share_decimals)},
            {"over_7_days", rounded(summary.over_7_days, share_decimals)},
            {"right_2_to_3_days", rounded(summary.right_2_to_3_days, share_decimals)},
            {"right_beyond_3_days", rounded(summary.right_beyond_3_days, share_decimals)}};
}

/// Errors and days of one theatre, or of all.
struct Gathered {
    std::vector<double> late_days;
    HeldOutDays days;

    void add(const HeldOutDays& more) {
        days.near += more.near, days.near_right += more.near_right;
        days.far += more.far, days.far_right += more.far_right;
    }
    AccuracySummary summary() const {
        AccuracySummary summary = summary_of(late_days);
        const auto share = [](int right, int all) {
            return all > 0 ? static_cast<double>(right) / all : 1.0;
        };
        summary.right_2_to_3_days = share(days.near_right, days.near);
        summary.right_beyond_3_days = share(days.far_right, days.far);
        return summary;
    }
};

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
    summary.changes = static_cast<int>(late_days.size());
    summary.median_days = late_days[late_days.size() / 2];
    summary.within_2_days = share(std::upper_bound(late_days.begin(), late_days.end(), 2.0));
    summary.over_7_days = 1 - share(std::upper_bound(late_days.begin(), late_days.end(), 7.0));
    return summary;
}

std::string theatre_of(const Place& place) {
    return std::filesystem::path(place.provenance.place.file).stem().string();
}

AccuracyReport accuracy_report(const Campaign& campaign, const HeldOut& held_out) {
    Gathered all, traced;
    std::map<std::string, Gathered> theatres;
    const auto theatre = [&](int place) -> Gathered& {
        return theatres[theatre_of(campaign.places[static_cast<std::size_t>(place)])];
    };
    for (const HeldOutError& error : held_out.changes) {
        all.late_days.push_back(error.late_days);
        traced.late_days.push_back(error.traced_late_days);
        theatre(error.place).late_days.push_back(error.late_days);
    }
    for (const HeldOutDays& days : held_out.days)
        all.add(days), theatre(days.place).add(days);
    AccuracyReport report{all.summary(), traced.summary(), {}};
    for (const auto& [name, gathered] : theatres)
        report.theatres.emplace_back(name, gathered.summary());
    return report;
}

Json accuracy_json(const Campaign& campaign, const HeldOut& held_out) {
    const AccuracyReport report = accuracy_report(campaign, held_out);
    Json places = Json::array();
    for (const HeldOutError& error : held_out.changes)
        places.push_back({{"id", campaign.places[static_cast<std::size_t>(error.place)].id},
                          {"dated", to_string(error.dated)},
                          {"late_days", days_json(error.late_days)},
                          {"traces_alone_late_days", days_json(error.traced_late_days)}});
    Json theatres = Json::array();
    for (const auto& [name, summary] : report.theatres) {
        Json json = summary_json(summary);
        json["theatre"] = name;
        theatres.push_back(std::move(json));
    }
    Json traces_alone = summary_json(report.traces_alone);
    traces_alone.erase("right_2_to_3_days"), traces_alone.erase("right_beyond_3_days");
    return {{"campaign", campaign.id},
            {"changes", held_out.changes.size()},
            {"field", summary_json(report.field)},
            {"traces_alone", std::move(traces_alone)},
            {"theatres", std::move(theatres)},
            {"places", std::move(places)}};
}

} // namespace bagration
