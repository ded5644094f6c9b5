// Curves on a chart's plate: a line that has come as far as the film's date, over engraved hatching.
#include "campaign/state.hpp"
#include "renderer/scene/chart_frame.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace bagration {

namespace {

constexpr float figure_u = 36, figure_line_u = 50, title_line_u = 24;
constexpr float single_plot_u = 150, plot_u = 90, ticks_u = 26;
constexpr float small_u = 13.5F, hatch_u = 5;

std::vector<MadeSeries::Point> points_of(const ChartInput& input, const std::string& id) {
    if (const MadeSeries* made = made_series(input, id)) return made->points;
    std::vector<MadeSeries::Point> points;
    if (const Series* series = authored_series(*input.campaign, id))
        for (const SeriesPoint& point : series->points)
            points.push_back(
                {static_cast<double>((point.date - input.campaign->start).count()), point.value});
    return points;
}

double value_at(const std::vector<MadeSeries::Point>& points, double minutes) {
    if (minutes <= points.front().minutes) return points.front().value;
    for (std::size_t i = 1; i < points.size(); ++i)
        if (minutes < points[i].minutes)
            return std::lerp(points[i - 1].value, points[i].value,
                             (minutes - points[i - 1].minutes) / (points[i].minutes - points[i - 1].minutes));
    return points.back().value;
}

/// A chart of one curve says in its title what it shows.
bool needs_title(const ChartInput& input) {
    return input.chart->title.empty() || input.chart->series.size() > 1;
}

float plot_height(const ChartInput& input) {
    return input.chart->series.size() > 1 ? plot_u : single_plot_u;
}

float one_curve_height(const ChartInput& input) {
    return (needs_title(input) ? title_line_u : 0) + figure_line_u + plot_height(input) + ticks_u;
}

/// Where dates and values stand on the plate, u.
struct Plot {
    UnitBox box;
    double span_minutes, largest;
    glm::vec2 at(double minutes, double value) const {
        return {std::lerp(box.x0, box.x1, static_cast<float>(minutes / span_minutes)),
                std::lerp(box.y1, box.y0, static_cast<float>(value / largest))};
    }
};

/// A tick for every month; the years have their number.
void draw_months(const ChartArea& area, const Plot& plot, const Rgba& axis) {
    const Campaign& campaign = *area.input->campaign;
    const auto date_of = [](CampaignTime time) {
        return std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(time));
    };
    const std::chrono::year_month_day first = date_of(campaign.start);
    bool named = false;
    for (std::chrono::year_month month = first.year() / first.month();; month += std::chrono::months(1)) {
        const CampaignTime begin = std::chrono::local_days(month / 1);
        if (begin >= campaign.end) break;
        if (begin < campaign.start) continue;
        const float x = plot.at(static_cast<double>((begin - campaign.start).count()), 0).x;
        const bool year = !named || month.month() == std::chrono::January;
        area.paint->line({x, plot.box.y1}, {x, plot.box.y1 + (year ? 9.0F : 4.0F)}, 1, axis);
        if (year)
            area.paint->text(panel_style(area.input->language),
                             std::to_string(static_cast<int>(month.year())), small_u,
                             {x + 5, plot.box.y1 + 16}, Align::left, area.paint->style().plate_soft_ink);
        named = true;
    }
}

void draw_one_curve(const ChartArea& area, const std::string& id, float y) {
    const ChartInput& input = *area.input;
    const PanelPainter& paint = *area.paint;
    const Style& style = paint.style();
    const auto points = points_of(input, id);
    if (points.empty()) return;
    const Rgba colour = series_colour(input, id, style);
    if (needs_title(input)) {
        paint.fitted_text(panel_style(input.language), series_title(input, id), chart_label_u,
                          {area.box.x0, y + 16}, area.box.x1 - area.box.x0, style.plate_soft_ink);
        y += title_line_u;
    }
    const auto told = [&](double value) {
        return number_text(three_figures(value), input.language) + "\u00A0" + series_unit(input, id);
    };
    // The line runs from its first date to the film's; the figure with it.
    const double now = std::clamp(input.minutes, points.front().minutes, points.back().minutes);
    const double until =
        std::lerp(points.front().minutes, now, static_cast<double>(ease_between(0.3, 2.2, input.since_s)));
    paint.text(panel_figure_style(input.language), told(value_at(points, until)), figure_u,
               {area.box.x0 - 1, y + 34}, Align::left, style.plate_ink);

    const float top = y + figure_line_u;
    Plot plot{{area.box.x0, top, area.box.x1, top + plot_height(input)},
              static_cast<double>((input.campaign->end - input.campaign->start).count()),
              1};
    for (const auto& point : points)
        plot.largest = std::max(plot.largest, 1.02 * point.value);
    const Rgba axis(glm::vec3(style.plate_ink), 0.35F);
    paint.line({plot.box.x0, plot.box.y1}, {plot.box.x1, plot.box.y1}, 1, axis);
    draw_months(area, plot, axis);

    const float end_x = plot.at(until, 0).x;
    for (float x = plot.box.x0 + 0.5F * hatch_u; x < end_x; x += hatch_u) {
        const double minutes =
            static_cast<double>((x - plot.box.x0) / (plot.box.x1 - plot.box.x0)) * plot.span_minutes;
        paint.line({x, plot.at(minutes, value_at(points, minutes)).y}, {x, plot.box.y1}, 1.1F,
                   {glm::vec3(colour), 0.45F});
    }
    glm::vec2 last = plot.at(points.front().minutes, points.front().value);
    for (std::size_t i = 1; i < points.size() && points[i - 1].minutes < until; ++i) {
        const double end = std::min(points[i].minutes, until);
        const glm::vec2 next = plot.at(end, value_at(points, end));
        paint.line(last, next, 3, colour);
        last = next;
    }
    paint.dot(last, 5, colour, 1.5F, style.plate_ink);
}

} // namespace

float curve_height(const ChartInput& input) {
    return one_curve_height(input) * static_cast<float>(input.chart->series.size());
}

void draw_curve(const ChartArea& area) {
    float y = area.box.y0;
    for (const std::string& id : area.input->chart->series) {
        draw_one_curve(area, id, y);
        y += one_curve_height(*area.input);
    }
}

} // namespace bagration
