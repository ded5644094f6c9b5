#include "renderer/scene/range_grid.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

namespace {

GridFrame tile_frame(const GridFrame& frame, int cells) {
    BAGRATION_EXPECTS(cells >= 1 && frame.width > 0 && frame.height > 0);
    return {frame.point(0.5 * (cells - 1), 0.5 * (cells - 1)), frame.cell_m * cells,
            (frame.width + cells - 1) / cells, (frame.height + cells - 1) / cells};
}

} // namespace

RangeGrid::RangeGrid(const GridFrame& frame, int cells)
    : samples_(frame), cells_(cells), tiles_(tile_frame(frame, cells)) {}

ValueRange RangeGrid::over(const PlaneBox& box) const {
    const auto tile_index = [&](double sample, int samples) {
        return static_cast<int>(std::clamp(sample, 0.0, samples - 1.0)) / cells_;
    };
    const int i0 = tile_index(std::floor(samples_.column(box.min)), samples_.width);
    const int i1 = tile_index(std::ceil(samples_.column(box.max)), samples_.width);
    const int j0 = tile_index(std::floor(samples_.row(box.min)), samples_.height);
    const int j1 = tile_index(std::ceil(samples_.row(box.max)), samples_.height);
    ValueRange range;
    for (int j = j0; j <= j1; ++j)
        for (int i = i0; i <= i1; ++i)
            range.include(tiles_.at(i, j));
    return range;
}

} // namespace bagration
