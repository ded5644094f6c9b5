#include "campaign/geojson.hpp"

#include <cmath>

namespace bagration {
namespace {

// The check for crossings is quadratic at worst.
constexpr std::size_t most_ring_points = 10'000;

bool check_type(Loading& loading, ObjectReader& reader, const std::string& expected) {
    const auto type = reader.string("type");
    if (!type) return false;
    if (type->text == expected) return true;
    loading.findings.error(type->place, "this is a '" + type->text + "', a '" + expected + "' is expected");
    return false;
}

std::optional<Ring> read_ring(Loading& loading, const LocatedValue& coordinates, const std::string& file) {
    const SourcePlace place{file, coordinates.line, coordinates.column};
    LocatedLine line = read_line(loading, coordinates, file);
    if (!line.complete) return std::nullopt;
    if (coordinates.items.size() > most_ring_points) {
        loading.findings.error(place, "a ring of more than 10000 points", "simplify it");
        return std::nullopt;
    }
    const auto closed = [&] {
        const LocatedValue &first = coordinates.items.front(), &last = coordinates.items.back();
        return as_lonlat(first) == as_lonlat(last);
    };
    if (coordinates.items.size() < 4 || !closed()) {
        loading.findings.error(place, "a ring is closed and has at least three corners",
                               "repeat the first point at the end");
        return std::nullopt;
    }
    if (line.points.size() > 1 && line.points.front() == line.points.back()) line.points.pop_back();
    if (crosses_itself(line.points)) {
        loading.findings.error(place, "this ring crosses itself", "look for two points in the wrong order");
        return std::nullopt;
    }
    if (line.points.size() < 3 || signed_area_m2(line.points) == 0) {
        loading.findings.error(place, "this ring encloses nothing");
        return std::nullopt;
    }
    return std::move(line.points);
}

} // namespace

void for_each_feature(Loading& loading, const std::string& file, const std::string& what,
                      const GeometryReader& read) {
    const auto root = parse_json_file(loading, file, Need::optional);
    if (!root) return;
    ObjectReader collection(*root, file, "the file", loading.findings);
    if (!check_type(loading, collection, "FeatureCollection")) {
        loading.unreadable.insert(file);
        return;
    }
    collection.value("name", Need::optional);
    collection.value("bbox", Need::optional);
    for (const LocatedValue* value : collection.objects("features")) {
        ObjectReader feature(*value, file, "feature", loading.findings);
        const bool is_feature = check_type(loading, feature, "Feature");
        feature.value("bbox", Need::optional);
        const LocatedValue* properties = feature.value("properties");
        const LocatedValue* geometry = feature.value("geometry");
        feature.report_unknown_keys();
        if (!is_feature || properties == nullptr || geometry == nullptr) continue;
        ObjectReader reader(*properties, file, what, loading.findings);
        read(reader, *geometry);
        reader.report_unknown_keys();
    }
    collection.report_unknown_keys();
}

const LocatedValue* geometry_coordinates(Loading& loading, const LocatedValue& geometry,
                                         const std::string& file, const std::string& type) {
    ObjectReader reader(geometry, file, "geometry", loading.findings);
    const bool is_type = check_type(loading, reader, type);
    const LocatedValue* coordinates = reader.value("coordinates");
    reader.report_unknown_keys();
    if (!is_type || coordinates == nullptr) return nullptr;
    if (coordinates->kind == LocatedValue::Kind::array) return coordinates;
    loading.findings.error(reader.place_of(*coordinates), "'coordinates' should be a list");
    return nullptr;
}

std::string geometry_type(Loading& loading, const LocatedValue& geometry, const std::string& file) {
    ObjectReader reader(geometry, file, "geometry", loading.findings);
    const auto type = reader.string("type");
    return type ? type->text : std::string();
}

std::optional<PlanePoint> read_point(Loading& loading, const LocatedValue& value, const std::string& file) {
    const SourcePlace place{file, value.line, value.column};
    const auto lonlat = as_lonlat(value);
    if (!lonlat) {
        loading.findings.error(place, "this is no point", "write [lon, lat]");
        return std::nullopt;
    }
    if (!check_window(loading, *lonlat, place)) return std::nullopt;
    const PlanePoint point = project(loading, *lonlat);
    if (std::isfinite(point.x_m) && std::isfinite(point.y_m)) return point;
    loading.findings.error(place, "the projection cannot show this point");
    return std::nullopt;
}

LocatedLine read_line(Loading& loading, const LocatedValue& coordinates, const std::string& file) {
    LocatedLine line;
    if (coordinates.kind != LocatedValue::Kind::array) {
        loading.findings.error({file, coordinates.line, coordinates.column}, "a list of points is expected",
                               "[[lon, lat], [lon, lat], ...]");
        line.complete = false;
    }
    for (const LocatedValue& item : coordinates.items) {
        const SourcePlace place{file, item.line, item.column};
        const auto point = read_point(loading, item, file);
        line.complete = line.complete && point.has_value();
        if (!point) continue;
        if (!line.points.empty() && line.points.back() == *point) {
            loading.findings.error(place, "this point repeats the one before", "delete one of them");
            continue;
        }
        line.points.push_back(*point);
        line.places.push_back(place);
    }
    return line;
}

std::optional<Polygon> read_polygon(Loading& loading, const LocatedValue& coordinates,
                                    const std::string& file) {
    Polygon polygon;
    bool complete = !coordinates.items.empty();
    if (!complete)
        loading.findings.error({file, coordinates.line, coordinates.column}, "a polygon needs a ring",
                               "[[[lon, lat], ...]]: a list of rings");
    for (const LocatedValue& item : coordinates.items) {
        auto ring = read_ring(loading, item, file);
        complete = complete && ring.has_value();
        if (!ring) continue;
        if (&item == &coordinates.items.front())
            polygon.outer = std::move(*ring);
        else
            polygon.holes.push_back(std::move(*ring));
    }
    if (!complete) return std::nullopt;
    normalise(polygon);
    return polygon;
}

std::vector<Polygon> read_polygons(Loading& loading, const LocatedValue& geometry, const std::string& file) {
    const bool several = geometry_type(loading, geometry, file) == "MultiPolygon";
    const LocatedValue* coordinates =
        geometry_coordinates(loading, geometry, file, several ? "MultiPolygon" : "Polygon");
    std::vector<Polygon> polygons;
    if (coordinates == nullptr) return polygons;
    const auto add = [&](const LocatedValue& rings) {
        if (auto polygon = read_polygon(loading, rings, file)) polygons.push_back(std::move(*polygon));
    };
    if (!several) add(*coordinates);
    for (std::size_t i = 0; several && i < coordinates->items.size(); ++i)
        add(coordinates->items[i]);
    return polygons;
}

} // namespace bagration
