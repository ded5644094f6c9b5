#include "campaign/control/tile_survey.hpp"

#include "terrain/geo/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bagration {

Reached::Reached(int tile_columns, int tile_rows)
    : columns_(tile_columns), rows_(tile_rows),
      entries_(static_cast<std::size_t>(tile_columns) * static_cast<std::size_t>(tile_rows)) {}

void Reached::add(int entry, double i0, double j0, double i1, double j1) {
    const auto tile = [](double cell) { return static_cast<int>(std::floor(cell / control_tile_cells)); };
    const int from_column = std::max(0, tile(i0 - tile_halo));
    const int to_column = std::min(columns_ - 1, tile(i1 + tile_halo));
    const int from_row = std::max(0, tile(j0 - tile_halo)),
              to_row = std::min(rows_ - 1, tile(j1 + tile_halo));
    for (int row = from_row; row <= to_row; ++row)
        for (int column = from_column; column <= to_column; ++column)
            entries_[static_cast<std::size_t>(row * columns_ + column)].push_back(entry);
}

TileSurvey::TileSurvey(const GroundMask& ground, const BaseField& base) {
    const GridFrame& grid = base.frame();
    const int columns = grid.width / control_tile_cells, rows = grid.height / control_tile_cells;
    find_needed(ground, columns, rows);
    constant_.assign(needed_.size() * static_cast<std::size_t>(base.key_count()), 0);
    as_before_.assign(constant_.size(), 0);
    moves_.assign(constant_.size(), 0);
    constexpr float range = static_cast<float>(phi_range_m) / BaseField::step_m;
    parallel_for(base.key_count(), [&](int begin, int end) {
        for (int key = begin; key < end; ++key)
            for (int tile = 0; tile < columns * rows; ++tile) {
                if (!needed(tile)) continue;
                const TileBox box = baked_box(tile, columns);
                const std::span<const std::int16_t> now = base.steps(key);
                const std::span<const std::int16_t> before = base.steps(std::max(0, key - 1));
                std::int16_t low = std::numeric_limits<std::int16_t>::max();
                std::int16_t high = std::numeric_limits<std::int16_t>::min();
                bool same = true;
                for (int j = std::max(0, box.j0); j < std::min(grid.height, box.j0 + baked_cells); ++j) {
                    const std::size_t from = grid.index(std::max(0, box.i0), j);
                    const std::size_t to = grid.index(std::min(grid.width, box.i0 + baked_cells), j);
                    for (std::size_t k = from; k < to; ++k) {
                        low = std::min(low, now[k]);
                        high = std::max(high, now[k]);
                    }
                    same = same && std::equal(now.data() + from, now.data() + to, before.data() + from);
                }
                constant_[at(key, tile)] = static_cast<std::int8_t>(low >= range     ? 1
                                                                    : high <= -range ? -1
                                                                                     : 0);
                as_before_[at(key, tile)] = same;
                moves_[at(key, tile)] = base.moves(key, box.i0, box.j0, baked_cells, baked_cells);
            }
    });
}

void TileSurvey::find_needed(const GroundMask& ground, int columns, int rows) {
    const GridFrame& grid = ground.fine;
    needed_.assign(static_cast<std::size_t>(columns * rows), 0);
    std::vector<std::uint8_t> told(needed_.size(), 0);
    for (int j = 0; j < grid.height; ++j)
        for (int i = 0; i < grid.width; ++i)
            if (ground.told[grid.index(i, j)])
                told[static_cast<std::size_t>(j / control_tile_cells * columns + i / control_tile_cells)] = 1;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            for (int r = std::max(0, row - 1); r <= std::min(rows - 1, row + 1); ++r)
                for (int c = std::max(0, column - 1); c <= std::min(columns - 1, column + 1); ++c)
                    if (told[static_cast<std::size_t>(r * columns + c)])
                        needed_[static_cast<std::size_t>(row * columns + column)] = 1;
}

bool TileSurvey::stands(const Motion& motion, int tile) const {
    for (int k = 0; k < motion.count; ++k) {
        const Motion::Interval& interval = motion.intervals[static_cast<std::size_t>(k)];
        if (interval.ease <= 0 && !moves_[at(interval.a, tile)]) return true;
    }
    return false;
}

} // namespace bagration
