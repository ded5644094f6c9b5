#pragma once
// A river's course as a name can follow it: smoothed as much as the size of the letters asks for. Metres.
#include "terrain/geo/polyline.hpp"

#include <vector>

namespace bagration {

class TextCourse {
  public:
    /// `line` has at least two different points.
    explicit TextCourse(const Polyline& line);

    double length_m() const { return length_m_; }
    /// Mean of the course from `reach_m` before `along_m` to as much behind, less where it ends: a smooth
    /// curve of along_m for any reach.
    PlanePoint at(double along_m, double reach_m) const;

  private:
    PlaneVector sum_to(double along_m) const;

    PlanePoint origin_;
    double step_m_ = 0, length_m_ = 0;
    std::vector<PlaneVector> offsets_; ///< From the origin, at even steps.
    std::vector<PlaneVector> sums_;    ///< Integral of the offsets up to there.
};

} // namespace bagration
