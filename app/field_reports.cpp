#include "app/field_reports.hpp"

#include "app/accuracy_report.hpp"
#include "app/area_report.hpp"
#include "app/files/output_file.hpp"
#include "app/show_loading.hpp"
#include "campaign/control/least_certain.hpp"

#include <cmath>
#include <ostream>

namespace bagration {

namespace {

constexpr std::size_t told_jumps = 12;

void print_summary(const std::string& name, const AccuracySummary& summary, std::ostream& out) {
    const auto percent = [](double share) { return fixed(share * 100, 0) + " %"; };
    out << name << std::string(name.size() < 24 ? 24 - name.size() : 1, ' ') << summary.changes
        << " changes: median " << (std::isfinite(summary.median_days) ? fixed(summary.median_days, 1) : "-")
        << " days off, " << percent(summary.within_2_days) << " within 2 days, "
        << percent(summary.over_7_days) << " over 7 days; holder right "
        << percent(summary.right_beyond_3_days) << " beyond 3 days, " << percent(summary.right_2_to_3_days)
        << " at 2 to 3\n";
}

} // namespace

int print_accuracy(const InfoCommand& command, const AppContext& context) {
    // Only the ground is needed: the field is built again and again, each time without some of the places.
    const auto opened = open_campaign_on_ground(command.data, context);
    if (!opened) return context.report(opened.error());
    const auto& [campaign, ground] = *opened;
    const HeldOut held_out = held_out_errors(*campaign, ground);
    if (command.json) {
        context.out << printed(accuracy_json(*campaign, held_out)) << '\n';
        return exit_status(ExitCode::ok);
    }
    const AccuracyReport report = accuracy_report(*campaign, held_out);
    context.out << "each place kept from the field in turn, with all within 15 km of it\n";
    for (const auto& [name, summary] : report.theatres)
        print_summary(name, summary, context.out);
    print_summary("all", report.field, context.out);
    context.out << "traces alone: median "
                << (std::isfinite(report.traces_alone.median_days) ? fixed(report.traces_alone.median_days, 1)
                                                                   : "-")
                << " days off\n";
    return exit_status(ExitCode::ok);
}

int print_area(const InfoCommand& command, const AppContext& context) {
    const auto show = open_show(command.data, context);
    if (!show) return context.report(show.error());
    const Campaign& campaign = *show->campaign;
    const std::vector<DayArea> days = areas_by_day(*show->field);
    if (!command.svg.empty()) {
        const auto written = write_text_file(command.svg, area_svg(campaign, days));
        if (!written) return context.report(written.error());
        context.note("chart written to " + command.svg.string());
    }
    if (command.csv) {
        context.out << area_csv(campaign, days);
        return exit_status(ExitCode::ok);
    }
    const std::vector<AreaJump> jumps = area_jumps(campaign, days);
    if (command.json) {
        Json json = {{"campaign", campaign.id}, {"days", Json::array()}, {"jumps", Json::array()}};
        for (const DayArea& day : days)
            json["days"].push_back({{"date", to_date_string(day.day)},
                                    {"negative_km2", rounded(day.negative_km2, 0)},
                                    {"positive_km2", rounded(day.positive_km2, 0)},
                                    {"taken_km2", rounded(day.taken_km2, 0)}});
        for (const AreaJump& jump : jumps)
            json["jumps"].push_back({{"date", to_date_string(jump.day)},
                                     {"taken_km2", rounded(jump.taken_km2, 0)},
                                     {"explanations", jump.explanations}});
        context.out << printed(json) << '\n';
        return exit_status(ExitCode::ok);
    }
    if (!days.empty())
        context.out << to_date_string(days.front().day) << "  " << fixed(days.front().negative_km2, 0)
                    << " km2\n"
                    << to_date_string(days.back().day) << "  " << fixed(days.back().negative_km2, 0)
                    << " km2\n";
    context.out << "days that stand out\n";
    for (std::size_t k = 0; k < std::min(told_jumps, jumps.size()); ++k) {
        context.out << "  " << to_date_string(jumps[k].day) << "  " << fixed(jumps[k].taken_km2, 0) << " km2";
        for (const std::string& explanation : jumps[k].explanations)
            context.out << (&explanation == &jumps[k].explanations.front() ? ": " : "; ") << explanation;
        context.out << '\n';
    }
    return exit_status(ExitCode::ok);
}

int print_least_certain(const InfoCommand& command, const AppContext& context) {
    const auto show = open_show(command.data, context);
    if (!show) return context.report(show.error());
    Json json = Json::array();
    for (const UncertainRegion& region :
         least_certain(*show->campaign, *show->field, command.least_certain)) {
        const LonLat place = show->campaign->projection->to_lonlat(region.point);
        const bool has_place = std::isfinite(region.nearest_place_km);
        json.push_back(
            {{"lon", rounded(place.lon_deg, 2)},
             {"lat", rounded(place.lat_deg, 2)},
             {"from", to_date_string(region.from)},
             {"to", to_date_string(region.to)},
             {"days", region.days},
             {"expected_error_km", rounded(region.expected_error_km, 1)},
             {"nearest_place_km", has_place ? Json(rounded(region.nearest_place_km, 0)) : Json()}});
        if (!command.json)
            context.out << fixed(place.lon_deg, 2) << "," << fixed(place.lat_deg, 2) << "  "
                        << to_date_string(region.from) << " to " << to_date_string(region.to) << "  "
                        << fixed(region.days, 0) << " days  +-" << fixed(region.expected_error_km, 0)
                        << " km  nearest place "
                        << (has_place ? fixed(region.nearest_place_km, 0) + " km away" : "none") << '\n';
    }
    if (command.json) context.out << printed(json) << '\n';
    return exit_status(ExitCode::ok);
}

} // namespace bagration
