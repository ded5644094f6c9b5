#include "campaign/control/hold_solver.hpp"

#include "terrain/geo/parallel.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {
namespace {

/// What is not settled by then are places that contradict one another: no shifts suit them all.
constexpr int max_sweeps = 40;
constexpr float good_enough_m = 20;
/// Smaller changes are not passed on: together they stay below what is good enough.
constexpr float least_change_m = 4;
constexpr float least_weight = 0.002f;

} // namespace

HoldSolver::HoldSolver(const std::vector<OverlandPatch>& patches, const PointBins& centres,
                       std::vector<float> reach_m)
    : reach_m_(std::move(reach_m)), first_(patches.size() + 1, 0) {
    std::vector<std::vector<Neighbour>> lists(patches.size());
    parallel_for(static_cast<int>(patches.size()), [&](int begin, int end) {
        for (int k = begin; k < end; ++k) {
            const std::size_t there = static_cast<std::size_t>(k);
            const OverlandPatch& patch = patches[there];
            const double reach = static_cast<double>(kernel_end * reach_m_[there]);
            centres.each_near(patch.centre(), reach, [&](std::size_t here) {
                if (here == there) return;
                const float weight = kernel(patch.distance_m(patches[here].centre()) / reach_m_[there]);
                if (weight > least_weight) lists[there].push_back({static_cast<int>(here), weight});
            });
        }
    });
    for (std::size_t k = 0; k < lists.size(); ++k) {
        heard_by_.insert(heard_by_.end(), lists[k].begin(), lists[k].end());
        first_[k + 1] = heard_by_.size();
    }
}

void HoldSolver::solve(std::span<const float> phi_m, std::span<const PhiBounds> bounds,
                       Answer& answer) const {
    // Projected Gauss-Seidel: each shift in turn is made as small as its own bounds allow, given the others.
    // `felt_m` is kept up to date as shifts change, so that the many places that need nothing cost nothing.
    std::vector<float>&shift_m = answer.shift_m, &felt_m = answer.felt_m;
    shift_m.resize(phi_m.size(), 0);
    felt_m.assign(phi_m.begin(), phi_m.end());
    for (std::size_t k = 0; k < shift_m.size(); ++k)
        if (shift_m[k] != 0)
            for (const Neighbour& n : heard_by(k))
                felt_m[static_cast<std::size_t>(n.track)] += n.weight * shift_m[k];
    for (int sweep = 0; sweep < max_sweeps; ++sweep) {
        float largest = 0;
        for (std::size_t k = 0; k < shift_m.size(); ++k) {
            float wanted = 0;
            if (felt_m[k] < bounds[k].low_m)
                wanted = bounds[k].low_m - felt_m[k];
            else if (felt_m[k] > bounds[k].high_m)
                wanted = bounds[k].high_m - felt_m[k];
            const float change = wanted - shift_m[k];
            if (std::fabs(change) < least_change_m && wanted != 0) continue;
            if (change == 0) continue;
            largest = std::max(largest, std::fabs(change));
            shift_m[k] = wanted;
            for (const Neighbour& n : heard_by(k))
                felt_m[static_cast<std::size_t>(n.track)] += n.weight * change;
        }
        if (largest < good_enough_m) break;
    }
}

} // namespace bagration
