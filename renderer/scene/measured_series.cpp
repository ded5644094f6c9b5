#include "renderer/scene/measured_series.hpp"

#include "terrain/geo/parallel.hpp"

#include <algorithm>

namespace bagration {

namespace {

constexpr double day_minutes = 24.0 * 60;
constexpr double area_step_days = 7, length_step_days = 14;

bool names_series(const Campaign& campaign, const std::string& id) {
    for (const Chapter& chapter : campaign.chapters)
        for (const Shot& shot : chapter.shots)
            for (const Chart& chart : shot.charts)
                if (std::find(chart.series.begin(), chart.series.end(), id) != chart.series.end())
                    return true;
    return false;
}

double front_length_km(const ControlField& field, double minutes) {
    double length = 0;
    for (const FrontLine& line : field.front_lines(minutes))
        length += length_m(line.line) / 1000;
    return length;
}

/// Dates for a measured series: evenly, and closer together in the last week, for the end comes at once.
std::vector<double> measuring_dates(double span, double step_days) {
    std::vector<double> dates;
    const double last_week = std::max(span - 7 * day_minutes, 0.0);
    for (double minutes = 0; minutes < last_week; minutes += step_days * day_minutes)
        dates.push_back(minutes);
    for (double minutes = last_week; minutes <= span; minutes += 0.5 * day_minutes)
        dates.push_back(minutes);
    return dates;
}

} // namespace

std::vector<MadeSeries> measured_series(const Show& show) {
    std::vector<MadeSeries> made;
    const Campaign& campaign = *show.campaign;
    const double span = static_cast<double>((campaign.end - campaign.start).count());
    for (const char* id : {front_length_series, negative_area_series}) {
        if (!names_series(campaign, id)) continue;
        const bool is_length = std::string(id) == front_length_series;
        MadeSeries series{id, {}};
        for (const double minutes : measuring_dates(span, is_length ? length_step_days : area_step_days))
            series.points.push_back({minutes, 0});
        parallel_for(static_cast<int>(series.points.size()), [&](int begin, int end) {
            for (int i = begin; i < end; ++i) {
                MadeSeries::Point& point = series.points[static_cast<std::size_t>(i)];
                point.value = is_length ? front_length_km(*show.field, point.minutes)
                                        : show.field->held_area(point.minutes).negative_km2;
            }
        });
        made.push_back(std::move(series));
    }
    return made;
}

} // namespace bagration
