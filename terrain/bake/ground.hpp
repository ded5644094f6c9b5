#pragma once
// The ground of a frame: heights with land, sea and lakes joined, and where the water is.
#include "terrain/bake/etopo5.hpp"
#include "terrain/bake/field.hpp"
#include "terrain/bake/water_mask.hpp"
#include "terrain/terrain.hpp"

#include <filesystem>
#include <vector>

namespace bagration {

/// What was repaired on the way, for the bake's report.
struct GroundReport {
    int scaled_cells = 0;
    int pits = 0;
    int reservoirs_removed = 0;
    int mask_rows_repaired = 0;
};

/// Heights and depths of the default data set, repaired and split.
class Relief {
  public:
    static Expected<Relief> read(const std::filesystem::path& etopo5, const LonLatBox& box);
    const GlobeGrid& land() const { return fields_.land; }
    const GlobeGrid& sea() const { return fields_.sea; }
    const GroundReport& report() const { return report_; }

  private:
    LandAndSea fields_;
    GroundReport report_;
};

struct GroundInputs {
    const Relief& relief;
    const Shores& shores;
    const std::vector<PlaneShore>& lines;
    const MapProjection& projection;
    const std::vector<WaterLine>& rivers;
    bool synthesise_detail = true;
};

struct Ground {
    Field height_m;               ///< Land > 0, sea < 0, lakes at their level.
    Field coast_distance_m;       ///< Signed, positive on land; on land exact only near the coast.
    Field lake_cover;             ///< Share of each sample that is lake, 0 ... 1.
    Raster<std::uint8_t> surface; ///< Values of Surface.
};
Ground make_ground(const GridFrame& frame, const GroundInputs& inputs, GroundReport& report);

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

/// Land and sea joined at the coast: the land rises from it, the sea falls away, whatever the fields say.
float joined_height_m(float land_m, float sea_m, bool is_sea, float coast_distance_m);

} // namespace bagration
