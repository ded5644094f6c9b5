#include "campaign/control/ground_pieces.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace bagration {

GroundPieces::GroundPieces(const ControlField& field, int slice, int step) {
    const GridFrame& fine = field.frame();
    frame_ = {fine.origin, step * fine.cell_m, (fine.width + step - 1) / step,
              (fine.height + step - 1) / step};
    std::vector<float> row(static_cast<std::size_t>(fine.width)), phi(frame_.size());
    const std::span<const std::uint8_t> told = field.told_cells();
    piece_.assign(frame_.size(), -2);
    for (int j = 0; j < frame_.height; ++j) {
        field.read_slice(slice, 0, j * step, fine.width, 1, row);
        for (int i = 0; i < frame_.width; ++i) {
            const std::size_t k = frame_.index(i, j);
            phi[k] = row[static_cast<std::size_t>(i * step)];
            if (!told[fine.index(i * step, j * step)]) piece_[k] = -1;
        }
    }
    const double cell_km2 = frame_.cell_m * frame_.cell_m / 1e6;
    std::vector<std::pair<int, int>> queue, neighbours;
    for (int j = 0; j < frame_.height; ++j)
        for (int i = 0; i < frame_.width; ++i) {
            if (piece_[frame_.index(i, j)] != -2) continue;
            const int number = static_cast<int>(pieces_.size());
            const bool positive = phi[frame_.index(i, j)] > 0;
            GroundPiece piece{positive, 0, 0, frame_.point(i, j), false};
            float deepest = -1;
            queue.assign(1, {i, j});
            piece_[frame_.index(i, j)] = number;
            for (std::size_t head = 0; head < queue.size(); ++head) {
                const auto [ci, cj] = queue[head];
                const float depth = std::fabs(phi[frame_.index(ci, cj)]);
                if (depth > deepest) deepest = depth, piece.inside = frame_.point(ci, cj);
                constexpr std::array<std::array<int, 2>, 4> ways{{{-1, 0}, {1, 0}, {0, -1}, {0, 1}}};
                for (const auto& [di, dj] : ways) {
                    const int ni = ci + di, nj = cj + dj;
                    if (ni < 0 || nj < 0 || ni >= frame_.width || nj >= frame_.height) continue;
                    const std::size_t n = frame_.index(ni, nj);
                    if (piece_[n] == -1) continue;
                    if ((phi[n] > 0) != positive) {
                        piece.meets_other = true;
                        if (piece_[n] >= 0) neighbours.emplace_back(number, piece_[n]);
                    } else if (piece_[n] == -2) {
                        piece_[n] = number;
                        queue.emplace_back(ni, nj);
                    }
                }
            }
            piece.area_km2 = static_cast<double>(queue.size()) * cell_km2;
            pieces_.push_back(piece);
        }
    find_landmasses(neighbours);
}

void GroundPieces::find_landmasses(const std::vector<std::pair<int, int>>& neighbours) {
    // Each piece points to one of its landmass; the first of each to itself.
    std::vector<int> first(pieces_.size());
    std::iota(first.begin(), first.end(), 0);
    const auto root = [&](int piece) {
        while (first[static_cast<std::size_t>(piece)] != piece)
            piece = first[static_cast<std::size_t>(piece)];
        return piece;
    };
    for (const auto& [a, b] : neighbours)
        first[static_cast<std::size_t>(std::max(root(a), root(b)))] = std::min(root(a), root(b));
    for (std::size_t k = 0; k < pieces_.size(); ++k)
        pieces_[static_cast<std::size_t>(root(static_cast<int>(k)))].landmass_km2 += pieces_[k].area_km2;
    for (std::size_t k = 0; k < pieces_.size(); ++k)
        pieces_[k].landmass_km2 = pieces_[static_cast<std::size_t>(root(static_cast<int>(k)))].landmass_km2;
}

int GroundPieces::at(PlanePoint point) const {
    const int i = static_cast<int>(std::lround(frame_.column(point)));
    const int j = static_cast<int>(std::lround(frame_.row(point)));
    if (i < 0 || j < 0 || i >= frame_.width || j >= frame_.height) return -1;
    return piece_[frame_.index(i, j)];
}

int GroundPieces::largest(bool positive) const {
    int best = -1;
    for (std::size_t k = 0; k < pieces_.size(); ++k)
        if (pieces_[k].positive == positive &&
            (best < 0 || pieces_[k].area_km2 > pieces_[static_cast<std::size_t>(best)].area_km2))
            best = static_cast<int>(k);
    return best;
}

} // namespace bagration
