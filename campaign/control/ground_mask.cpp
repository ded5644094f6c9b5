#include "campaign/control/ground_mask.hpp"

#include "terrain/geo/parallel.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {
namespace {

constexpr double frame_margin_m = 24'000;
/// Ground this far outside the theatre still carries distance, so that phi is smooth up to the border.
constexpr int theatre_margin_cells = 8;

/// 1 where a sample lies in the polygon, row by row (even-odd, so holes need no care).
std::vector<std::uint8_t> rasterised(const Polygon& polygon, const GridFrame& frame) {
    std::vector<std::uint8_t> inside(frame.size(), 0);
    parallel_for(frame.height, [&](int begin, int end) {
        std::vector<double> crossings;
        for (int j = begin; j < end; ++j) {
            const double y = frame.point(0, j).y_m;
            crossings.clear();
            const auto add_ring = [&](const Ring& ring) {
                for (std::size_t k = 0; k < ring.size(); ++k) {
                    const PlanePoint a = ring[k], b = ring[(k + 1) % ring.size()];
                    if ((a.y_m > y) == (b.y_m > y)) continue;
                    crossings.push_back(a.x_m + (y - a.y_m) / (b.y_m - a.y_m) * (b.x_m - a.x_m));
                }
            };
            add_ring(polygon.outer);
            for (const Ring& hole : polygon.holes)
                add_ring(hole);
            std::sort(crossings.begin(), crossings.end());
            for (std::size_t k = 0; k + 1 < crossings.size(); k += 2) {
                const double from = std::ceil((crossings[k] - frame.origin.x_m) / frame.cell_m);
                const double to = std::floor((crossings[k + 1] - frame.origin.x_m) / frame.cell_m);
                const int i0 = static_cast<int>(std::max(0.0, from));
                const int i1 = static_cast<int>(std::min<double>(frame.width - 1, to));
                for (int i = i0; i <= i1; ++i)
                    inside[frame.index(i, j)] = 1;
            }
        }
    });
    return inside;
}

/// Spreads a mask by a number of cells in x and y.
std::vector<std::uint8_t> grown(const std::vector<std::uint8_t>& mask, const GridFrame& frame, int cells) {
    const auto spread = [&](const std::vector<std::uint8_t>& from, bool along_rows) {
        std::vector<std::uint8_t> to(from.size(), 0);
        const int lines = along_rows ? frame.height : frame.width;
        const int count = along_rows ? frame.width : frame.height;
        for (int line = 0; line < lines; ++line) {
            const auto at = [&](int k) { return along_rows ? frame.index(k, line) : frame.index(line, k); };
            int filled_to = -1;
            for (int k = 0; k < count; ++k) {
                if (!from[at(k)]) continue;
                for (int m = std::max(filled_to + 1, k - cells); m <= std::min(count - 1, k + cells); ++m)
                    to[at(m)] = 1;
                filled_to = std::min(count - 1, k + cells);
            }
        }
        return to;
    };
    return spread(spread(mask, true), false);
}

/// Nearest land cell of every cell, by passing the known nearest on in two scans (Danielsson): good to a
/// fraction of a cell, which is enough for carrying values out to sea.
std::vector<int> nearest_of(const GridFrame& frame, const std::vector<std::uint8_t>& wanted) {
    std::vector<int> nearest(frame.size(), -1);
    for (std::size_t k = 0; k < nearest.size(); ++k)
        if (wanted[k]) nearest[k] = static_cast<int>(k);
    const auto try_from = [&](int i, int j, int ni, int nj) {
        if (ni < 0 || nj < 0 || ni >= frame.width || nj >= frame.height) return;
        const int candidate = nearest[frame.index(ni, nj)];
        if (candidate < 0) return;
        const auto squared = [&](int source) {
            const double di = source % frame.width - i, dj = source / frame.width - j;
            return di * di + dj * dj;
        };
        int& mine = nearest[frame.index(i, j)];
        if (mine < 0 || squared(candidate) < squared(mine)) mine = candidate;
    };
    for (int j = 0; j < frame.height; ++j) {
        for (int i = 0; i < frame.width; ++i) {
            for (int k = -1; k <= 1; ++k)
                try_from(i, j, i + k, j - 1);
            try_from(i, j, i - 1, j);
        }
        for (int i = frame.width - 1; i >= 0; --i)
            try_from(i, j, i + 1, j);
    }
    for (int j = frame.height - 1; j >= 0; --j) {
        for (int i = frame.width - 1; i >= 0; --i) {
            for (int k = -1; k <= 1; ++k)
                try_from(i, j, i + k, j + 1);
            try_from(i, j, i + 1, j);
        }
        for (int i = 0; i < frame.width; ++i)
            try_from(i, j, i - 1, j);
    }
    return nearest;
}

/// Numbers the connected pieces of land and finds, for each, the way over the water to the largest.
void find_components(GroundMask& mask) {
    const GridFrame& frame = mask.coarse;
    mask.component.assign(frame.size(), -1);
    std::vector<int> sizes, stack;
    for (std::size_t start = 0; start < frame.size(); ++start) {
        if (!mask.coarse_land[start] || mask.component[start] >= 0) continue;
        const int number = static_cast<int>(sizes.size());
        sizes.push_back(0);
        stack.assign(1, static_cast<int>(start));
        mask.component[start] = number;
        while (!stack.empty()) {
            const int cell = stack.back();
            stack.pop_back();
            ++sizes[static_cast<std::size_t>(number)];
            const int i = cell % frame.width, j = cell / frame.width;
            const auto visit = [&](int ni, int nj) {
                if (ni < 0 || nj < 0 || ni >= frame.width || nj >= frame.height) return;
                const std::size_t n = frame.index(ni, nj);
                if (!mask.coarse_land[n] || mask.component[n] >= 0) return;
                mask.component[n] = number;
                stack.push_back(static_cast<int>(n));
            };
            visit(i - 1, j), visit(i + 1, j), visit(i, j - 1), visit(i, j + 1);
        }
    }
    mask.bridge_cell.assign(sizes.size(), -1);
    if (sizes.empty()) return;
    const int largest = static_cast<int>(std::max_element(sizes.begin(), sizes.end()) - sizes.begin());
    std::vector<std::uint8_t> is_largest(frame.size(), 0);
    for (std::size_t k = 0; k < frame.size(); ++k)
        is_largest[k] = mask.component[k] == largest;
    const std::vector<int> nearest = nearest_of(frame, is_largest);
    std::vector<double> best(sizes.size(), 1e30);
    for (std::size_t k = 0; k < frame.size(); ++k) {
        if (mask.component[k] < 0) continue;
        const std::size_t c = static_cast<std::size_t>(mask.component[k]);
        const int cell = static_cast<int>(k);
        const double distance = std::hypot(nearest[k] % frame.width - cell % frame.width,
                                           nearest[k] / frame.width - cell / frame.width);
        if (distance < best[c]) best[c] = distance, mask.bridge_cell[c] = nearest[k];
    }
}

} // namespace

