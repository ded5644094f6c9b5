#pragma once
// Makes every place be held by whom the evidence says, with the smallest shifts of phi that do so.
#include "campaign/control/overland_kernel.hpp"
#include "campaign/control/place_tracks.hpp"
#include "campaign/control/point_bins.hpp"

#include <span>
#include <vector>

namespace bagration {

class HoldSolver {
  public:
    /// `reach_m[t]`: scale of the kernel of track t. `centres`: of the patches.
    HoldSolver(const std::vector<OverlandPatch>& patches, const PointBins& centres,
               std::vector<float> reach_m);

    /// Shifts, one per track (0 for most), and phi at the tracks with all of them.
    struct Answer {
        std::vector<float> shift_m;
        std::vector<float> felt_m; ///< phi with all shifts but the track's own.
        float shifted_m(std::size_t track) const { return felt_m[track] + shift_m[track]; }
    };
    /// phi(x) += shift * kernel(distance / reach). `phi_m` is phi at the tracks before. Starts from the
    /// answer it is given (none: from nothing), which changes little but the time it takes.
    void solve(std::span<const float> phi_m, std::span<const PhiBounds> bounds, Answer& answer) const;
    float reach_m(int track) const { return reach_m_[static_cast<std::size_t>(track)]; }

  private:
    struct Neighbour {
        int track = 0;
        float weight = 0;
    };
    /// Who feels the shift of each track: one list after the other.
    std::span<const Neighbour> heard_by(std::size_t track) const {
        return std::span(heard_by_).subspan(first_[track], first_[track + 1] - first_[track]);
    }

    std::vector<float> reach_m_;
    std::vector<std::size_t> first_;
    std::vector<Neighbour> heard_by_;
};

} // namespace bagration
