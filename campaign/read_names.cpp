// names.geojson: what is written on the map apart from towns
#include "campaign/geojson.hpp"

namespace bagration {
namespace {

const std::string names_file = "names.geojson";

void read_place(Loading& loading, const LocatedValue& geometry, MapName& name) {
    const std::string type = geometry_type(loading, geometry, names_file);
    if (type == "LineString") {
        const LocatedValue* coordinates = geometry_coordinates(loading, geometry, names_file, type);
        if (coordinates == nullptr) return;
        LocatedLine line = read_line(loading, *coordinates, names_file);
        if (line.complete && line.points.size() < 2)
            loading.findings.error({names_file, coordinates->line, coordinates->column},
                                   "a line needs at least two points");
        name.line = std::move(line.points);
        return;
    }
    const bool several = type == "MultiPoint";
    const LocatedValue* coordinates =
        geometry_coordinates(loading, geometry, names_file, several ? "MultiPoint" : "Point");
    if (coordinates == nullptr) return;
    const auto add = [&](const LocatedValue& value) {
        if (const auto point = read_point(loading, value, names_file)) name.points.push_back(*point);
    };
    if (!several) add(*coordinates);
    for (std::size_t i = 0; several && i < coordinates->items.size(); ++i)
        add(coordinates->items[i]);
}

void read_name(Loading& loading, ObjectReader& reader, const LocatedValue& geometry, UniqueIds& unique) {
    static constexpr Choice<NameKind> kinds[] = {
        {"country", NameKind::country}, {"region", NameKind::region},       {"sea", NameKind::sea},
        {"river", NameKind::river},     {"mountains", NameKind::mountains}, {"lake", NameKind::lake},
        {"marsh", NameKind::marsh},     {"forest", NameKind::forest},       {"island", NameKind::island},
        {"summit", NameKind::summit}};
    MapName name;
    name.place = reader.place();
    const auto id = reader.id("id");
    const auto kind_word = reader.string("kind");
    const auto kind =
        kind_word ? read_choice(*kind_word, "kind of name", kinds, loading.findings) : std::nullopt;
    if (const auto rank = reader.number("rank", {1, 5}, Need::optional)) name.rank = static_cast<int>(*rank);
    name.valid = read_validity(loading, reader);
    name.height_m = reader.number("height_m", {-500, 9000}, Need::optional);
    if (const auto course = reader.string("course", Need::optional)) name.course = course->text;
    reader.value("note", Need::optional);
    if (geometry.kind != LocatedValue::Kind::null)
        read_place(loading, geometry, name);
    else if (name.course.empty())
        loading.findings.error(reader.place(), "this name stands nowhere",
                               "give it a geometry, or a river the 'course' whose name it is");
    if (kind && *kind != NameKind::river && !name.course.empty())
        loading.findings.error(reader.place_of("course"), "only rivers follow a 'course' of the terrain");
    if (!id || !kind || !unique.add(*id, "name", loading.findings)) return;
    name.id = id->text;
    name.kind = *kind;
    refer(loading, ReferenceKind::text, {"name." + name.id, id->place});
    loading.campaign->names.push_back(std::move(name));
}

} // namespace

void read_names(Loading& loading) {
    UniqueIds unique;
    for_each_feature(loading, names_file, "name", [&](ObjectReader& reader, const LocatedValue& geometry) {
        read_name(loading, reader, geometry, unique);
    });
}

} // namespace bagration