GridFrame control_frame(const Campaign& campaign) {
    PlaneBox box = bounds(campaign.theatre.outer);
    if (box.empty()) {
        for (const Trace& trace : campaign.traces)
            for (const PlanePoint p : trace.line)
                box.extend(p);
        for (const Place& place : campaign.places)
            box.extend(place.point);
        for (const Area& area : campaign.areas)
            for (const DatedRing& ring : area.rings)
                for (const PlanePoint p : ring.polygon.outer)
                    box.extend(p);
        if (box.empty()) box.extend({0, 0});
        box = box.grown_by(phi_range_m);
    }
    box = box.grown_by(frame_margin_m);
    GridFrame frame;
    frame.cell_m = control_cell_m;
    const auto whole_tiles = [](double length) {
        const int cells = static_cast<int>(std::ceil(length / control_cell_m)) + 1;
        return (cells + control_tile_cells - 1) / control_tile_cells * control_tile_cells;
    };
    frame.width = whole_tiles(box.max.x_m - box.min.x_m);
    frame.height = whole_tiles(box.max.y_m - box.min.y_m);
    frame.origin = {std::floor(box.min.x_m / control_cell_m) * control_cell_m,
                    std::floor(box.min.y_m / control_cell_m) * control_cell_m};
    return frame;
}

GroundMask make_ground_mask(const Campaign& campaign, const GroundQuery& ground, const GridFrame& fine) {
    GroundMask mask;
    mask.fine = fine;
    mask.coarse = {fine.point(0.5, 0.5), 2 * fine.cell_m, fine.width / 2, fine.height / 2};
    std::vector<std::uint8_t> domain(fine.size(), 1);
    mask.told.assign(fine.size(), 1);
    if (!campaign.theatre.outer.empty()) {
        mask.told = rasterised(campaign.theatre, fine);
        domain = grown(mask.told, fine, theatre_margin_cells);
    }
    std::vector<std::uint8_t> land(fine.size(), 0);
    parallel_for(fine.height, [&](int begin, int end) {
        for (int j = begin; j < end; ++j)
            for (int i = 0; i < fine.width; ++i) {
                const std::size_t k = fine.index(i, j);
                land[k] = domain[k] && !(ground.is_sea && ground.is_sea(fine.point(i, j)));
                mask.told[k] = mask.told[k] && land[k];
            }
    });
    mask.coarse_land.assign(mask.coarse.size(), 0);
    for (int j = 0; j < mask.coarse.height; ++j)
        for (int i = 0; i < mask.coarse.width; ++i) {
            int count = 0;
            for (int b = 0; b < 2; ++b)
                for (int a = 0; a < 2; ++a)
                    count += land[fine.index(2 * i + a, 2 * j + b)];
            mask.coarse_land[mask.coarse.index(i, j)] = count >= 2;
        }
    mask.nearest_land = nearest_of(mask.coarse, mask.coarse_land);
    find_components(mask);
    return mask;
}

} // namespace bagration
