#pragma once
// ETOPO5 (NOAA/NGDC 1988, 5' heights and depths): reading, repairing, and splitting into land and sea.
#include "terrain/geo/coordinates.hpp"
#include "terrain/geo/result.hpp"

#include <filesystem>
#include <vector>

namespace bagration {

/// A regular grid in longitude and latitude, row 0 the southernmost. Metres.
struct GlobeGrid {
    double lon0_deg = 0, lat0_deg = 0; ///< Of sample (0, 0).
    double step_deg = 0;
    int width = 0, height = 0;
    std::vector<float> values;

    float at(int i, int j) const {
        return values[static_cast<std::size_t>(j) * static_cast<std::size_t>(width) +
                      static_cast<std::size_t>(i)];
    }
    /// Catmull-Rom, clamped to the edges.
    float sample_cubic(LonLat place) const;
};

struct LonLatBox {
    double west_deg = 0, south_deg = 0, east_deg = 0, north_deg = 0;
    bool contains(LonLat p) const {
        return p.lon_deg >= west_deg && p.lon_deg <= east_deg && p.lat_deg >= south_deg &&
               p.lat_deg <= north_deg;
    }
};

/// Errors (usage): file missing or not the expected grid.
Expected<GlobeGrid> read_etopo5(const std::filesystem::path& file, const LonLatBox& box);

/// Multiplies the coastal cells that were stored too low (etopo5_faults.hpp). Returns how many.
int repair_scaled_boxes(GlobeGrid& grid);
/// Fills holes of wrongly low values in gentle ground with the median around them. Returns how many.
int repair_pits(GlobeGrid& grid);

/// Two fields without each other's values, each extended smoothly across the coast.
struct LandAndSea {
    GlobeGrid land; ///< Shifted to its true place: sample it at the true longitude and latitude.
    GlobeGrid sea;
};
LandAndSea split_land_and_sea(const GlobeGrid& repaired);

} // namespace bagration
