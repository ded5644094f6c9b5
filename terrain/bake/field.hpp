#pragma once
// Fields of numbers over the map plane and the few operations that the bake is made of.
// All of them use every core, and none depends on how many there are.
#include "terrain/geo/grid.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace bagration {

using Field = Raster<float>;

/// Gaussian blur of standard deviation sigma (in cells) by three box passes; edges repeat outwards.
void blur(std::vector<float>& values, int width, int height, double sigma_cells);
void blur(Field& field, double sigma_m);
/// A blurred copy made on a coarser grid where sigma is wide enough that nothing is lost by it.
Field blurred(const Field& field, double sigma_m);

/// Catmull-Rom through the four by four samples around a point, clamped to the frame.
float sample_cubic(const Field& field, PlanePoint point);
float sample_linear(const Field& field, PlanePoint point);
/// The field on another frame of the same plane, by cubic or bilinear sampling.
Field resampled_cubic(const Field& field, const GridFrame& frame);
Field resampled_linear(const Field& field, const GridFrame& frame);

/// Half as wide and high, each sample the mean of four. Sizes must be even.
Field halved(const Field& field);

/// Calls body(i, j, index) for every sample, rows shared among the cores.
template <class Body>
void for_each_sample(const GridFrame& frame, Body&& body);

/// Absolute value of the gradient, metres per metre, central differences.
Field slope_of(const Field& height_m);

/// Straight-line distance in metres from every sample to the nearest one where `inside` is not 0 (exact
/// between sample centres).
Field distance_to(const Raster<std::uint8_t>& inside);

double smoothstep(double edge0, double edge1, double x);

} // namespace bagration

#include "terrain/geo/parallel.hpp"

template <class Body>
void bagration::for_each_sample(const GridFrame& frame, Body&& body) {
    parallel_for(frame.height, [&](int begin, int end) {
        for (int j = begin; j < end; ++j)
            for (int i = 0; i < frame.width; ++i)
                body(i, j, frame.index(i, j));
    });
}
