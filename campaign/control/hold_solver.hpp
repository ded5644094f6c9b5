#pragma once
// Makes every place be held by whom the evidence says, with the smallest shifts of phi that do so.
#include "campaign/control/overland_kernel.hpp"
#include "campaign/control/place_tracks.hpp"

#include <span>
#include <vector>

namespace bagration {

class HoldSolver {
  public:
    /// `reach_m[t]`: scale of the kernel of track t.
    HoldSolver(const std::vector<OverlandPatch>& patches, std::vector<float> reach_m);

    /// Shifts, one per track (0 for most): phi(x) += shift * kernel(distance / reach). `phi_m` is phi at the
    /// tracks before. Starts from the last call's answer, which changes nothing but the time it takes.
    const std::vector<float>& solve(std::span<const float> phi_m, std::span<const PhiBounds> bounds);
    float reach_m(int track) const { return reach_m_[static_cast<std::size_t>(track)]; }
    /// Sum of all shifts at a track.
    float shift_at(int track) const;

  private:
    struct Neighbour {
        int track = 0;
        float weight = 0;
    };
    std::vector<float> reach_m_;
    std::vector<std::vector<Neighbour>> heard_;    ///< Whose shifts each track feels ...
    std::vector<std::vector<Neighbour>> heard_by_; ///< ... and who feels its own.
    std::vector<float> shift_m_;
};

} // namespace bagration
