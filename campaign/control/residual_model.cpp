#include "campaign/control/residual_model.hpp"

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

/// Cholesky factor of a symmetric matrix whose rows start at a first non-zero column (an envelope).
class Envelope {
  public:
    explicit Envelope(std::size_t size) : first_(size, 0), rows_(size) {}
    void start_row(std::size_t row, std::size_t first) {
        first_[row] = first;
        rows_[row].assign(row - first + 1, 0);
    }
    double& at(std::size_t row, std::size_t column) { return rows_[row][column - first_[row]]; }
    std::size_t first(std::size_t row) const { return first_[row]; }

    void factorise() {
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            for (std::size_t c = first_[r]; c <= r; ++c) {
                double sum = at(r, c);
                for (std::size_t k = std::max(first_[r], first_[c]); k < c; ++k)
                    sum -= at(r, k) * at(c, k);
                // Distances over land can spoil definiteness by a hair; a floor on the pivot keeps it
                // harmless.
                at(r, c) = c < r ? sum / at(c, c) : std::sqrt(std::max(sum, 1e-3));
            }
        }
    }
    void solve(std::vector<double>& x) {
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            for (std::size_t k = first_[r]; k < r; ++k)
                x[r] -= at(r, k) * x[k];
            x[r] /= at(r, r);
        }
        for (std::size_t r = rows_.size(); r-- > 0;) {
            x[r] /= at(r, r);
            for (std::size_t k = first_[r]; k < r; ++k)
                x[k] -= at(r, k) * x[r];
        }
    }

  private:
    std::vector<std::size_t> first_;
    std::vector<std::vector<double>> rows_;
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
    std::vector<double> doubt(n, 1);
    for (int round = 0; round < reweightings && n > 0; ++round) {
        Envelope matrix(n);
        for (std::size_t r = 0; r < n; ++r) {
            const Crossing& mine = residuals_[r].crossing;
            std::size_t first = r;
            while (first > 0 && mine.day - residuals_[first - 1].crossing.day < time_days)
                --first;
            matrix.start_row(r, first);
            const OverlandPatch& patch = patches[static_cast<std::size_t>(mine.track)];
            for (std::size_t c = first; c < r; ++c) {
                const Crossing& other = residuals_[c].crossing;
                const PlanePoint there = patches[static_cast<std::size_t>(other.track)].centre();
                matrix.at(r, c) = static_cast<double>(kernel(patch.distance_m(there) / reach_m())) *
                                  in_time(mine.day - other.day);
            }
            matrix.at(r, r) = 1 + nugget[r] * doubt[r];
        }
        matrix.factorise();
        weights_m_.resize(n);
        for (std::size_t k = 0; k < n; ++k)
            weights_m_[k] = static_cast<double>(residuals_[k].missing_m);
        matrix.solve(weights_m_);
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
