#pragma once
// Where heights come from: the default data set, or the user's elevation models with its voids filled from
// it.
#include "terrain/bake/etopo5.hpp"
#include "terrain/bake/field.hpp"
#include "terrain/geo/map_projection.hpp"

#include <filesystem>
#include <vector>

namespace bagration {

class HeightSource {
  public:
    /// Errors (usage): a file is missing or unreadable.
    static Expected<HeightSource> read(const std::filesystem::path& etopo5, const LonLatBox& box);

    /// Heights of the land, extended over the sea, and depths of the sea (< 0), extended over the land.
    Field land(const GridFrame& frame, const MapProjection& projection) const;
    Field sea(const GridFrame& frame, const MapProjection& projection) const;
    int scaled_cells() const { return scaled_cells_; }
    int pits() const { return pits_; }

  private:
    LandAndSea fields_;
    int scaled_cells_ = 0, pits_ = 0;
};

/// Longitude and latitude of every sample, exact every few samples and linear between (errors of metres).
class PlaceTable {
  public:
    PlaceTable(const GridFrame& frame, const MapProjection& projection);
    LonLat at(int i, int j) const;

  private:
    static constexpr int step = 8;
    int width_ = 0;
    std::vector<LonLat> places_;
};

} // namespace bagration
