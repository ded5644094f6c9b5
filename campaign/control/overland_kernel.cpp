#include "campaign/control/overland_kernel.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace bagration {
namespace {

constexpr int table_size = 768;

std::array<float, table_size + 2> make_table() {
    // exp(-u) with its tip rounded, so that the front has no dent at a town, and brought to zero at the end.
    constexpr double tip = 0.12;
    std::array<float, table_size + 2> table{};
    for (int k = 0; k <= table_size; ++k) {
        const double u = kernel_end * static_cast<float>(k) / table_size;
        const double t = std::clamp((u - 1.5) / (kernel_end - 1.5), 0.0, 1.0);
        const double taper = 1 - t * t * (3 - 2 * t);
        table[static_cast<std::size_t>(k)] = static_cast<float>(std::exp(tip - std::hypot(u, tip)) * taper);
    }
    return table;
}

constexpr double detour_step_m = 10;
constexpr double beside_m = 6'000;
/// Ways over the coarse grid are a little longer than they are in truth; that is not yet a detour.
constexpr double free_detour_m = 10'000;
constexpr double free_detour_factor = 1.12;

} // namespace

float kernel(float u) {
    static const std::array<float, table_size + 2> table = make_table();
    if (u >= kernel_end) return 0;
    const float position = u * (static_cast<float>(table_size) / kernel_end);
    const std::size_t k = static_cast<std::size_t>(position);
    const float t = position - static_cast<float>(k);
    return table[k] * (1 - t) + table[k + 1] * t;
}

OverlandPatch::OverlandPatch(const GroundMask& ground, PlanePoint centre) : centre_(centre) {
    const GridFrame& coarse = ground.coarse;
    const int reach = static_cast<int>(kernel_reach_m / coarse.cell_m);
    const int ci = static_cast<int>(std::lround(coarse.column(centre)));
    const int cj = static_cast<int>(std::lround(coarse.row(centre)));
    const int i0 = std::clamp(ci - reach, 0, coarse.width - 2),
              i1 = std::clamp(ci + reach, i0 + 1, coarse.width - 1);
    const int j0 = std::clamp(cj - reach, 0, coarse.height - 2),
              j1 = std::clamp(cj + reach, j0 + 1, coarse.height - 1);
    frame_ = {coarse.point(i0, j0), coarse.cell_m, i1 - i0 + 1, j1 - j0 + 1};
    // The place itself may stand on a cell that counts as sea: it starts from the nearest land.
    const int start = ground.nearest_land[coarse.index(std::clamp(ci, 0, coarse.width - 1),
                                                       std::clamp(cj, 0, coarse.height - 1))];
    const int w = frame_.width, h = frame_.height;
    std::vector<float> way(frame_.size(), 1e9f);
    std::vector<std::uint8_t> land(frame_.size());
    bool all_land = true;
    for (int j = 0; j < h; ++j)
        for (int i = 0; i < w; ++i) {
            land[frame_.index(i, j)] = ground.coarse_land[coarse.index(i0 + i, j0 + j)];
            all_land = all_land && land[frame_.index(i, j)];
        }
    if (all_land || start < 0) return;
    const int si = start % coarse.width - i0, sj = start / coarse.width - j0;
    if (si < 0 || sj < 0 || si >= w || sj >= h) return;
    const float cell = static_cast<float>(coarse.cell_m), diagonal = cell * 1.41421356f;
    // Steps to the eight neighbours, relaxed in alternating scans until nothing gets shorter.
    way[frame_.index(si, sj)] = 0;
    for (bool changed = true; changed;) {
        changed = false;
        const auto relax = [&](int i, int j, int step) {
            const std::size_t k = frame_.index(i, j);
            if (!land[k]) return;
            float best = way[k];
            const auto from = [&](int a, int b, float length) {
                if (a >= 0 && b >= 0 && a < w && b < h)
                    best = std::min(best, way[frame_.index(a, b)] + length);
            };
            from(i - step, j, cell), from(i, j - step, cell);
            from(i - step, j - step, diagonal), from(i + step, j - step, diagonal);
            if (best < way[k] - 1) way[k] = best, changed = true;
        };
        for (int j = 0; j < h; ++j) {
            for (int i = 0; i < w; ++i)
                relax(i, j, 1);
            for (int i = w - 1; i >= 0; --i)
                relax(i, j, 1);
            for (int i = w - 1; i > 0; --i) {
                const std::size_t k = frame_.index(i - 1, j);
                if (land[k] && way[frame_.index(i, j)] + cell < way[k] - 1)
                    way[k] = way[frame_.index(i, j)] + cell, changed = true;
            }
        }
        for (int j = h - 1; j >= 0; --j) {
            for (int i = w - 1; i >= 0; --i)
                relax(i, j, -1);
            for (int i = 0; i < w; ++i)
                relax(i, j, -1);
            for (int i = 0; i + 1 < w; ++i) {
                const std::size_t k = frame_.index(i + 1, j);
                if (land[k] && way[frame_.index(i, j)] + cell < way[k] - 1)
                    way[k] = way[frame_.index(i, j)] + cell, changed = true;
            }
        }
    }
    detour_.assign(frame_.size(), 0);
    bool any = false;
    for (int j = 0; j < h; ++j)
        for (int i = 0; i < w; ++i) {
            const std::size_t k = frame_.index(i, j);
            const int land_cell = ground.nearest_land[coarse.index(i0 + i, j0 + j)];
            const int li = std::clamp(land_cell % coarse.width - i0, 0, w - 1);
            const int lj = std::clamp(land_cell / coarse.width - j0, 0, h - 1);
            const double straight = bagration::distance_m(frame_.point(li, lj), centre);
            const double extra =
                (static_cast<double>(way[frame_.index(li, lj)]) - free_detour_m) / free_detour_factor -
                straight;
            if (extra <= 0) continue;
            detour_[k] = static_cast<std::uint16_t>(std::min(extra / detour_step_m, 60'000.0));
            any = true;
        }
    if (!any) detour_.clear();
}

float OverlandPatch::distance_m(PlanePoint point) const {
    const float dx = static_cast<float>(point.x_m - centre_.x_m),
                dy = static_cast<float>(point.y_m - centre_.y_m);
    const float straight = std::sqrt(dx * dx + dy * dy);
    if (detour_.empty()) return straight;
    const float column =
        std::clamp(static_cast<float>(frame_.column(point)), 0.0f, static_cast<float>(frame_.width) - 1.001f);
    const float row =
        std::clamp(static_cast<float>(frame_.row(point)), 0.0f, static_cast<float>(frame_.height) - 1.001f);
    const int i = static_cast<int>(column), j = static_cast<int>(row);
    const float u = column - static_cast<float>(i), v = row - static_cast<float>(j);
    const std::uint16_t* south = &detour_[frame_.index(i, j)];
    const std::uint16_t* north = &detour_[frame_.index(i, j + 1)];
    const float detour =
        (static_cast<float>(south[0]) * (1 - u) + static_cast<float>(south[1]) * u) * (1 - v) +
        (static_cast<float>(north[0]) * (1 - u) + static_cast<float>(north[1]) * u) * v;
    // Beside the place itself no way is a detour, whatever the coarse coast makes of it.
    const float trust = std::clamp(straight / static_cast<float>(beside_m) - 1, 0.0f, 1.0f);
    return straight + trust * detour * static_cast<float>(detour_step_m);
}

} // namespace bagration
