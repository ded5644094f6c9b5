#pragma once
// Regular grids over the map plane: how rasters (heights, colours, distances) are placed.
#include "terrain/geo/contract.hpp"
#include "terrain/geo/coordinates.hpp"

#include <cstddef>
#include <vector>

namespace bagration {

/// Sample (column i, row j) stands at origin + (i, j) * cell. Row 0 is the southernmost: j grows northwards, like y.
struct GridFrame {
    PlanePoint origin; ///< Centre of sample (0, 0).
    double cell_m = 0;
    int width = 0;
    int height = 0;

    std::size_t size() const { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height); }
    PlanePoint point(double i, double j) const { return {origin.x_m + i * cell_m, origin.y_m + j * cell_m}; }
    double column(PlanePoint p) const { return (p.x_m - origin.x_m) / cell_m; }
    double row(PlanePoint p) const { return (p.y_m - origin.y_m) / cell_m; }
    std::size_t index(int i, int j) const {
        return static_cast<std::size_t>(j) * static_cast<std::size_t>(width) + static_cast<std::size_t>(i);
    }
    bool inside(PlanePoint p) const {
        const double i = column(p), j = row(p);
        return i >= 0 && j >= 0 && i <= width - 1 && j <= height - 1;
    }
    /// The outer edges of the outermost cells.
    PlaneBox box() const { return {point(-0.5, -0.5), point(width - 0.5, height - 0.5)}; }
    friend bool operator==(const GridFrame&, const GridFrame&) = default;
};

/// A grid of values.
template <class T>
struct Raster {
    GridFrame frame;
    std::vector<T> values;

    Raster() = default;
    explicit Raster(const GridFrame& f, T value = {}) : frame(f), values(f.size(), value) {}
    T& at(int i, int j) { return values[frame.index(i, j)]; }
    const T& at(int i, int j) const { return values[frame.index(i, j)]; }
};

} // namespace bagration
