#include "renderer/scene/text_course.hpp"

#include "terrain/geo/contract.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

TextCourse::TextCourse(const Polyline& line) : length_m_(bagration::length_m(line)) {
    BAGRATION_EXPECTS(length_m_ > 0);
    constexpr double wished_step_m = 800;
    const auto steps = static_cast<std::size_t>(std::ceil(length_m_ / wished_step_m));
    step_m_ = length_m_ / static_cast<double>(steps);
    origin_ = line.front();
    const std::vector<double> along = cumulative_lengths_m(line);
    std::size_t segment = 0;
    PlaneVector sum;
    for (std::size_t i = 0; i <= steps; ++i) {
        const double place = step_m_ * static_cast<double>(i);
        while (segment + 2 < line.size() && along[segment + 1] < place)
            ++segment;
        const double span = along[segment + 1] - along[segment];
        const double share = span > 0 ? std::clamp((place - along[segment]) / span, 0.0, 1.0) : 0.0;
        const PlaneVector offset = lerp(line[segment], line[segment + 1], share) - origin_;
        if (i > 0) sum = sum + (offsets_.back() + offset) * (0.5 * step_m_);
        offsets_.push_back(offset);
        sums_.push_back(sum);
    }
}

PlaneVector TextCourse::sum_to(double along_m) const {
    const double place = std::clamp(along_m, 0.0, length_m_) / step_m_;
    const std::size_t i = std::min(static_cast<std::size_t>(place), offsets_.size() - 2);
    const double t = place - static_cast<double>(i);
    const PlaneVector slope = offsets_[i + 1] - offsets_[i];
    return sums_[i] + offsets_[i] * (t * step_m_) + slope * (0.5 * t * t * step_m_);
}

PlanePoint TextCourse::at(double along_m, double reach_m) const {
    const double s = std::clamp(along_m, 0.0, length_m_);
    // A hundredth of a step is as good as a point and keeps the quotient firm.
    const double reach = std::max(std::min({reach_m, s, length_m_ - s}), 0.01 * step_m_);
    const double from = std::max(s - reach, 0.0), to = std::min(s + reach, length_m_);
    return origin_ + (sum_to(to) - sum_to(from)) * (1.0 / (to - from));
}

} // namespace bagration
