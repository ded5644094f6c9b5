#include "renderer/scene/charts.hpp"

#include "campaign/state.hpp"
#include "renderer/scene/chart_frame.hpp"
#include "renderer/text/line_breaking.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

namespace {

constexpr float plate_width_u = 440;
constexpr float title_line_u = 1.3F * chart_title_u, source_line_u = 1.35F * chart_source_u;
constexpr std::size_t most_sources = 4;

/// "Karl-Heinz Frieser (Hg.)" -> "Frieser"; "David M. Glantz, Jonathan M. House" -> "Glantz/House".
std::string short_author(const Source& source) {
    std::string text = source.author.substr(0, source.author.find(" ("));
    std::string names;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(", ", begin), text.size());
        const std::string name = text.substr(begin, end - begin);
        const std::size_t blank = name.rfind(' ');
        names += (names.empty() ? "" : "/") + (blank == std::string::npos ? name : name.substr(blank + 1));
        begin = end + 2;
    }
    return names.empty() ? source.title : names;
}

float body_height(const ChartInput& input) {
    switch (input.chart->kind) {
    case ChartKind::comparison:
        return comparison_height(input);
    case ChartKind::counter:
        return counter_height(input);
    case ChartKind::curve:
        break;
    }
    return curve_height(input);
}

struct ChartLayout {
    UnitBox plate;
    std::vector<std::string> title, sources; ///< Lines.
};

ChartLayout lay_out(const ChartInput& input, const PanelGrid& grid, const PanelMeasure& measure) {
    ChartLayout layout;
    layout.plate.x1 = grid.safe.x1;
    layout.plate.x0 = grid.wide ? grid.safe.x1 - plate_width_u : grid.safe.x0;
    layout.plate.y0 = grid.narrow ? grid.below_date : grid.safe.y0;
    const double room = layout.plate.x1 - layout.plate.x0 - 2 * chart_pad_u;
    const Campaign& campaign = *input.campaign;
    if (!input.chart->title.empty())
        layout.title = break_lines(measure.fonts(), panel_bold_style(input.language),
                                   campaign.text(input.language, input.chart->title), chart_title_u, room, 2)
                           .lines;
    const std::string sources = source_line(campaign, *input.chart, input.minutes);
    if (!sources.empty())
        layout.sources =
            break_lines(measure.fonts(), panel_style(input.language), sources, chart_source_u, room, 2).lines;
    layout.plate.y1 =
        layout.plate.y0 + 2 * chart_pad_u + body_height(input) +
        title_line_u * static_cast<float>(layout.title.size()) + (layout.title.empty() ? 0 : 8) +
        source_line_u * static_cast<float>(layout.sources.size()) + (layout.sources.empty() ? 0 : 8);
    return layout;
}

} // namespace

const Series* authored_series(const Campaign& campaign, const std::string& id) {
    return campaign.series_of(id);
}

SeriesState authored_state(const Campaign& campaign, const std::string& id, double minutes) {
    const Series* series = campaign.series_of(id);
    return series_at(campaign, static_cast<int>(series - campaign.series.data()), minutes);
}

const MadeSeries* made_series(const ChartInput& input, const std::string& id) {
    for (const MadeSeries& made : *input.made)
        if (made.id == id) return &made;
    return nullptr;
}

Rgba series_colour(const ChartInput& input, const std::string& id, const Style& style) {
    const Series* series = authored_series(*input.campaign, id);
    SideIndex side = series == nullptr ? no_side : series->side;
    if (id == negative_area_series) side = input.campaign->negative_side;
    if (side == no_side) return style.plate_accent;
    const glm::vec3 colour = side_colour(style, *input.campaign, side);
    // Lifted or sunk until it stands out from the plate.
    const glm::vec3 towards(style.plate_ink);
    for (float share = 0; share < 0.6F; share += 0.05F)
        if (const glm::vec3 mixed = glm::mix(colour, towards, share);
            contrast_ratio(mixed, glm::vec3(style.plate)) >= 4.5)
            return {mixed, 1};
    return {glm::mix(colour, towards, 0.6F), 1};
}

std::string series_title(const ChartInput& input, const std::string& id) {
    const Series* series = authored_series(*input.campaign, id);
    if (series != nullptr) return input.campaign->text(input.language, series->title);
    const std::string key = "series." + id;
    return input.campaign->text(input.language, key);
}

std::string series_unit(const ChartInput& input, const std::string& id) {
    const Series* series = authored_series(*input.campaign, id);
    const std::string key = series != nullptr           ? series->unit
                            : id == front_length_series ? "unit.km"
                                                        : "unit.km2";
    return key.empty() ? std::string() : input.campaign->text(input.language, key);
}

double three_figures(double value) {
    const double step = value >= 1000 ? std::pow(10, std::floor(std::log10(value)) - 2) : 1;
    return std::round(value / step) * step;
}

std::string source_line(const Campaign& campaign, const Chart& chart, double minutes) {
    std::vector<std::string> works;
    for (const std::string& id : chart.series) {
        if (authored_series(campaign, id) == nullptr) continue;
        for (const std::string& key : authored_state(campaign, id, minutes).point->provenance.sources) {
            const auto source = campaign.sources.find(key);
            if (source == campaign.sources.end()) continue;
            std::string work = short_author(source->second);
            if (!source->second.year.empty()) work += " " + source->second.year;
            if (std::find(works.begin(), works.end(), work) == works.end()) works.push_back(work);
        }
    }
    std::string line;
    for (std::size_t i = 0; i < std::min(works.size(), most_sources); ++i)
        line += (i == 0 ? "" : "; ") + works[i];
    return works.size() > most_sources ? line + " …" : line;
}

UnitBox chart_box(const ChartInput& input, const PanelGrid& grid, const PanelMeasure& measure) {
    return lay_out(input, grid, measure).plate;
}

void add_chart(FlatBatch& batch, const ChartInput& input, const PanelGrid& grid, const Style& style,
               const TypeSetter& type) {
    const float alpha = panel_alpha(input.since_s, input.chart->for_s);
    if (alpha <= 0) return;
    const ChartLayout layout = lay_out(input, grid, PanelMeasure(type.fonts()));
    const PanelPainter paint(batch, type, style, grid.px, alpha);
    paint.plate(layout.plate);
    const float left = layout.plate.x0 + chart_pad_u;
    float y = layout.plate.y0 + chart_pad_u;
    for (const std::string& line : layout.title) {
        paint.text(panel_bold_style(input.language), line, chart_title_u, {left, y + 0.8F * chart_title_u},
                   Align::left, style.plate_ink);
        y += title_line_u;
    }
    if (!layout.title.empty()) y += 8;
    const ChartArea area{{left, y, layout.plate.x1 - chart_pad_u, y + body_height(input)}, &input, &paint};
    switch (input.chart->kind) {
    case ChartKind::comparison:
        draw_comparison(area);
        break;
    case ChartKind::counter:
        draw_counter(area);
        break;
    case ChartKind::curve:
        draw_curve(area);
        break;
    }
    y = area.box.y1 + 8;
    for (const std::string& line : layout.sources) {
        paint.text(panel_style(input.language), line, chart_source_u, {left, y + 0.85F * chart_source_u},
                   Align::left, style.plate_soft_ink);
        y += source_line_u;
    }
}

} // namespace bagration
