#include "campaign/monotone_curve.hpp"

#include "terrain/geo/contract.hpp"

#include <algorithm>
#include <cstddef>

namespace bagration {

std::vector<double> monotone_slopes(std::span<const double> times, std::span<const double> values,
                                    CurveEnds ends) {
    BAGRATION_EXPECTS(!times.empty() && times.size() == values.size());
    const std::size_t count = times.size();
    std::vector<double> slopes(count, 0.0);
    if (count == 1) return slopes;
    const auto step = [&](std::size_t i) { return times[i + 1] - times[i]; };
    const auto secant = [&](std::size_t i) { return (values[i + 1] - values[i]) / step(i); };
    for (std::size_t i = 1; i + 1 < count; ++i) {
        const double before = secant(i - 1), after = secant(i);
        if (before * after <= 0) continue; // A turning point: rest.
        const double weight_before = 2 * step(i) + step(i - 1);
        const double weight_after = step(i) + 2 * step(i - 1);
        slopes[i] = (weight_before + weight_after) / (weight_before / before + weight_after / after);
    }
    if (ends == CurveEnds::moving) {
        slopes.front() = secant(0);
        slopes.back() = secant(count - 2);
    }
    return slopes;
}

double curve_value(std::span<const double> times, std::span<const double> values,
                   std::span<const double> slopes, double t) {
    BAGRATION_EXPECTS(!times.empty() && times.size() == values.size() && times.size() == slopes.size());
    if (t <= times.front()) return values.front();
    if (t >= times.back()) return values.back();
    const auto after = std::upper_bound(times.begin(), times.end(), t);
    const auto i = static_cast<std::size_t>(after - times.begin()) - 1;
    const double step = times[i + 1] - times[i];
    const double u = (t - times[i]) / step;
    const double rise = values[i + 1] - values[i];
    // Hermite form relative to the first knot: exact there, and exactly constant between equal knots at rest.
    const double eased = u * u * (3 - 2 * u);
    const double value =
        values[i] + rise * eased + step * u * (1 - u) * ((1 - u) * slopes[i] - u * slopes[i + 1]);
    return std::clamp(value, std::min(values[i], values[i + 1]), std::max(values[i], values[i + 1]));
}

} // namespace bagration
