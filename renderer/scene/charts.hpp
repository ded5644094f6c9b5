#pragma once
// Numbers on a plate: forces compared as bars with the range of the sources, counters, curves. Each names the
// works that it rests on. Pure functions of the time since the chart began and of the film's date.
#include "renderer/scene/panel.hpp"

#include <string>
#include <vector>

namespace bagration {

/// A number over history that the program itself has measured.
struct MadeSeries {
    std::string id;
    struct Point {
        double minutes = 0; ///< Since Campaign::start.
        double value = 0;
    };
    std::vector<Point> points;
};

struct ChartInput {
    const Campaign* campaign = nullptr;
    const std::vector<MadeSeries>* made = nullptr;
    const Chart* chart = nullptr;
    std::string language;
    double minutes = 0; ///< The film's date.
    double since_s = 0; ///< Since the chart began.
};

/// The plate that a chart covers, u.
UnitBox chart_box(const ChartInput& input, const PanelGrid& grid, const PanelMeasure& measure);
void add_chart(FlatBatch& batch, const ChartInput& input, const PanelGrid& grid, const Style& style,
               const TypeSetter& type);

/// "Frieser 2007; Zaloga 1996": the works behind the series at their dates, each once, at most four.
std::string source_line(const Campaign& campaign, const Chart& chart, double minutes);

} // namespace bagration
