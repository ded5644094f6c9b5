#pragma once
// The learned shifts of one instant, summed on a grid of their own: they are smooth, so a coarse one does.
#include "campaign/control/overland_kernel.hpp"
#include "campaign/control/residual_model.hpp"

#include <array>
#include <span>
#include <vector>

namespace bagration {

/// How far each track's word carries, on the nodes of the coarse grid: the same at all instants.
class LearnedKernels {
  public:
    LearnedKernels(const GridFrame& fine, const std::vector<OverlandPatch>& patches);

  private:
    friend class LearnedField;
    struct Part {
        int i0 = 0, j0 = 0, width = 0, height = 0;
        std::vector<float> weight;
    };
    GridFrame frame_;
    std::vector<Part> parts_; ///< Per track.
};

class LearnedField {
  public:
    LearnedField(const LearnedKernels& kernels, std::span<const ResidualModel::Share> shares);

    /// Metres at a sample of the fine grid (bilinear).
    float at(int i, int j) const;
    /// Whether any sample of the box of fine cells may be other than zero.
    bool reaches(int i0, int j0, int width, int height) const;

  private:
    GridFrame frame_;
    std::vector<float> shift_m_;
};

} // namespace bagration
