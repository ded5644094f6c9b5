// borders.geojson and railways.geojson
#include "campaign/geojson.hpp"

#include <algorithm>

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

/// The side that is drawn as the holder of what the positive side holds.
SideIndex part_side(Loading& loading, const LocatedString& id) {
    const Campaign& campaign = *loading.campaign;
    if (read_side(loading, id) == no_side) return no_side;
    const SideIndex side = campaign.side_index(id.text);
    if (side != no_side && campaign.sides[static_cast<std::size_t>(side)].part_of == campaign.positive_side)
        return side;
    loading.findings.error(id.place, "'" + id.text + "' is no part of the positive side",
                           "give that side 'of = \"<the positive side>\"' in campaign.toml");
    return no_side;
}

void read_border(Loading& loading, ObjectReader& reader, const LocatedValue& geometry, UniqueIds& unique,
                 std::vector<LocatedString>& rulers) {
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
    const auto of = reader.string("of", Need::optional);
    const Validity valid = read_validity(loading, reader);
    const auto holder = reader.string("holder", Need::optional);
    const auto held_from = reader.date("holder_from", hour_of_evidence, Need::optional);
    const auto held_to = reader.date("holder_to", hour_of_evidence, Need::optional);
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
                                             read_polygons(loading, geometry, borders_file), reader.place(),
                                             of ? of->text : std::string()});
    if (holder) {
        Territory& territory = loading.campaign->territories.back();
        territory.holder = part_side(loading, *holder);
        if (held_from) territory.held.from = held_from->time;
        if (held_to) territory.held.to = held_to->time;
    }
    if (of) rulers.push_back(*of);
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
    std::vector<LocatedString> rulers;
    for_each_feature(loading, borders_file, "border",
                     [&](ObjectReader& reader, const LocatedValue& geometry) {
                         read_border(loading, reader, geometry, unique, rulers);
                     });
    const auto& territories = loading.campaign->territories;
    for (const LocatedString& ruler : rulers)
        if (std::none_of(territories.begin(), territories.end(),
                         [&](const Territory& t) { return t.id == ruler.text && t.of.empty(); }))
            loading.findings.error(ruler.place, "'" + ruler.text + "' is no territory that rules itself",
                                   "'of' names a territory of this file without an 'of' of its own");
}

void read_railways(Loading& loading) {
    UniqueIds unique;
    for_each_feature(loading, railways_file, "railway",
                     [&](ObjectReader& reader, const LocatedValue& geometry) {
                         read_railway(loading, reader, geometry, unique);
                     });
}

} // namespace bagration
