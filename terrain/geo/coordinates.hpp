#pragma once
// Frames of reference as types, so that mixing them does not compile.
#include <cmath>

namespace bagration {

/// WGS84 longitude and latitude in degrees, longitude first. Only in files and at the edges of the program.
struct LonLat {
    double lon_deg = 0;
    double lat_deg = 0;
    friend bool operator==(const LonLat&, const LonLat&) = default;
};

/// A difference of two PlanePoints, metres.
struct PlaneVector {
    double x_m = 0;
    double y_m = 0;
    friend bool operator==(const PlaneVector&, const PlaneVector&) = default;
};

/// A point of the map plane: metres in the campaign's projection, x east, y north (at the projection's centre).
struct PlanePoint {
    double x_m = 0;
    double y_m = 0;
    friend bool operator==(const PlanePoint&, const PlanePoint&) = default;
};

inline PlaneVector operator-(PlanePoint a, PlanePoint b) { return {a.x_m - b.x_m, a.y_m - b.y_m}; }
inline PlanePoint operator+(PlanePoint a, PlaneVector v) { return {a.x_m + v.x_m, a.y_m + v.y_m}; }
inline PlanePoint operator-(PlanePoint a, PlaneVector v) { return {a.x_m - v.x_m, a.y_m - v.y_m}; }
inline PlaneVector operator+(PlaneVector a, PlaneVector b) { return {a.x_m + b.x_m, a.y_m + b.y_m}; }
inline PlaneVector operator-(PlaneVector a, PlaneVector b) { return {a.x_m - b.x_m, a.y_m - b.y_m}; }
inline PlaneVector operator*(PlaneVector v, double s) { return {v.x_m * s, v.y_m * s}; }
inline PlaneVector operator*(double s, PlaneVector v) { return v * s; }
inline double dot(PlaneVector a, PlaneVector b) { return a.x_m * b.x_m + a.y_m * b.y_m; }
/// z of the cross product: positive when b lies to the left of a.
inline double cross(PlaneVector a, PlaneVector b) { return a.x_m * b.y_m - a.y_m * b.x_m; }
inline double length_m(PlaneVector v) { return std::hypot(v.x_m, v.y_m); }
inline double distance_m(PlanePoint a, PlanePoint b) { return length_m(b - a); }
inline PlanePoint lerp(PlanePoint a, PlanePoint b, double t) { return a + (b - a) * t; }

/// An axis-aligned box of the map plane. Empty when min > max.
struct PlaneBox {
    PlanePoint min{1e30, 1e30};
    PlanePoint max{-1e30, -1e30};

    bool empty() const { return min.x_m > max.x_m || min.y_m > max.y_m; }
    void extend(PlanePoint p) {
        min = {std::fmin(min.x_m, p.x_m), std::fmin(min.y_m, p.y_m)};
        max = {std::fmax(max.x_m, p.x_m), std::fmax(max.y_m, p.y_m)};
    }
    bool contains(PlanePoint p) const {
        return p.x_m >= min.x_m && p.x_m <= max.x_m && p.y_m >= min.y_m && p.y_m <= max.y_m;
    }
    PlaneBox grown_by(double margin_m) const {
        return {{min.x_m - margin_m, min.y_m - margin_m}, {max.x_m + margin_m, max.y_m + margin_m}};
    }
    bool overlaps(const PlaneBox& other) const {
        return min.x_m <= other.max.x_m && max.x_m >= other.min.x_m && min.y_m <= other.max.y_m &&
               max.y_m >= other.min.y_m;
    }
};

inline constexpr double earth_radius_m = 6371007.0; ///< Authalic sphere, as in the projection string.

} // namespace bagration
