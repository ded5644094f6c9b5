#pragma once
// Features and geometries of GeoJSON (RFC 7946) files.
#include "campaign/loading.hpp"

#include <functional>

namespace bagration {

using GeometryReader = std::function<void(ObjectReader& properties, const LocatedValue& geometry)>;

/// Calls `read` for every feature of a FeatureCollection with its properties and geometry. An absent file has
/// none.
void for_each_feature(Loading& loading, const std::string& file, const std::string& what,
                      const GeometryReader& read);

/// The coordinates of a geometry object of a type ("LineString", "Polygon"), or null with a finding.
const LocatedValue* geometry_coordinates(Loading& loading, const LocatedValue& geometry,
                                         const std::string& file, const std::string& type);

/// The word under "type" of a geometry object; empty, with a finding, when there is none.
std::string geometry_type(Loading& loading, const LocatedValue& geometry, const std::string& file);

/// One projected point; a finding when it is none or lies outside of the window.
std::optional<PlanePoint> read_point(Loading& loading, const LocatedValue& value, const std::string& file);

/// Projected points with the places where they stand. Points that are wrong are findings and are left out.
struct LocatedLine {
    Polyline points;
    std::vector<SourcePlace> places;
    bool complete = true; ///< No point was left out.
};
LocatedLine read_line(Loading& loading, const LocatedValue& coordinates, const std::string& file);

/// The coordinates of a Polygon: closed rings that do not cross themselves. Normalised.
std::optional<Polygon> read_polygon(Loading& loading, const LocatedValue& coordinates,
                                    const std::string& file);

/// The polygons of a Polygon or MultiPolygon geometry; the faulty ones are findings and left out.
std::vector<Polygon> read_polygons(Loading& loading, const LocatedValue& geometry, const std::string& file);

} // namespace bagration
