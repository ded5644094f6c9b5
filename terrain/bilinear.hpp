#pragma once
// Values between the samples of a grid.
#include "terrain/geo/grid.hpp"

#include <algorithm>

namespace bagration {

/// Between the four samples around a point, clamped to the frame; `value(i, j)` gives a sample. The frame has
/// at least two columns and rows.
template <class Value>
double bilinear(const GridFrame& frame, PlanePoint point, Value&& value) {
    const double column = std::clamp(frame.column(point), 0.0, frame.width - 1.0);
    const double row = std::clamp(frame.row(point), 0.0, frame.height - 1.0);
    const int i = std::min(static_cast<int>(column), frame.width - 2);
    const int j = std::min(static_cast<int>(row), frame.height - 2);
    const double u = column - i, v = row - j;
    return (value(i, j) * (1 - u) + value(i + 1, j) * u) * (1 - v) +
           (value(i, j + 1) * (1 - u) + value(i + 1, j + 1) * u) * v;
}

} // namespace bagration
