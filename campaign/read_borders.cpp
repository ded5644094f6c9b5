// borders.geojson and railways.geojson
#include "campaign/geojson.hpp"

namespace bagration {
namespace {

const std::string borders_file = "borders.geojson";
const std::string railways_file = "railways.geojson";

Polyline read_whole_line(Loading& loading, const LocatedValue& geometry, const std::string& file) {
    const LocatedValue* coordinates = geometry_coordinates(loading, geometry, file, "LineString");
    if (coordinates == nullptr) return {};
    LocatedLine line = read_line(loading, *coordinates, file);
    if (line.complete && line.points.size() < 2)
        loading.findings.error({file, coordinates->line, coordinates->column},
                               "a line needs at least two points");
    return std::move(line.points);
}

/// What a border feature is: a kind of territory, or a line of its own.
enum class BorderKind { state, occupied, annexed, administration, line };

TerritoryKind territory_kind(BorderKind kind) {
    switch (kind) {
    case BorderKind::occupied:
        return TerritoryKind::occupied;
    case BorderKind::annexed:
        return TerritoryKind::annexed;
    case BorderKind::administration:
        return TerritoryKind::administration;
    case BorderKind::state:
    case BorderKind::line:
        break;
    }
    return TerritoryKind::state;
}

void read_border(Loading& loading, ObjectReader& reader, const LocatedValue& geometry, UniqueIds& unique) {
    static constexpr Choice<BorderKind> kinds[] = {{"state", BorderKind::state},
                                                   {"occupied", BorderKind::occupied},
                                                   {"annexed", BorderKind::annexed},
                                                   {"administration", BorderKind::administration},
                                                   {"line", BorderKind::line}};
    const auto id = reader.id("id");
    const auto kind_word = reader.string("kind");
    const auto kind =
        kind_word ? read_choice(*kind_word, "kind of border", kinds, loading.findings) : std::nullopt;
    const auto name = reader.string("name", Need::optional);
    const Validity valid = read_validity(loading, reader);
    read_provenance(loading, reader);
    if (!id || !kind || !unique.add(*id, "border", loading.findings)) return;
    if (*kind == BorderKind::line) {
        loading.campaign->former_borders.push_back(
            {id->text, valid, read_whole_line(loading, geometry, borders_file)});
        return;
    }
    const LocatedString key = name.value_or(LocatedString{"name." + id->text, id->place});
    refer(loading, ReferenceKind::text, key);
    loading.campaign->territories.push_back({id->text, key.text, territory_kind(*kind), valid,
                                             read_polygons(loading, geometry, borders_file), reader.place()});
}

void read_railway(Loading& loading, ObjectReader& reader, const LocatedValue& geometry, UniqueIds& unique) {
    Railway railway;
    const auto id = reader.id("id");
    railway.rank = static_cast<int>(reader.number("rank", {1, 2}).value_or(2));
    read_provenance(loading, reader);
    railway.line = read_whole_line(loading, geometry, railways_file);
    if (!id || !unique.add(*id, "railway", loading.findings)) return;
    railway.id = id->text;
    loading.campaign->railways.push_back(std::move(railway));
}

} // namespace

void read_borders(Loading& loading) {
    UniqueIds unique;
    for_each_feature(loading, borders_file, "border",
                     [&](ObjectReader& reader, const LocatedValue& geometry) {
                         read_border(loading, reader, geometry, unique);
                     });
}

void read_railways(Loading& loading) {
    UniqueIds unique;
    for_each_feature(loading, railways_file, "railway",
                     [&](ObjectReader& reader, const LocatedValue& geometry) {
                         read_railway(loading, reader, geometry, unique);
                     });
}

} // namespace bagration
