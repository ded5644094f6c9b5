#pragma once
// What is known of the field's tiles before any is baked: which matter at all, which are out of range or
// stand still on the key days, and what reaches them.
#include "campaign/control/base_field.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace bagration {

/// A tile is baked with this many cells of ground around it, to be smoothed in one go with its neighbours.
inline constexpr int tile_halo = 2;
inline constexpr int baked_cells = control_tile_cells + 2 * tile_halo;

/// A tile with its halo.
struct TileBox {
    int i0 = 0, j0 = 0; ///< South-western cell of the halo; may lie outside the frame.
};
inline TileBox baked_box(int tile, int tile_columns) {
    return {tile % tile_columns * control_tile_cells - tile_halo,
            tile / tile_columns * control_tile_cells - tile_halo};
}

/// Per tile: which entries of a list reach it, ascending.
class Reached {
  public:
    Reached(int tile_columns, int tile_rows);

    /// An entry and the cells of the frame that it may change; tiles take part with their halo.
    void add(int entry, double i0, double j0, double i1, double j1);
    std::span<const int> of(int tile) const { return entries_[static_cast<std::size_t>(tile)]; }

  private:
    int columns_ = 0, rows_ = 0;
    std::vector<std::vector<int>> entries_;
};

class TileSurvey {
  public:
    TileSurvey(const GroundMask& ground, const BaseField& base);

    /// False far from all ground that is told of: such a tile is never looked at.
    bool needed(int tile) const { return needed_[static_cast<std::size_t>(tile)] != 0; }
    /// -1, +1: out of the range of phi on a key day, all over; else 0.
    int constant(int key, int tile) const { return constant_[at(key, tile)]; }
    /// Whether the tile is what it was on the key day before.
    bool as_before(int key, int tile) const { return as_before_[at(key, tile)] != 0; }
    /// Whether the front stands all over a tile.
    bool stands(const Motion& motion, int tile) const;

  private:
    std::size_t at(int key, int tile) const {
        return static_cast<std::size_t>(key) * needed_.size() + static_cast<std::size_t>(tile);
    }
    void find_needed(const GroundMask& ground, int columns, int rows);

    std::vector<std::uint8_t> needed_; ///< Per tile; the others per key day and tile.
    std::vector<std::int8_t> constant_;
    std::vector<std::uint8_t> as_before_;
    std::vector<std::uint8_t> moves_; ///< Whether mobility after the key day is other than 0 anywhere.
};

} // namespace bagration
