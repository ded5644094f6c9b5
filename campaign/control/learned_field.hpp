#pragma once
// The learned shifts of one instant, summed on a grid of their own: they are smooth, so a coarse one does.
#include "campaign/control/overland_kernel.hpp"
#include "campaign/control/residual_model.hpp"

#include <span>
#include <vector>

namespace bagration {

class LearnedField {
  public:
    LearnedField(const GridFrame& fine, std::span<const ResidualModel::Share> shares,
                 const std::vector<OverlandPatch>& patches);

    /// Metres at a sample of the fine grid (bilinear).
    float at(int i, int j) const;
    /// Whether any sample of the box of fine cells may be other than zero.
    bool reaches(int i0, int j0, int width, int height) const;

  private:
    GridFrame frame_;
    std::vector<float> shift_m_;
};

} // namespace bagration
