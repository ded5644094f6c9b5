#include "campaign/control/residual_model.hpp"

#include "terrain/geo/parallel.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {
namespace {

constexpr double space_m = 52'000; ///< Scale of the kernel in space ...
constexpr double time_days = 45;   ///< ... and its end in time.
constexpr double trace_error_m = 25'000;
constexpr double place_error_m = 3'000;
constexpr double speed_m_per_day = 4'000; ///< What a day of tolerance means on the ground.
/// Errors beyond this are not errors of the trace but another story: a town held far behind, or a wrong date.
constexpr float largest_m = 100'000;
constexpr double suspicious_m = 25'000;
constexpr int reweightings = 4;

double in_time(double days) {
    const double u = std::fabs(days) / time_days;
    if (u >= 1) return 0;
    return std::pow(1 - u, 4) * (4 * u + 1); // Wendland's C2: positive definite, ends at `time_days`.
}

/// A symmetric matrix of which most elements are zero: how much any two residuals have to do with each other.
class Kinship {
  public:
    Kinship(const std::vector<Residual>& residuals, const std::vector<OverlandPatch>& patches, double reach_m)
        : diagonal_(residuals.size(), 1), rows_(residuals.size()) {
        parallel_for(static_cast<int>(residuals.size()), [&](int begin, int end) {
            for (int k = begin; k < end; ++k) {
                const std::size_t r = static_cast<std::size_t>(k);
                const Crossing& mine = residuals[r].crossing;
                const OverlandPatch& patch = patches[static_cast<std::size_t>(mine.track)];
                for (std::size_t c = r; c-- > 0 && mine.day - residuals[c].crossing.day < time_days;) {
                    const Crossing& other = residuals[c].crossing;
                    const PlanePoint there = patches[static_cast<std::size_t>(other.track)].centre();
                    const PlaneVector way = there - patch.centre();
                    const double end_m = reach_m * static_cast<double>(kernel_end);
                    if (std::fabs(way.x_m) >= end_m || std::fabs(way.y_m) >= end_m) continue;
                    const double near =
                        static_cast<double>(kernel(patch.distance_m(there) / static_cast<float>(reach_m)));
                    const double value = near * in_time(mine.day - other.day);
                    if (value > 0) rows_[r].push_back({c, value});
                }
            }
        });
    }

    std::vector<double>& diagonal() { return diagonal_; }

    /// Solves for x, given a first guess: conjugate gradients with the diagonal as preconditioner (Shewchuk
    /// 1994).
    void solve(const std::vector<double>& b, std::vector<double>& x) const {
        const std::size_t n = b.size();
        std::vector<double> left = times(x), ready(n);
        for (std::size_t k = 0; k < n; ++k)
            left[k] = b[k] - left[k];
        const auto prepare = [&] {
            for (std::size_t k = 0; k < n; ++k)
                ready[k] = left[k] / diagonal_[k];
        };
        prepare();
        std::vector<double> way = ready;
        double size = dot(left, ready);
        const double good_enough = dot(b, b) * relative_error * relative_error;
        for (int step = 0; step < most_steps && dot(left, left) > good_enough; ++step) {
            const std::vector<double> seen = times(way);
            const double curvature = dot(way, seen);
            if (curvature <= 0) return; // Distances over land can spoil definiteness by a hair.
            const double length = size / curvature;
            for (std::size_t k = 0; k < n; ++k)
                x[k] += length * way[k], left[k] -= length * seen[k];
            prepare();
            const double next = dot(left, ready), ratio = next / size;
            size = next;
            for (std::size_t k = 0; k < n; ++k)
                way[k] = ready[k] + ratio * way[k];
        }
    }

  private:
    static constexpr double relative_error = 1e-5;
    static constexpr int most_steps = 1'000;

    struct Element {
        std::size_t column = 0;
        double value = 0;
    };

    static double dot(const std::vector<double>& a, const std::vector<double>& b) {
        double sum = 0;
        for (std::size_t k = 0; k < a.size(); ++k)
            sum += a[k] * b[k];
        return sum;
    }
    std::vector<double> times(const std::vector<double>& x) const {
        std::vector<double> out(x.size());
        for (std::size_t r = 0; r < x.size(); ++r)
            out[r] = diagonal_[r] * x[r];
        for (std::size_t r = 0; r < x.size(); ++r) {
            double sum = 0;
            for (const Element& element : rows_[r]) {
                sum += element.value * x[element.column];
                out[element.column] += element.value * x[r];
            }
            out[r] += sum;
        }
        return out;
    }

    std::vector<double> diagonal_;
    std::vector<std::vector<Element>> rows_; ///< Left of the diagonal.
};

} // namespace

float ResidualModel::reach_m() {
    return static_cast<float>(space_m);
}

ResidualModel::ResidualModel(std::vector<Residual> residuals, const std::vector<OverlandPatch>& patches)
    : residuals_(std::move(residuals)) {
    std::erase_if(residuals_, [](const Residual& r) { return std::fabs(r.missing_m) > largest_m; });
    const std::size_t n = residuals_.size();
    std::vector<double> nugget(n);
    for (std::size_t k = 0; k < n; ++k) {
        const double error =
            std::hypot(place_error_m, speed_m_per_day * residuals_[k].crossing.tolerance_days);
        nugget[k] = error * error / (trace_error_m * trace_error_m);
    }
    Kinship kinship(residuals_, patches, space_m);
    std::vector<double> missing_m(n), doubt(n, 1);
    for (std::size_t k = 0; k < n; ++k)
        missing_m[k] = static_cast<double>(residuals_[k].missing_m);
    weights_m_.assign(n, 0);
    for (int round = 0; round < reweightings && n > 0; ++round) {
        for (std::size_t k = 0; k < n; ++k)
            kinship.diagonal()[k] = 1 + nugget[k] * doubt[k];
        kinship.solve(missing_m, weights_m_);
        for (std::size_t k = 0; k < n; ++k) {
            const double unexplained = weights_m_[k] * nugget[k] * doubt[k];
            doubt[k] = 1 + std::pow(unexplained / suspicious_m, 2) * 4;
        }
    }
}

std::vector<ResidualModel::Share> ResidualModel::shares_at(double day) const {
    std::vector<Share> shares;
    const auto begin = std::lower_bound(residuals_.begin(), residuals_.end(), day - time_days,
                                        [](const Residual& r, double d) { return r.crossing.day < d; });
    for (auto it = begin; it != residuals_.end() && it->crossing.day < day + time_days; ++it) {
        const double shift =
            weights_m_[static_cast<std::size_t>(it - residuals_.begin())] * in_time(it->crossing.day - day);
        if (std::fabs(shift) > 1) shares.push_back({it->crossing.track, static_cast<float>(shift)});
    }
    return shares;
}

} // namespace bagration
