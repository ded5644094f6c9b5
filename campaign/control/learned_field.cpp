#include "campaign/control/learned_field.hpp"

#include "terrain/geo/parallel.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {
namespace {

constexpr int fine_per_node = 4;

} // namespace

LearnedKernels::LearnedKernels(const GridFrame& fine, const std::vector<OverlandPatch>& patches)
    : frame_{fine.origin, fine_per_node * fine.cell_m, (fine.width + fine_per_node - 1) / fine_per_node + 1,
             (fine.height + fine_per_node - 1) / fine_per_node + 1},
      parts_(patches.size()) {
    const float scale = 1 / ResidualModel::reach_m();
    const double reach = static_cast<double>(ResidualModel::reach_m() * kernel_end);
    parallel_for(static_cast<int>(patches.size()), [&](int begin, int end) {
        for (int k = begin; k < end; ++k) {
            const OverlandPatch& patch = patches[static_cast<std::size_t>(k)];
            const PlaneVector corner{reach, reach};
            const PlanePoint low = patch.centre() - corner, high = patch.centre() + corner;
            const int i0 = std::max(0, static_cast<int>(std::ceil(frame_.column(low))));
            const int j0 = std::max(0, static_cast<int>(std::ceil(frame_.row(low))));
            const int i1 = std::min(frame_.width - 1, static_cast<int>(std::floor(frame_.column(high))));
            const int j1 = std::min(frame_.height - 1, static_cast<int>(std::floor(frame_.row(high))));
            Part& part = parts_[static_cast<std::size_t>(k)];
            part = {i0, j0, std::max(0, i1 - i0 + 1), std::max(0, j1 - j0 + 1), {}};
            for (int j = j0; j < j0 + part.height; ++j)
                for (int i = i0; i < i0 + part.width; ++i)
                    part.weight.push_back(kernel(patch.distance_m(frame_.point(i, j)) * scale));
        }
    });
}

LearnedField::LearnedField(const LearnedKernels& kernels, std::span<const ResidualModel::Share> shares)
    : frame_(kernels.frame_), shift_m_(frame_.size(), 0) {
    for (const ResidualModel::Share& share : shares) {
        const LearnedKernels::Part& part = kernels.parts_[static_cast<std::size_t>(share.track)];
        const float* weight = part.weight.data();
        for (int j = 0; j < part.height; ++j) {
            float* row = &shift_m_[frame_.index(part.i0, part.j0 + j)];
            for (int i = 0; i < part.width; ++i)
                row[i] += share.shift_m * *weight++;
        }
    }
}

float LearnedField::at(int i, int j) const {
    const int ni = i / fine_per_node, nj = j / fine_per_node;
    const float u = static_cast<float>(i % fine_per_node) / fine_per_node;
    const float v = static_cast<float>(j % fine_per_node) / fine_per_node;
    const float* south = &shift_m_[frame_.index(ni, nj)];
    const float* north = &shift_m_[frame_.index(ni, nj + 1)];
    return (south[0] * (1 - u) + south[1] * u) * (1 - v) + (north[0] * (1 - u) + north[1] * u) * v;
}

bool LearnedField::reaches(int i0, int j0, int width, int height) const {
    const int last_i = std::min(frame_.width - 1, (i0 + width - 1) / fine_per_node + 1);
    const int last_j = std::min(frame_.height - 1, (j0 + height - 1) / fine_per_node + 1);
    for (int j = std::max(0, j0) / fine_per_node; j <= last_j; ++j)
        for (int i = std::max(0, i0) / fine_per_node; i <= last_i; ++i)
            if (shift_m_[frame_.index(i, j)] != 0) return true;
    return false;
}

} // namespace bagration
