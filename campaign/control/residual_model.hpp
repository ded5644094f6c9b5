#pragma once
// What the dated places teach about the traces' errors: at a place, on its day, phi should be zero; what it
// is instead is an error in kilometres that its neighbours in space and time share. A Gaussian process on
// these errors says how far to shift phi anywhere (simple kriging; Rasmussen and Williams 2006, ch. 2, with
// outliers given less weight step by step).
#include "campaign/control/overland_kernel.hpp"
#include "campaign/control/place_tracks.hpp"

#include <vector>

namespace bagration {

/// A crossing and the error seen there: what has to be added to phi to make it zero.
struct Residual {
    Crossing crossing;
    float missing_m = 0;
};

class ResidualModel {
  public:
    /// `patches[t]` is the patch of track t. The residuals must be ascending in time.
    ResidualModel(std::vector<Residual> residuals, const std::vector<OverlandPatch>& patches);

    /// One crossing's share in the correction of an instant: shift_m * kernel(distance / reach_m).
    struct Share {
        int track = 0;
        float shift_m = 0;
    };
    static float reach_m();
    std::vector<Share> shares_at(double day) const;

  private:
    std::vector<Residual> residuals_;
    std::vector<double> weights_m_;
};

} // namespace bagration
