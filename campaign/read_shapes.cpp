// theatre.geojson, traces.geojson and areas.geojson
#include "campaign/geojson.hpp"

#include <algorithm>

namespace bagration {
namespace {

const std::string theatre_file = "theatre.geojson";
const std::string traces_file = "traces.geojson";
const std::string areas_file = "areas.geojson";

void read_trace(Loading& loading, ObjectReader& reader, const LocatedValue& geometry, UniqueIds& unique) {
    Trace trace;
    const auto id = reader.id("id");
    const auto date = reader.date("date", hour_of_evidence);
    trace.partial = reader.boolean("partial", Need::optional).value_or(false);
    trace.provenance = read_provenance(loading, reader);
    const LocatedValue* coordinates = geometry_coordinates(loading, geometry, traces_file, "LineString");
    if (coordinates == nullptr) return;
    LocatedLine line = read_line(loading, *coordinates, traces_file);
    if (line.complete && line.points.size() < 2)
        loading.findings.error(reader.place_of(*coordinates), "a trace needs at least two points");
    if (!id || !date || !unique.add(*id, "trace", loading.findings)) return;
    trace.id = id->text;
    trace.date = date->time;
    trace.line = std::move(line.points);
    loading.campaign->traces.push_back(std::move(trace));
}

/// The areas as they are read: features with one id become one area.
class AreaReader {
  public:
    explicit AreaReader(Loading& loading) : loading_(loading) {}

    void read(ObjectReader& reader, const LocatedValue& geometry) {
        const auto id = reader.id("id");
        const auto date = reader.date("date", hour_of_evidence, Need::optional);
        std::optional<Polygon> polygon;
        if (const LocatedValue* coordinates = geometry_coordinates(loading_, geometry, areas_file, "Polygon"))
            polygon = read_polygon(loading_, *coordinates, areas_file);
        Area* area = id ? known(id->text) : nullptr;
        const bool is_first = area == nullptr;
        if (is_first) {
            areas().push_back(read_first(reader));
            area = &areas().back();
            first_dates_.push_back(date);
            if (id) area->id = id->text;
            area->provenance.place = reader.place();
        } else {
            read_later(reader, *area, date);
        }
        if (!polygon) return;
        const CampaignTime ring_date = date ? date->time : area->from;
        if (date && (ring_date < area->from || ring_date > area->to))
            loading_.findings.error(date->place,
                                    "this outline is dated before 'from' or after 'to' of its area");
        if (!area->rings.empty() && ring_date <= area->rings.back().date)
            loading_.findings.error(reader.place_of("date"),
                                    "the outlines of an area are not in ascending order",
                                    "this one is not later than the one before");
        area->rings.push_back({ring_date, std::move(*polygon)});
    }

  private:
    std::vector<Area>& areas() { return loading_.campaign->areas; }

    Area* known(const std::string& id) {
        const auto found =
            std::find_if(areas().begin(), areas().end(), [&](const Area& area) { return area.id == id; });
        return found == areas().end() ? nullptr : &*found;
    }

    Area read_first(ObjectReader& reader) {
        static constexpr Choice<AreaKind> kinds[] = {
            {"pocket", AreaKind::pocket},       {"bridgehead", AreaKind::bridgehead},
            {"garrison", AreaKind::garrison},   {"island", AreaKind::island},
            {"insurgent", AreaKind::insurgent}, {"switched", AreaKind::switched},
            {"ground", AreaKind::ground}};
        Area area;
        if (const auto kind = reader.string("kind"))
            area.kind =
                read_choice(*kind, "kind of area", kinds, loading_.findings).value_or(AreaKind::ground);
        if (const auto side = reader.string("side")) area.side = read_side(loading_, *side);
        const auto from = reader.date("from", hour_of_evidence);
        const auto to = reader.date("to", hour_of_evidence);
        if (from && to && from->time >= to->time)
            loading_.findings.error(to->place, "'to' is not after 'from'");
        if (from) area.from = from->time;
        if (to) area.to = to->time;
        area.garrison = read_optional_text(loading_, reader, "garrison");
        area.fate = read_optional_text(loading_, reader, "fate");
        area.provenance = read_provenance(loading_, reader);
        return area;
    }

    void read_later(ObjectReader& reader, Area& area, const std::optional<LocatedDate>& date) {
        for (const char* key : {"kind", "side", "from", "to", "garrison", "fate"}) {
            if (reader.value(key, Need::optional) != nullptr)
                loading_.findings.error(
                    reader.place_of(key),
                    std::string("'") + key + "' stands only in the first feature of the area '" + area.id +
                        "'",
                    "delete it, or give this area another id at " + place_text(area.provenance.place));
        }
        if (reader.has("sources") || reader.has("confidence"))
            add_sources(area, read_provenance(loading_, reader));
        reader.value("note", Need::optional);
        const auto& first_date = first_dates_[static_cast<std::size_t>(&area - areas().data())];
        if (!date || !first_date)
            loading_.findings.error(reader.place(),
                                    "an area with several outlines needs a 'date' in each of them",
                                    "the first is at " + place_text(area.provenance.place));
    }

    /// A later outline may have provenance of its own; the area names all of its sources.
    static void add_sources(Area& area, const Provenance& later) {
        std::vector<std::string>& sources = area.provenance.sources;
        for (const std::string& source : later.sources)
            if (std::find(sources.begin(), sources.end(), source) == sources.end()) sources.push_back(source);
    }

    Loading& loading_;
    std::vector<std::optional<LocatedDate>> first_dates_; ///< One per area.
};

} // namespace

void read_theatre(Loading& loading) {
    if (!loading.files.contains(theatre_file)) {
        readable_text(loading, theatre_file, Need::required);
        return;
    }
    int features = 0;
    for_each_feature(
        loading, theatre_file, "theatre", [&](ObjectReader& reader, const LocatedValue& geometry) {
            reader.value("id", Need::optional);
            reader.value("note", Need::optional);
            if (++features > 1)
                loading.findings.error(reader.place(), "the theatre is one polygon, this is another");
            const LocatedValue* coordinates =
                geometry_coordinates(loading, geometry, theatre_file, "Polygon");
            if (coordinates == nullptr) return;
            if (auto polygon = read_polygon(loading, *coordinates, theatre_file))
                loading.campaign->theatre = std::move(*polygon);
        });
    if (features == 0 && loading.readable(theatre_file))
        loading.findings.error({theatre_file, 1, 1}, "there is no polygon in this file");
}

void read_traces(Loading& loading) {
    UniqueIds unique;
    for_each_feature(loading, traces_file, "trace", [&](ObjectReader& reader, const LocatedValue& geometry) {
        read_trace(loading, reader, geometry, unique);
    });
    std::vector<Trace>& traces = loading.campaign->traces;
    std::stable_sort(traces.begin(), traces.end(),
                     [](const Trace& a, const Trace& b) { return a.date < b.date; });
}

void read_areas(Loading& loading) {
    AreaReader areas(loading);
    for_each_feature(loading, areas_file, "area", [&](ObjectReader& reader, const LocatedValue& geometry) {
        areas.read(reader, geometry);
    });
}

} // namespace bagration
