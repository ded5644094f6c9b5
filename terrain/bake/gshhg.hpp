#pragma once
// GSHHG (Wessel and Smith) shore lines in the binned NetCDF files that GMT uses: whole lines, and which level
// (sea, land, lake, ...) a place has. Format, as read from the file itself: the globe is cut into square
// bins; a bin holds the levels of its four corners and pieces of shore as points relative to its south-west
// corner.
#include "terrain/bake/etopo5.hpp"
#include "terrain/geo/coordinates.hpp"
#include "terrain/geo/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace bagration {

/// 0 sea, 1 land, 2 lake, 3 island in a lake, 4 pond on it.
using ShoreLevel = int;

/// A shore line, joined across bins. Lines cut by the edge of the region that was read are open.
struct ShoreLine {
    ShoreLevel level = 1; ///< Of the ground that it encloses.
    int polygon = 0;      ///< GSHHG's number of the whole polygon.
    int parent = -1;      ///< The polygon around it, -1: none.
    double area_km2 = 0;  ///< Of the whole polygon.
    bool river = false;   ///< A lake that is a broad river.
    bool closed = false;
    std::vector<LonLat> points; ///< Closed lines do not repeat the first point.
};

class Shores {
  public:
    static Expected<Shores> read(const std::filesystem::path& file, const LonLatBox& box);

    const std::vector<ShoreLine>& lines() const { return lines_; }
    /// The level at a place of the region.
    ShoreLevel level_at(LonLat place) const;
    const std::string& version() const { return version_; }
    /// Ends of pieces that found no continuation although they are not at the region's edge.
    int loose_ends() const { return loose_ends_; }

  private:
    /// Positions are integers in 1/65535 bin from 180 W, 90 S: neighbouring bins agree on them exactly.
    struct Piece {
        ShoreLevel level = 1;
        int polygon = 0;
        int entry_side = 0, exit_side = 0; ///< 0 south, 1 east, 2 north, 3 west, 4 none (closed in the bin).
        std::vector<std::int32_t> x, y;
    };
    struct Bin {
        ShoreLevel south_west = 0;
        std::vector<Piece> pieces;
    };
    const Bin& bin(int column, int row) const {
        return bins_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                     static_cast<std::size_t>(column)];
    }
    void join();

    std::vector<Bin> bins_;
    int first_column_ = 0, first_row_ = 0, columns_ = 0, rows_ = 0; ///< Of bins, from 180 W and 90 S.
    double bin_deg_ = 1;
    std::vector<ShoreLine> lines_;
    std::string version_;
    int loose_ends_ = 0;
};

/// Rivers of the companion file: pieces per bin, joined where they touch. level 0 (largest) ... 10.
struct RiverPiece {
    int level = 0;
    std::vector<LonLat> points;
};
Expected<std::vector<RiverPiece>> read_gshhg_rivers(const std::filesystem::path& file, const LonLatBox& box);

} // namespace bagration
