// What stands on the plates of charts: bars and counters.
#include "campaign/state.hpp"
#include "renderer/scene/chart_frame.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

namespace {

constexpr float heading_u = 15, heading_line_u = 26, bar_u = 9, bar_line_u = 42, group_gap_u = 10;
constexpr float counter_line_u = 92, counter_u = 50;

/// The series of one kind: one row of a comparison.
struct Group {
    SeriesKind kind;
    std::vector<std::string> series;
};

std::vector<Group> groups_of(const ChartInput& input) {
    std::vector<Group> groups;
    for (const std::string& id : input.chart->series) {
        const SeriesKind kind = authored_series(*input.campaign, id)->kind;
        const auto same = std::find_if(groups.begin(), groups.end(),
                                       [&](const Group& group) { return group.kind == kind; });
        if (same == groups.end())
            groups.push_back({kind, {id}});
        else
            same->series.push_back(id);
    }
    return groups;
}

/// What a group counts stands over it, unless its titles say so.
float heading_height(const ChartInput& input, const Group& group) {
    return series_unit(input, group.series.front()).empty() ? 0 : heading_line_u;
}

/// The numbers of a date as they are told: those of a source as they are, others rounded.
SeriesState told_state(const ChartInput& input, const std::string& id) {
    SeriesState state = authored_state(*input.campaign, id, input.minutes);
    if (state.value == state.point->value) return state;
    for (double* number : {&state.value, &state.low, &state.high})
        *number = three_figures(*number);
    return state;
}

/// Whiskers from the lowest to the highest figure in use.
void draw_range(const PanelPainter& paint, float x0, float x1, float y, const Rgba& colour) {
    if (x1 - x0 < 3) return;
    paint.line({x0, y}, {x1, y}, 1.6F, colour);
    for (const float x : {x0, x1})
        paint.line({x, y - 4.5F}, {x, y + 4.5F}, 1.6F, colour);
}

void draw_bar(const ChartArea& area, const std::string& id, double largest, float grown, float y) {
    const ChartInput& input = *area.input;
    const PanelPainter& paint = *area.paint;
    const SeriesState state = told_state(input, id);
    const Style& style = paint.style();
    const Rgba colour = series_colour(input, id, style);
    const std::string figures = range_text(state.low, state.high, input.language);
    const float figures_u = paint.width(panel_figure_style(input.language), figures, chart_value_u);
    paint.fitted_text(panel_style(input.language), series_title(input, id), chart_label_u,
                      {area.box.x0, y + 15}, area.box.x1 - area.box.x0 - figures_u - 14, style.plate_ink);
    paint.text(panel_figure_style(input.language), figures, chart_value_u, {area.box.x1, y + 15},
               Align::right, style.plate_ink);
    const float full = area.box.x1 - area.box.x0, bar_y = y + 23;
    const auto x = [&](double value) {
        return area.box.x0 + grown * full * static_cast<float>(value / largest);
    };
    paint.box({area.box.x0, bar_y, area.box.x1, bar_y + bar_u}, {glm::vec3(style.plate_ink), 0.09F}, 1.5F);
    Rgba pale = colour;
    pale.a = 0.42F;
    paint.box({area.box.x0, bar_y, x(state.high), bar_y + bar_u}, pale, 1.5F);
    paint.box({area.box.x0, bar_y, x(state.value), bar_y + bar_u}, colour, 1.5F);
    draw_range(paint.faded(grown), x(state.low), x(state.high), bar_y + 0.5F * bar_u,
               {glm::vec3(style.plate_ink), 0.9F});
}

/// "300.000–375.000 men": what stands under a counter; may be empty.
std::string range_and_unit(const ChartInput& input, const std::string& id) {
    const SeriesState state = told_state(input, id);
    const std::string unit = series_unit(input, id);
    if (state.high <= state.low) return unit;
    return range_text(state.low, state.high, input.language) + (unit.empty() ? "" : " ") + unit;
}

float counter_line_height(const ChartInput& input, const std::string& id) {
    return range_and_unit(input, id).empty() ? counter_line_u - 20 : counter_line_u;
}

} // namespace

float comparison_height(const ChartInput& input) {
    float height = 0;
    for (const Group& group : groups_of(input))
        height +=
            heading_height(input, group) + bar_line_u * static_cast<float>(group.series.size()) + group_gap_u;
    return height - group_gap_u;
}

void draw_comparison(const ChartArea& area) {
    const ChartInput& input = *area.input;
    const PanelPainter& paint = *area.paint;
    float y = area.box.y0;
    double begin_s = 0.35;
    for (const Group& group : groups_of(input)) {
        double largest = 1;
        for (const std::string& id : group.series)
            largest = std::max(largest, told_state(input, id).high);
        const float shown = ease_between(begin_s, begin_s + 0.4, input.since_s);
        paint.faded(shown).text(panel_bold_style(input.language), series_unit(input, group.series.front()),
                                heading_u, {area.box.x0, y + 15}, Align::left, paint.style().plate_accent);
        y += heading_height(input, group);
        const float grown = ease_between(begin_s + 0.1, begin_s + 1.1, input.since_s);
        const PanelPainter row = paint.faded(shown);
        const ChartArea row_area{area.box, area.input, &row};
        for (const std::string& id : group.series) {
            draw_bar(row_area, id, largest, grown, y);
            y += bar_line_u;
        }
        y += group_gap_u;
        begin_s += 0.55;
    }
}

float counter_height(const ChartInput& input) {
    float height = -4;
    for (const std::string& id : input.chart->series)
        height += counter_line_height(input, id);
    return height;
}

void draw_counter(const ChartArea& area) {
    const ChartInput& input = *area.input;
    const PanelPainter& paint = *area.paint;
    const Style& style = paint.style();
    float y = area.box.y0;
    for (const std::string& id : input.chart->series) {
        const SeriesState state = told_state(input, id);
        const double counted = ease_between(0.3, 1.8, input.since_s);
        // While it runs the last figures would only flicker.
        const double step = state.value >= 100'000 ? 1000 : state.value >= 10'000 ? 100 : 1;
        const double value = counted < 1 ? std::floor(counted * state.value / step) * step : state.value;
        const float line = counter_line_height(input, id);
        paint.box({area.box.x0, y + 2, area.box.x0 + 5, y + line - 14}, series_colour(input, id, style),
                  1.5F);
        const float left = area.box.x0 + 17;
        paint.fitted_text(panel_style(input.language), series_title(input, id), chart_label_u, {left, y + 15},
                          area.box.x1 - left, style.plate_ink);
        paint.text(panel_figure_style(input.language), number_text(value, input.language), counter_u,
                   {left - 2, y + 58}, Align::left, style.plate_ink);
        paint.fitted_text(panel_style(input.language), range_and_unit(input, id), chart_label_u,
                          {left, y + 77}, area.box.x1 - left, style.plate_soft_ink);
        y += line;
    }
}

} // namespace bagration
