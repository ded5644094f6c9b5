#pragma once
// What covers the ground, for every cell of a grid: kept as runs along the rows, because that takes a
// fortieth of the memory of the cells.
#include "terrain/geo/grid.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace bagration {

enum class Surface { land, sea, lake };

class SurfaceRuns {
  public:
    SurfaceRuns() = default;
    /// All land. At most 2^16 columns.
    explicit SurfaceRuns(const GridFrame& frame);

    const GridFrame& frame() const { return frame_; }
    Surface at(int i, int j) const;
    /// A row as encode_rows() writes it (terrain_chunks.hpp): each cell's value less that of its western
    /// neighbour. Different rows may be set by several threads at once.
    void set_coded_row(int j, std::span<const std::byte> differences);

  private:
    /// From a column on, the ground is of this kind.
    struct Run {
        std::uint16_t first_column = 0;
        std::uint8_t surface = 0;
    };
    GridFrame frame_;
    std::vector<std::vector<Run>> rows_; ///< By column; the first begins at column 0.
};

} // namespace bagration
