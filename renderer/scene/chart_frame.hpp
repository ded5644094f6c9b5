#pragma once
// The inside of charts.cpp: a plate with title, body and source line, and what the bodies need.
#include "renderer/scene/charts.hpp"

namespace bagration {

inline constexpr float chart_pad_u = 20, chart_title_u = 22, chart_source_u = 13.5F;
inline constexpr float chart_label_u = 16.5F, chart_value_u = 18;

/// The part of a plate between title and sources.
struct ChartArea {
    UnitBox box;
    const ChartInput* input = nullptr;
    const PanelPainter* paint = nullptr;
};

const Series* authored_series(const Campaign& campaign, const std::string& id);
SeriesState authored_state(const Campaign& campaign, const std::string& id, double minutes);
const MadeSeries* made_series(const ChartInput& input, const std::string& id);
/// The colour of a series on a plate: its side's, lifted so that it reads on the dark.
Rgba series_colour(const ChartInput& input, const std::string& id, const Style& style);
std::string series_title(const ChartInput& input, const std::string& id);
/// The unit's text, or empty.
std::string series_unit(const ChartInput& input, const std::string& id);

/// Three figures are as much as a measured or interpolated number can be trusted with.
double three_figures(double value);

float comparison_height(const ChartInput& input);
void draw_comparison(const ChartArea& area);
float counter_height(const ChartInput& input);
void draw_counter(const ChartArea& area);
float curve_height(const ChartInput& input);
void draw_curve(const ChartArea& area);

} // namespace bagration
