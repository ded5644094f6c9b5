#include "app/area_report.hpp"

#include "app/json_shapes.hpp"
#include "campaign/control/slice_times.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace bagration {

namespace {

/// A day that brings less is no jump, however quiet the days around it ...
constexpr double least_jump_km2 = 6'000;
/// ... nor one that brings less than this many times what they bring.
constexpr double jump_factor = 2.5;
constexpr int around_days = 3;
constexpr double explains_days = 1.6;

struct Plot {
    double width = 1200, height = 520, left = 90, right = 30, top = 60, bottom = 60;
    double highest = 1;
    std::size_t days = 1;

    double x(std::size_t day) const {
        return left + (width - left - right) * static_cast<double>(day) / static_cast<double>(days - 1);
    }
    double y(double km2) const { return height - bottom - (height - top - bottom) * km2 / highest; }
};

std::string number(double value) {
    return fixed(value, 1);
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text)
        out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
    return out;
}

std::string line(double x1, double y1, double x2, double y2, const char* look) {
    return "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" +
           number(y2) + "\" " + look + "/>\n";
}

std::string words(double x, double y, const char* look, const std::string& text) {
    return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" " + look + ">" + escaped(text) +
           "</text>\n";
}

/// The step of a scale with about five lines.
double scale_step(double highest) {
    const double rough = highest / 5, power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (rough <= factor * power) return factor * power;
    return 10 * power;
}

} // namespace

std::vector<DayArea> areas_by_day(const ControlField& field) {
    std::vector<DayArea> days;
    const CampaignTime start = field.slice_time(0);
    for (int slice = 0; slice < field.slice_count(); ++slice) {
        const CampaignTime time = field.slice_time(slice);
        if (!is_daily(time)) continue;
        const ControlField::HeldArea held = field.held_area(static_cast<double>((time - start).count()));
        days.push_back({time, held.negative_km2, held.positive_km2, 0});
    }
    for (std::size_t d = 0; d + 1 < days.size(); ++d)
        days[d].taken_km2 = days[d + 1].positive_km2 - days[d].positive_km2;
    return days;
}

std::string area_csv(const Campaign& campaign, const std::vector<DayArea>& days) {
    const auto side = [&](SideIndex index) { return campaign.sides[static_cast<std::size_t>(index)].id; };
    std::string csv =
        "date," + side(campaign.negative_side) + "_km2," + side(campaign.positive_side) + "_km2,taken_km2\n";
    for (const DayArea& day : days)
        csv += to_date_string(day.day) + "," + fixed(day.negative_km2, 0) + "," + fixed(day.positive_km2, 0) +
               "," + fixed(day.taken_km2, 0) + "\n";
    return csv;
}

std::vector<AreaJump> area_jumps(const Campaign& campaign, const std::vector<DayArea>& days) {
    std::vector<AreaJump> jumps;
    for (std::size_t d = 0; d + 1 < days.size(); ++d) {
        double around = 0;
        int count = 0;
        for (int off = -around_days; off <= around_days; ++off) {
            const auto other = static_cast<std::ptrdiff_t>(d) + off;
            if (off == 0 || other < 0 || other + 1 >= static_cast<std::ptrdiff_t>(days.size())) continue;
            around += std::fabs(days[static_cast<std::size_t>(other)].taken_km2);
            ++count;
        }
        const double taken = days[d].taken_km2;
        if (count == 0 || std::fabs(taken) < std::max(least_jump_km2, jump_factor * around / count)) continue;
        AreaJump jump{days[d].day, taken, {}};
        const CampaignTime middle = days[d].day + CampaignDuration{12 * 60};
        const auto near = [&](CampaignTime time) {
            return std::fabs(days_between(middle, time)) < explains_days;
        };
        for (const Event& event : campaign.events)
            if (near(event.date))
                jump.explanations.push_back(campaign.text(campaign.default_language, event.title));
        for (const Area& area : campaign.areas)
            if (near(area.from) || near(area.to)) jump.explanations.push_back(area.id);
        jumps.push_back(std::move(jump));
    }
    std::stable_sort(jumps.begin(), jumps.end(), [](const AreaJump& a, const AreaJump& b) {
        return std::fabs(a.taken_km2) > std::fabs(b.taken_km2);
    });
    return jumps;
}

std::string area_svg(const Campaign& campaign, const std::vector<DayArea>& days) {
    Plot plot;
    plot.days = std::max<std::size_t>(2, days.size());
    for (const DayArea& day : days)
        plot.highest = std::max(plot.highest, day.negative_km2 * 1.05);
    const Colour colour = campaign.sides[static_cast<std::size_t>(campaign.negative_side)].colour;
    const std::string paint = "rgb(" + std::to_string(colour.r) + "," + std::to_string(colour.g) + "," +
                              std::to_string(colour.b) + ")";
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + number(plot.width) + " " +
                      number(plot.height) + "\" font-family=\"serif\" font-size=\"15\" fill=\"#333\">\n" +
                      "<rect width=\"100%\" height=\"100%\" fill=\"#f7f3ea\"/>\n";
    const double step = scale_step(plot.highest), base = plot.y(0);
    for (double km2 = 0; km2 <= plot.highest; km2 += step) {
        svg += line(plot.left, plot.y(km2), plot.width - plot.right, plot.y(km2), "stroke=\"#d8d0c0\"");
        svg += words(plot.left - 10, plot.y(km2) + 5, "text-anchor=\"end\"", fixed(km2 / 1000, 0));
    }
    std::string curve = "M";
    for (std::size_t d = 0; d < days.size(); ++d) {
        curve += (d > 0 ? "L" : "") + number(plot.x(d)) + "," + number(plot.y(days[d].negative_km2));
        const std::string date = to_date_string(days[d].day);
        if (date.ends_with("-01")) {
            svg += line(plot.x(d), plot.top, plot.x(d), base, "stroke=\"#e4dccc\"");
            svg += words(plot.x(d), base + 22, "text-anchor=\"middle\"", date.substr(0, 7));
        }
    }
    if (!days.empty()) {
        svg += "<path d=\"" + curve + "L" + number(plot.x(days.size() - 1)) + "," + number(base) + "L" +
               number(plot.left) + "," + number(base) + "Z\" fill=\"" + paint + "\" opacity=\"0.18\"/>\n";
        svg += "<path d=\"" + curve + "\" fill=\"none\" stroke=\"" + paint + "\" stroke-width=\"2.5\"/>\n";
    }
    for (const AreaJump& jump : area_jumps(campaign, days)) {
        const auto at =
            std::find_if(days.begin(), days.end(), [&](const DayArea& day) { return day.day == jump.day; });
        const std::size_t d = static_cast<std::size_t>(at - days.begin());
        svg += "<circle cx=\"" + number(plot.x(d)) + "\" cy=\"" + number(plot.y(at->negative_km2)) +
               "\" r=\"4\" fill=\"" + paint + "\"/>\n";
        svg += words(plot.x(d) + 8, plot.y(at->negative_km2) - 8, "font-size=\"12\"",
                     to_date_string(jump.day));
    }
    const Side& side = campaign.sides[static_cast<std::size_t>(campaign.negative_side)];
    const std::string key = "side." + side.id;
    const std::string name = campaign.has_text(campaign.default_language, key)
                                 ? campaign.text(campaign.default_language, key)
                                 : side.id;
    svg += words(plot.left, 34, "font-size=\"22\"", name + ", 1000 km\xC2\xB2");
    return svg + "</svg>\n";
}

} // namespace bagration
