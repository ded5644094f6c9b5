#pragma once
// Points sorted into squares, so that who is near need not be asked of everybody. Metres of the map plane.
#include "terrain/geo/coordinates.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace bagration {

class PointBins {
  public:
    explicit PointBins(std::vector<PlanePoint> points) : points_(std::move(points)) {
        for (const PlanePoint p : points_)
            box_.extend(p);
        if (points_.empty()) return;
        columns_ = column(box_.max.x_m) + 1, rows_ = row(box_.max.y_m) + 1;
        first_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_) + 1, 0);
        for (const PlanePoint p : points_)
            ++first_[bin(column(p.x_m), row(p.y_m)) + 1];
        for (std::size_t b = 1; b < first_.size(); ++b)
            first_[b] += first_[b - 1];
        std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
        members_.resize(points_.size());
        for (std::size_t k = 0; k < points_.size(); ++k)
            members_[next[bin(column(points_[k].x_m), row(points_[k].y_m))]++] = k;
    }

    const std::vector<PlanePoint>& points() const { return points_; }

    /// Calls body(index) for every point less than `reach_m` from `p` in x and in y: all that are nearer, and
    /// some more, in an order that is always the same.
    template <class Body>
    void each_near(PlanePoint p, double reach_m, const Body& body) const {
        if (points_.empty()) return;
        const int i1 = std::min(columns_ - 1, column(p.x_m + reach_m)),
                  i0 = std::max(0, column(p.x_m - reach_m));
        const int j1 = std::min(rows_ - 1, row(p.y_m + reach_m)), j0 = std::max(0, row(p.y_m - reach_m));
        for (int j = j0; j <= j1; ++j)
            for (int i = i0; i <= i1; ++i)
                for (std::size_t m = first_[bin(i, j)]; m < first_[bin(i, j) + 1]; ++m) {
                    const PlanePoint q = points_[members_[m]];
                    if (std::fabs(q.x_m - p.x_m) < reach_m && std::fabs(q.y_m - p.y_m) < reach_m)
                        body(members_[m]);
                }
    }

  private:
    static constexpr double bin_m = 20'000;

    int column(double x_m) const { return static_cast<int>(std::floor((x_m - box_.min.x_m) / bin_m)); }
    int row(double y_m) const { return static_cast<int>(std::floor((y_m - box_.min.y_m) / bin_m)); }
    std::size_t bin(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
               static_cast<std::size_t>(column);
    }

    std::vector<PlanePoint> points_;
    PlaneBox box_;
    int columns_ = 0, rows_ = 0;
    std::vector<std::size_t> first_;   ///< Per bin: where its members begin; one more at the end.
    std::vector<std::size_t> members_; ///< Points, bin by bin, ascending in each.
};

} // namespace bagration
