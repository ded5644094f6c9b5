// series.toml
#include "campaign/loading.hpp"

namespace bagration {
namespace {

const std::string series_file = "series.toml";

constexpr NumberRange countable = {0, 1e12};

void check_range(Loading& loading, ObjectReader& reader, const SeriesPoint& point) {
    if (point.low > point.value)
        loading.findings.error(reader.place_of("low"), "'low' is more than the value");
    if (point.high < point.value)
        loading.findings.error(reader.place_of("high"), "'high' is less than the value");
}

void read_point(Loading& loading, const LocatedValue& value, Series& series) {
    ObjectReader reader(value, series_file, "point", loading.findings);
    SeriesPoint point;
    const auto date = reader.date("date", hour_of_evidence);
    const auto number = reader.number("value", countable);
    point.value = number.value_or(0);
    point.low = reader.number("low", countable, Need::optional).value_or(point.value);
    point.high = reader.number("high", countable, Need::optional).value_or(point.value);
    if (number) check_range(loading, reader, point);
    point.provenance = read_provenance(loading, reader);
    reader.report_unknown_keys();
    if (!date) return;
    check_in_campaign(loading, *date);
    point.date = date->time;
    if (!series.points.empty() && point.date <= series.points.back().date) {
        loading.findings.error(date->place, "the points of a series are not in ascending order",
                               "this one is not later than the one before");
        return;
    }
    series.points.push_back(std::move(point));
}

void read_one(Loading& loading, const LocatedValue& value, UniqueIds& unique) {
    static constexpr Choice<SeriesKind> kinds[] = {{"men", SeriesKind::men},
                                                   {"divisions", SeriesKind::divisions},
                                                   {"tanks", SeriesKind::tanks},
                                                   {"guns", SeriesKind::guns},
                                                   {"aircraft", SeriesKind::aircraft},
                                                   {"losses", SeriesKind::losses},
                                                   {"prisoners", SeriesKind::prisoners},
                                                   {"area", SeriesKind::area},
                                                   {"length", SeriesKind::length},
                                                   {"other", SeriesKind::other}};
    ObjectReader reader(value, series_file, "series", loading.findings);
    Series series;
    const auto id = reader.id("id");
    series.title = read_text_key(loading, reader, "title");
    series.unit = read_optional_text(loading, reader, "unit");
    if (const auto kind = reader.string("kind"))
        series.kind =
            read_choice(*kind, "kind of series", kinds, loading.findings).value_or(SeriesKind::other);
    if (const auto side = reader.string("side", Need::optional)) series.side = read_side(loading, *side);
    const auto points = reader.objects("points");
    for (const LocatedValue* point : points)
        read_point(loading, *point, series);
    if (points.empty() && reader.has("points"))
        loading.findings.error(reader.place_of("points"), "a series needs at least one point");
    reader.report_unknown_keys();
    if (!id || !unique.add(*id, "series", loading.findings)) return;
    if (id->text == front_length_series || id->text == negative_area_series)
        loading.findings.error(id->place, "the program itself makes the series '" + id->text + "'",
                               "choose another id");
    series.id = id->text;
    loading.campaign->series.push_back(std::move(series));
}

} // namespace

void read_series(Loading& loading) {
    const auto root = parse_toml_file(loading, series_file, Need::optional);
    if (!root) return;
    ObjectReader reader(*root, series_file, "the list of series", loading.findings);
    UniqueIds unique;
    for (const LocatedValue* value : reader.objects("series", Need::optional))
        read_one(loading, *value, unique);
    reader.report_unknown_keys();
}

} // namespace bagration
