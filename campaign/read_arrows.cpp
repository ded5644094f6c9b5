// arrows.geojson
#include "campaign/geojson.hpp"

#include <algorithm>
#include <functional>

namespace bagration {
namespace {

const std::string arrows_file = "arrows.geojson";

// Faster than any formation of the war over a day; slower means a typing mistake less often.
constexpr double fastest_km_per_day = 60;
constexpr auto default_time_to_fade = std::chrono::days(6);

/// The dates as written: one per way-point, some unknown.
struct WrittenDates {
    std::vector<std::optional<CampaignTime>> dates;
    std::vector<SourcePlace> places;
    bool valid = true;
};

WrittenDates read_dates(Loading& loading, ObjectReader& reader) {
    WrittenDates written;
    const LocatedValue* list = reader.value("dates");
    if (list == nullptr || list->kind != LocatedValue::Kind::array) {
        if (list != nullptr) loading.findings.error(reader.place_of(*list), "'dates' should be a list");
        written.valid = false;
        return written;
    }
    std::optional<CampaignTime> latest;
    for (const LocatedValue& item : list->items) {
        written.places.push_back(reader.place_of(item));
        written.dates.emplace_back();
        if (item.kind == LocatedValue::Kind::null) continue;
        const auto date = read_date(item, arrows_file, hour_of_evidence, loading.findings);
        written.valid = written.valid && date.has_value();
        if (!date) continue;
        if (latest && date->time <= *latest) {
            loading.findings.error(date->place, "the dates of an arrow are not in ascending order",
                                   "this one is not later than the one before");
            written.valid = false;
        }
        latest = date->time;
        written.dates.back() = date->time;
    }
    const bool ends_known = !written.dates.empty() && written.dates.front() && written.dates.back();
    if (written.valid && !ends_known) {
        loading.findings.error(reader.place_of(*list),
                               "the first and the last date of an arrow must be known");
        written.valid = false;
    }
    return written;
}

/// Gives unknown dates the time at which an even pace between the known ones passes them.
std::vector<CampaignTime> filled_in(const Polyline& way_points,
                                    const std::vector<std::optional<CampaignTime>>& dates) {
    const std::vector<double> along = cumulative_lengths_m(way_points);
    std::vector<CampaignTime> filled(dates.size());
    std::size_t before = 0;
    for (std::size_t i = 0; i < dates.size(); ++i) {
        if (dates[i]) {
            filled[i] = *dates[before = i];
            continue;
        }
        std::size_t after = i;
        while (!dates[after])
            ++after;
        const double share = (along[i] - along[before]) / (along[after] - along[before]);
        const auto minutes = static_cast<double>((*dates[after] - *dates[before]).count());
        filled[i] = *dates[before] + CampaignDuration(static_cast<std::int64_t>(minutes * share));
    }
    return filled;
}

void warn_of_speed(Loading& loading, const Polyline& way_points, const WrittenDates& written) {
    const std::vector<double> along = cumulative_lengths_m(way_points);
    std::size_t before = 0;
    for (std::size_t i = 1; i < written.dates.size(); ++i) {
        if (!written.dates[i]) continue;
        const double days = days_between(*written.dates[before], *written.dates[i]);
        const double km_per_day = (along[i] - along[before]) / 1000 / days;
        if (km_per_day > fastest_km_per_day)
            loading.findings.warning(written.places[i],
                                     "the arrow moves " + std::to_string(static_cast<int>(km_per_day)) +
                                         " km a day before this date",
                                     "more than 60 km a day is rarely true: check date and way-points");
        before = i;
    }
}

bool read_path(Loading& loading, ObjectReader& reader, const LocatedValue& geometry, Arrow& arrow) {
    const WrittenDates written = read_dates(loading, reader);
    const LocatedValue* coordinates = geometry_coordinates(loading, geometry, arrows_file, "LineString");
    if (coordinates == nullptr) return false;
    LocatedLine line = read_line(loading, *coordinates, arrows_file);
    if (coordinates->items.size() < 2) {
        loading.findings.error(reader.place_of(*coordinates), "an arrow needs at least two way-points");
        return false;
    }
    if (!written.valid) return false;
    if (written.dates.size() != coordinates->items.size()) {
        loading.findings.error(reader.place_of("dates"),
                               "the arrow has " + std::to_string(coordinates->items.size()) +
                                   " way-points and " + std::to_string(written.dates.size()) + " dates",
                               "one date for each way-point; null where it is not known");
        return false;
    }
    if (line.points.size() != written.dates.size())
        return false; // Way-points that are wrong: reported there.
    warn_of_speed(loading, line.points, written);
    arrow.dates = filled_in(line.points, written.dates);
    if (std::adjacent_find(arrow.dates.begin(), arrow.dates.end(), std::greater_equal<>()) !=
        arrow.dates.end()) {
        loading.findings.error(reader.place_of("dates"),
                               "too many way-points between two dates: they share a minute",
                               "leave some of them out, or correct the dates");
        return false;
    }
    for (const auto& date : written.dates)
        arrow.dated.push_back(date.has_value());
    arrow.way_points = std::move(line.points);
    return true;
}

void read_arrow(Loading& loading, ObjectReader& reader, const LocatedValue& geometry, UniqueIds& unique) {
    static constexpr Choice<ArrowKind> kinds[] = {{"advance", ArrowKind::advance},
                                                  {"withdrawal", ArrowKind::withdrawal},
                                                  {"counterattack", ArrowKind::counterattack}};
    Arrow arrow;
    const auto id = reader.id("id");
    if (const auto kind = reader.string("kind"))
        arrow.kind =
            read_choice(*kind, "kind of arrow", kinds, loading.findings).value_or(ArrowKind::advance);
    if (const auto side = reader.string("side")) arrow.side = read_side(loading, *side);
    arrow.width_km = reader.number("width_km", {0.5, 200}).value_or(arrow.width_km);
    arrow.label = read_optional_text(loading, reader, "label");
    arrow.tip_on_front =
        reader.boolean("tip_on_front", Need::optional).value_or(arrow.kind == ArrowKind::advance);
    arrow.provenance = read_provenance(loading, reader);
    const auto fade_after = reader.date("fade_after", hour_of_evidence, Need::optional);
    const bool has_path = read_path(loading, reader, geometry, arrow);
    if (has_path) {
        if (fade_after && fade_after->time < arrow.dates.back())
            loading.findings.error(fade_after->place, "'fade_after' lies before the arrow's last date");
        arrow.fade_after = fade_after ? fade_after->time : arrow.dates.back() + default_time_to_fade;
    }
    if (!id || !unique.add(*id, "arrow", loading.findings)) return;
    arrow.id = id->text;
    loading.campaign->arrows.push_back(std::move(arrow));
}

} // namespace

void read_arrows(Loading& loading) {
    UniqueIds unique;
    for_each_feature(loading, arrows_file, "arrow", [&](ObjectReader& reader, const LocatedValue& geometry) {
        read_arrow(loading, reader, geometry, unique);
    });
}

} // namespace bagration
