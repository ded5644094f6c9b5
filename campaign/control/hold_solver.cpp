#include "campaign/control/hold_solver.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {
namespace {

constexpr int max_sweeps = 60;
constexpr float good_enough_m = 20;

} // namespace

HoldSolver::HoldSolver(const std::vector<OverlandPatch>& patches, std::vector<float> reach_m)
    : reach_m_(std::move(reach_m)), heard_(patches.size()), heard_by_(patches.size()),
      shift_m_(patches.size(), 0) {
    for (std::size_t here = 0; here < patches.size(); ++here)
        for (std::size_t there = 0; there < patches.size(); ++there) {
            if (here == there) continue;
            const PlanePoint a = patches[here].centre(), b = patches[there].centre();
            const double reach = kernel_end * static_cast<double>(reach_m_[there]);
            if (std::fabs(a.x_m - b.x_m) > reach || std::fabs(a.y_m - b.y_m) > reach) continue;
            const float weight = kernel(patches[there].distance_m(a) / reach_m_[there]);
            if (weight <= 0.002f) continue;
            heard_[here].push_back({static_cast<int>(there), weight});
            heard_by_[there].push_back({static_cast<int>(here), weight});
        }
}

float HoldSolver::shift_at(int track) const {
    float sum = shift_m_[static_cast<std::size_t>(track)];
    for (const Neighbour& n : heard_[static_cast<std::size_t>(track)])
        sum += n.weight * shift_m_[static_cast<std::size_t>(n.track)];
    return sum;
}

const std::vector<float>& HoldSolver::solve(std::span<const float> phi_m, std::span<const PhiBounds> bounds) {
    // Projected Gauss-Seidel: each shift in turn is made as small as its own bounds allow, given the others.
    // `felt_m` is kept up to date as shifts change, so that the many places that need nothing cost nothing.
    std::vector<float> felt_m(phi_m.begin(), phi_m.end());
    for (std::size_t k = 0; k < shift_m_.size(); ++k)
        if (shift_m_[k] != 0)
            for (const Neighbour& n : heard_by_[k])
                felt_m[static_cast<std::size_t>(n.track)] += n.weight * shift_m_[k];
    for (int sweep = 0; sweep < max_sweeps; ++sweep) {
        float largest = 0;
        for (std::size_t k = 0; k < shift_m_.size(); ++k) {
            float wanted = 0;
            if (felt_m[k] < bounds[k].low_m)
                wanted = bounds[k].low_m - felt_m[k];
            else if (felt_m[k] > bounds[k].high_m)
                wanted = bounds[k].high_m - felt_m[k];
            const float change = wanted - shift_m_[k];
            if (change == 0) continue;
            largest = std::max(largest, std::fabs(change));
            shift_m_[k] = wanted;
            for (const Neighbour& n : heard_by_[k])
                felt_m[static_cast<std::size_t>(n.track)] += n.weight * change;
        }
        if (largest < good_enough_m) break;
    }
    return shift_m_;
}

} // namespace bagration
