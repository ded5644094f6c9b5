#pragma once
// Monotone cubic Hermite curves through given values: smooth in velocity, and never beyond the values between
// two knots (Fritsch & Carlson 1980, weights of Fritsch & Butland 1984). Cameras and arrow tips move along
// them.
#include <span>
#include <vector>

namespace bagration {

enum class CurveEnds {
    at_rest, ///< Velocity zero at the first and the last knot.
    moving,  ///< Velocity of the first and the last leg.
};

/// Velocities at the knots. `times` strictly ascending, as many as values, at least one.
std::vector<double> monotone_slopes(std::span<const double> times, std::span<const double> values,
                                    CurveEnds ends);

/// The value at t, constant before the first and after the last knot.
double curve_value(std::span<const double> times, std::span<const double> values,
                   std::span<const double> slopes, double t);

} // namespace bagration
