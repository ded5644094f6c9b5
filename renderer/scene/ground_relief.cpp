#include "renderer/scene/ground_relief.hpp"

#include "renderer/scene/range_grid.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

namespace {

constexpr double sample_m = 2000; ///< Finer ups and downs do not make a landscape rugged.
constexpr double tile_m = 64'000;
constexpr double largest_quad_px = 60, smallest_quad_px = 24;
/// Relief of so many pixels still looks smooth with the largest quads.
constexpr double quiet_relief_px = 9;

} // namespace

GroundRelief::GroundRelief(const Terrain& terrain) {
    const Pyramid<HeightTexel>& heights = terrain.window().height;
    int level = heights.first_held;
    while (level + 1 < static_cast<int>(heights.levels.size()) && heights.frame_of(level).cell_m < sample_m)
        ++level;
    const GridFrame frame = heights.frame_of(level);
    const std::vector<HeightTexel>& values = heights.levels[static_cast<std::size_t>(level)];
    RangeGrid ranges(frame, std::max(1, static_cast<int>(tile_m / frame.cell_m)));
    for (int j = 0; j < frame.height; ++j)
        for (int i = 0; i < frame.width; ++i)
            ranges.tile_of(i, j).include(
                std::max(static_cast<float>(values[frame.index(i, j)] / height_steps_per_metre), 0.0F));
    const int cells = ranges.cells();
    relief_m_ = Raster<float>({frame.point(0.5 * (cells - 1), 0.5 * (cells - 1)), frame.cell_m * cells,
                               ranges.columns(), ranges.rows()});
    for (int j = 0; j < ranges.rows(); ++j)
        for (int i = 0; i < ranges.columns(); ++i)
            relief_m_.at(i, j) = ranges.tile(i, j).max - ranges.tile(i, j).min;
}

double GroundRelief::metres_around(PlanePoint target, double radius_m) const {
    const GridFrame& frame = relief_m_.frame;
    const auto at = [&](PlanePoint p) {
        const double column = std::clamp(frame.column(p), 0.0, frame.width - 1.0);
        const double row = std::clamp(frame.row(p), 0.0, frame.height - 1.0);
        const int i = std::min(static_cast<int>(column), std::max(frame.width - 2, 0));
        const int j = std::min(static_cast<int>(row), std::max(frame.height - 2, 0));
        const int i1 = std::min(i + 1, frame.width - 1), j1 = std::min(j + 1, frame.height - 1);
        const double u = column - i, v = row - j;
        return std::lerp(std::lerp(static_cast<double>(relief_m_.at(i, j)), relief_m_.at(i1, j), u),
                         std::lerp(static_cast<double>(relief_m_.at(i, j1)), relief_m_.at(i1, j1), u), v);
    };
    constexpr int reach = 3;
    double sum = 0, weights = 0;
    for (int j = -reach; j <= reach; ++j)
        for (int i = -reach; i <= reach; ++i) {
            const double weight = std::exp(-0.25 * (i * i + j * j));
            sum += weight * at(target + PlaneVector{i * radius_m / reach, j * radius_m / reach});
            weights += weight;
        }
    return sum / weights;
}

double quad_px_for(const GroundRelief& relief, const Camera& camera, Quality quality) {
    const double around_m = relief.metres_around(camera.pose().target, 600.0 * camera.pose().height_km);
    const double relief_px = camera.exaggeration() * softened_height_m(around_m) / camera.metres_per_pixel() *
                             1080.0 / camera.size().shorter_px();
    const double wanted = largest_quad_px * quiet_relief_px / std::max(relief_px, 1.0);
    const double film = std::clamp(wanted, smallest_quad_px, largest_quad_px);
    return quality == Quality::master ? film / 3 : film;
}

} // namespace bagration
