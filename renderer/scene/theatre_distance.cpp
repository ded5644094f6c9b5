#include "renderer/scene/theatre_distance.hpp"

#include "terrain/geo/parallel.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

Raster<float> theatre_distance_km(const Polygon& theatre, const GridFrame& frame) {
    constexpr int step = 8;
    GridFrame coarse = frame;
    coarse.cell_m *= step;
    coarse.width = (frame.width + step - 1) / step + 1;
    coarse.height = (frame.height + step - 1) / step + 1;
    Raster<float> sparse(coarse);
    parallel_for(coarse.height, [&](int begin, int end) {
        for (int j = begin; j < end; ++j)
            for (int i = 0; i < coarse.width; ++i)
                sparse.at(i, j) = static_cast<float>(
                    std::clamp(signed_distance_m(theatre, coarse.point(i, j)) / 1000.0, -250.0, 250.0));
    });
    Raster<float> dense(frame);
    parallel_for(frame.height, [&](int begin, int end) {
        for (int j = begin; j < end; ++j)
            for (int i = 0; i < frame.width; ++i) {
                const int ci = i / step, cj = j / step;
                const float u = static_cast<float>(i % step) / step, v = static_cast<float>(j % step) / step;
                dense.at(i, j) = std::lerp(std::lerp(sparse.at(ci, cj), sparse.at(ci + 1, cj), u),
                                           std::lerp(sparse.at(ci, cj + 1), sparse.at(ci + 1, cj + 1), u), v);
            }
    });
    return dense;
}

} // namespace bagration
