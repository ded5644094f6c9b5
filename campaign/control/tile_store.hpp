#pragma once
// How the slices are kept: square tiles of phi, shared by all slices (and places) where they are equal. A
// front that stands costs nothing.
#include "campaign/control/ground_mask.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bagration {

inline constexpr int control_tile_size = control_tile_cells * control_tile_cells;
/// phi is stored in steps of this many metres.
inline constexpr double phi_step_m = 2;

using PhiTile = std::array<std::int16_t, control_tile_size>;

/// A tile all of which is further than this from the front is kept at half the resolution, in steps of 500 m.
inline constexpr double far_from_m = 16'000;
inline constexpr double far_step_m = 500;
using FarTile = std::array<std::int8_t, control_tile_size / 4>;

/// phi clamped and rounded to storage steps.
std::int16_t stored_phi(float phi_m);

/// A tile as it will be kept: in the resolution that it needs, with its hash. Made by several threads at
/// once.
struct ReadyTile {
    explicit ReadyTile(const PhiTile& phi);
    bool is_far = false;
    std::uint64_t hash = 0;
    PhiTile near; ///< Only one of the two has values.
    FarTile far;
};

class TileStore {
  public:
    TileStore() = default;
    TileStore(const GridFrame& frame, int slice_count);

    const GridFrame& frame() const { return frame_; }
    int slice_count() const { return slice_count_; }
    int tile_columns() const { return frame_.width / control_tile_cells; }
    int tile_rows() const { return frame_.height / control_tile_cells; }
    int tile_count() const { return tile_columns() * tile_rows(); }

    /// Keeps a tile, or finds the equal one that is kept already. Not thread-safe.
    void put(int slice, int tile, const ReadyTile& ready);
    /// The same tile as in another slice.
    void share(int slice, int tile, int other_slice);
    /// Forgets what only building needs.
    void finish();

    std::uint32_t id(int slice, int tile) const {
        return ids_[static_cast<std::size_t>(slice) * static_cast<std::size_t>(tile_count()) +
                    static_cast<std::size_t>(tile)];
    }
    /// phi of a cell of a tile, metres.
    float value_m(std::uint32_t tile_id, int column, int row) const {
        if (tile_id >= far_bit) {
            const std::size_t cell =
                static_cast<std::size_t>(row / 2 * (control_tile_cells / 2) + column / 2);
            return static_cast<float>(far_[tile_id - far_bit][cell]) * static_cast<float>(far_step_m);
        }
        const std::size_t cell = static_cast<std::size_t>(row * control_tile_cells + column);
        return static_cast<float>(near_[tile_id][cell]) * static_cast<float>(phi_step_m);
    }
    /// -1 or +1 where a whole tile is negative or positive, else 0.
    int sign(std::uint32_t tile_id) const {
        if (tile_id >= far_bit) return far_[tile_id - far_bit][0] > 0 ? 1 : -1;
        return near_signs_[tile_id];
    }
    /// phi of one cell in metres.
    float cell_m(int slice, int i, int j) const;
    /// phi between cells (bilinear; clamped to the frame), metres.
    float sample_m(int slice, PlanePoint point) const;
    void read(int slice, int i0, int j0, int w, int h, std::span<float> phi_m) const;
    std::size_t bytes() const;

    /// For the cache: everything as bytes, and back. False when the bytes do not fit together.
    std::string packed() const;
    bool unpack(std::string_view bytes);

  private:
    /// Ids from here on are far tiles.
    static constexpr std::uint32_t far_bit = 1u << 31;
    void find_signs();

    GridFrame frame_;
    int slice_count_ = 0;
    std::vector<std::uint32_t> ids_;
    std::vector<PhiTile> near_;
    std::vector<FarTile> far_;
    std::vector<std::int8_t> near_signs_;
    std::vector<std::vector<std::uint32_t>> by_hash_;
};

} // namespace bagration
