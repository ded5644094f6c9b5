#pragma once
// Least and greatest value of a raster over a box, quickly: what a patch of ground can contain.
#include "terrain/geo/coordinates.hpp"
#include "terrain/geo/grid.hpp"

#include <limits>

namespace bagration {

struct ValueRange {
    float min = std::numeric_limits<float>::infinity();
    float max = -std::numeric_limits<float>::infinity();
    void include(float value) {
        if (value < min) min = value;
        if (value > max) max = value;
    }
    void include(const ValueRange& other) {
        include(other.min);
        include(other.max);
    }
};

class RangeGrid {
  public:
    /// Tiles of `cells` x `cells` samples of a frame, all empty.
    RangeGrid(const GridFrame& frame, int cells);

    int cells() const { return cells_; }
    int columns() const { return tiles_.frame.width; }
    int rows() const { return tiles_.frame.height; }
    ValueRange& tile(int i, int j) { return tiles_.at(i, j); }
    const ValueRange& tile(int i, int j) const { return tiles_.at(i, j); }
    /// The tile of a sample.
    ValueRange& tile_of(int i, int j) { return tiles_.at(i / cells_, j / cells_); }

    /// Bounds of every value that bilinear interpolation can give within the box; beyond the frame the values
    /// of its edge go on, as in a clamped texture.
    ValueRange over(const PlaneBox& box) const;

  private:
    GridFrame samples_;
    int cells_;
    Raster<ValueRange> tiles_;
};

} // namespace bagration
