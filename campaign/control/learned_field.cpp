#include "campaign/control/learned_field.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {
namespace {

constexpr int fine_per_node = 4;

} // namespace

LearnedField::LearnedField(const GridFrame& fine, std::span<const ResidualModel::Share> shares,
                           const std::vector<OverlandPatch>& patches)
    : frame_{fine.origin, fine_per_node * fine.cell_m, (fine.width + fine_per_node - 1) / fine_per_node + 1,
             (fine.height + fine_per_node - 1) / fine_per_node + 1},
      shift_m_(frame_.size(), 0) {
    const double reach = static_cast<double>(ResidualModel::reach_m() * kernel_end);
    const float scale = 1 / ResidualModel::reach_m();
    for (const ResidualModel::Share& share : shares) {
        const OverlandPatch& patch = patches[static_cast<std::size_t>(share.track)];
        const PlanePoint centre = patch.centre();
        const int j0 = std::max(
            0, static_cast<int>(std::ceil((centre.y_m - reach - frame_.origin.y_m) / frame_.cell_m)));
        const int j1 = std::min(frame_.height - 1,
                                static_cast<int>((centre.y_m + reach - frame_.origin.y_m) / frame_.cell_m));
        for (int j = j0; j <= j1; ++j) {
            const double dy = frame_.point(0, j).y_m - centre.y_m;
            const double half = std::sqrt(std::max(0.0, reach * reach - dy * dy));
            const int i0 = std::max(
                0, static_cast<int>(std::ceil((centre.x_m - half - frame_.origin.x_m) / frame_.cell_m)));
            const int i1 = std::min(
                frame_.width - 1, static_cast<int>((centre.x_m + half - frame_.origin.x_m) / frame_.cell_m));
            for (int i = i0; i <= i1; ++i)
                shift_m_[frame_.index(i, j)] +=
                    share.shift_m * kernel(patch.distance_m(frame_.point(i, j)) * scale);
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
    for (int j = j0 / fine_per_node; j <= (j0 + height - 1) / fine_per_node + 1; ++j)
        for (int i = i0 / fine_per_node; i <= (i0 + width - 1) / fine_per_node + 1; ++i)
            if (shift_m_[frame_.index(i, j)] != 0) return true;
    return false;
}

} // namespace bagration
