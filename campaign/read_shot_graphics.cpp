// The keys of a shot in script.toml for what stands over the map.
#include "campaign/loading.hpp"

#include <algorithm>

namespace bagration {
namespace {

const std::string script_file = "script.toml";

constexpr NumberRange seconds_into_shot = {0, 3600};
constexpr NumberRange shown_seconds = {1, 3600};
constexpr NumberRange ghost_days = {1, 120};
// Decimal fractions of a second are not exact in binary.
constexpr double rounding_s = 1e-6;

/// When a chart, lower third or callout stands: `at` and `for`, all of the shot without them.
template <class T>
void read_span(Loading& loading, ObjectReader& reader, const Shot& shot, T& graphic) {
    graphic.at_s = reader.number("at", seconds_into_shot, Need::optional).value_or(0);
    graphic.for_s = reader.number("for", shown_seconds, Need::optional)
                        .value_or(std::max(shot.duration_s - graphic.at_s, 0.0));
    graphic.place = reader.place();
    if (shot.duration_s > 0 && graphic.at_s + graphic.for_s > shot.duration_s + rounding_s)
        loading.findings.error(graphic.place, "this is still on screen when its shot ends",
                               "shorten it, or lengthen the shot");
}

/// Sorts by time; two at once would cover each other.
template <class T>
void check_overlaps(Loading& loading, std::vector<T>& graphics, const std::string& what) {
    std::stable_sort(graphics.begin(), graphics.end(),
                     [](const T& a, const T& b) { return a.at_s < b.at_s; });
    for (std::size_t i = 1; i < graphics.size(); ++i)
        if (graphics[i].at_s < graphics[i - 1].at_s + graphics[i - 1].for_s - rounding_s)
            loading.findings.error(graphics[i].place,
                                   "this " + what + " begins while another one is on screen",
                                   "the other one is at " + place_text(graphics[i - 1].place));
}

/// The texts of the series that the program makes.
void refer_to_made_series(Loading& loading, const LocatedString& series) {
    const std::string unit = series.text == front_length_series ? "unit.km" : "unit.km2";
    refer(loading, ReferenceKind::text, {"series." + series.text, series.place});
    refer(loading, ReferenceKind::text, {unit, series.place});
}

Chart read_chart(Loading& loading, const LocatedValue& value, const Shot& shot) {
    static constexpr Choice<ChartKind> kinds[] = {
        {"comparison", ChartKind::comparison}, {"counter", ChartKind::counter}, {"curve", ChartKind::curve}};
    ObjectReader reader(value, script_file, "chart", loading.findings);
    Chart chart;
    if (const auto kind = reader.string("kind"))
        chart.kind =
            read_choice(*kind, "kind of chart", kinds, loading.findings).value_or(ChartKind::comparison);
    chart.title = read_optional_text(loading, reader, "title");
    const auto series = reader.strings("series");
    refer(loading, ReferenceKind::series, series);
    chart.series = plain_strings(series);
    for (const LocatedString& each : series) {
        const bool is_made = each.text == front_length_series || each.text == negative_area_series;
        if (is_made) refer_to_made_series(loading, each);
        if (is_made && chart.kind != ChartKind::curve)
            loading.findings.error(each.place, "'" + each.text + "' can only be drawn as a curve");
    }
    read_span(loading, reader, shot, chart);
    if (series.empty() && reader.has("series"))
        loading.findings.error(reader.place_of("series"), "a chart needs at least one series");
    reader.report_unknown_keys();
    return chart;
}

LowerThird read_lower_third(Loading& loading, const LocatedValue& value, const Shot& shot) {
    ObjectReader reader(value, script_file, "lower third", loading.findings);
    LowerThird third;
    if (const auto formation = reader.string("formation", Need::optional)) {
        refer(loading, ReferenceKind::formation, *formation);
        third.formation = formation->text;
    }
    third.name = read_optional_text(loading, reader, "name");
    third.role = read_optional_text(loading, reader, "role");
    third.note = read_optional_text(loading, reader, "note");
    if (const auto side = reader.string("side", Need::optional)) third.side = read_side(loading, *side);
    read_span(loading, reader, shot, third);
    reader.report_unknown_keys();
    if (third.formation.empty() && third.name.empty())
        loading.findings.error(reader.place(), "a lower third names a person or a formation",
                               "add 'name' or 'formation'");
    return third;
}

Callout read_callout(Loading& loading, const LocatedValue& value, const Shot& shot) {
    ObjectReader reader(value, script_file, "callout", loading.findings);
    Callout callout;
    if (const auto subject = reader.string("subject")) {
        refer(loading, ReferenceKind::highlight, *subject);
        callout.subject = subject->text;
    }
    callout.name = read_text_key(loading, reader, "name");
    callout.note = read_optional_text(loading, reader, "note");
    callout.left = reader.boolean("left", Need::optional).value_or(false);
    read_span(loading, reader, shot, callout);
    reader.report_unknown_keys();
    return callout;
}

} // namespace

void read_shot_graphics(Loading& loading, ObjectReader& shot_reader, Shot& shot) {
    static constexpr Choice<FormationsShown> levels[] = {
        {"auto", FormationsShown::automatic},        {"none", FormationsShown::none},
        {"army_group", FormationsShown::army_group}, {"army", FormationsShown::army},
        {"corps", FormationsShown::corps},           {"division", FormationsShown::division}};
    for (const LocatedValue* value : shot_reader.objects("chart", Need::optional))
        shot.charts.push_back(read_chart(loading, *value, shot));
    for (const LocatedValue* value : shot_reader.objects("lower_third", Need::optional))
        shot.lower_thirds.push_back(read_lower_third(loading, *value, shot));
    for (const LocatedValue* value : shot_reader.objects("callout", Need::optional))
        shot.callouts.push_back(read_callout(loading, *value, shot));
    std::stable_sort(shot.callouts.begin(), shot.callouts.end(),
                     [](const Callout& a, const Callout& b) { return a.at_s < b.at_s; });
    check_overlaps(loading, shot.charts, "chart");
    check_overlaps(loading, shot.lower_thirds, "lower third");
    if (const auto shown = shot_reader.string("formations", Need::optional))
        shot.formations = read_choice(*shown, "level of formations", levels, loading.findings)
                              .value_or(FormationsShown::automatic);
    const auto plates = shot_reader.strings("plates", Need::optional);
    refer(loading, ReferenceKind::formation, plates);
    shot.plates = plain_strings(plates);
    shot.ghost_days = shot_reader.number("ghost", ghost_days, Need::optional).value_or(0);
    shot.spotlight = shot_reader.boolean("spotlight", Need::optional).value_or(false);
    shot.pulse = shot_reader.boolean("pulse", Need::optional).value_or(false);
    for (const std::string key : {"spotlight", "pulse"})
        if (shot_reader.has(key) && !shot_reader.has("highlight"))
            loading.findings.error(shot_reader.place_of(key), '\'' + key + "' needs a 'highlight'",
                                   "name what is the subject of this shot");
}

} // namespace bagration
