#pragma once
// The ground as the rest of the program sees it: heights, surface, base map picture, water lines, fonts.
// Immutable, and what drawing needs is in memory before the first frame. The base picture goes from the pack
// straight to whoever draws it, because it is most of the pack and is held as a texture anyway; the finest
// heights, which only answers to questions need, stay in the pack until somebody asks.
#include "terrain/geo/grid.hpp"
#include "terrain/geo/map_projection.hpp"
#include "terrain/geo/polygon.hpp"
#include "terrain/geo/polyline.hpp"
#include "terrain/pack.hpp"
#include "terrain/surface_runs.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace bagration {

/// A picture or height pyramid; level 0 is the finest, each next one halves width and height.
template <class T>
struct Pyramid {
    GridFrame frame;    ///< Of level 0; level k has cell_m * 2^k and covers the same box.
    int first_held = 0; ///< Finer levels are in the pack only: empty here.
    std::vector<std::vector<T>> levels;
    GridFrame frame_of(int level) const; ///< Defined in terrain.cpp for the types used.
};

/// Base map texel. rgb: the relief atlas picture (sRGB, shading and tints baked in).
/// a: signed distance to the coast, 128 + 127 * clamp(d / coast_range_m, -1, 1), positive on land.
struct BaseTexel {
    std::uint8_t r = 0, g = 0, b = 0, a = 0;
};
inline constexpr double coast_range_m = 4000.0;

/// Height texel: metres, quarter-metre steps (value / 4). Land > 0, sea < 0, lakes at their level.
using HeightTexel = std::int16_t;
inline constexpr double height_steps_per_metre = 4.0;
/// Drawing needs no finer heights than this: half a kilometre is for the picture's shading and for answers.
inline constexpr double finest_drawn_cell_m = 900;

/// The terrain has a fine window (the theatre) and a coarse surround (so that oblique views have no empty
/// corners).
struct GroundLayer {
    Pyramid<HeightTexel> height; ///< The base picture has the same frames.
};

enum class WaterLineKind { coast, lake_shore, river };

/// A vector line of the base map, drawn crisp at every zoom.
struct WaterLine {
    WaterLineKind kind = WaterLineKind::river;
    std::string name; ///< Local name; empty when unnamed.
    float rank = 0; ///< 0 (largest) ... 1 (smallest worth drawing): rivers by drained area, shores by that of
                    ///< the water or island.
    float width_km2 =
        0;         ///< Rivers: drained area in 1000 km2 at the line's end, for its drawn width; 0 unknown.
    Polyline line; ///< Rivers run downstream.
};

class Terrain {
  public:
    /// Error (usage) when the pack is unreadable, of another version, or misses a chunk.
    static Expected<Terrain> load(const std::filesystem::path& pack);

    Terrain(Terrain&&) noexcept;
    Terrain& operator=(Terrain&&) noexcept;
    ~Terrain();

    const MapProjection& projection() const { return projection_; }
    const GroundLayer& window() const { return window_; }     ///< Fine, about 9-43 E, 34-62 N.
    const GroundLayer& surround() const { return surround_; } ///< Coarse, about 0-54 E, 30-66 N.
    /// Reads a level of the base picture of the window, or else of the surround: calls `take` for bands of
    /// whole rows, from row 0 on, on this thread. Error (usage): the pack has been damaged meanwhile.
    using TakeRows = std::function<void(int first_row, int rows, std::span<const BaseTexel> texels)>;
    Expected<void> read_picture(bool of_window, int level, const TakeRows& take) const;
    const std::vector<WaterLine>& water_lines() const { return water_lines_; }

    /// Metres above sea level as the ground is drawn: bilinear in the finest level that is held, of the
    /// window where it has data, else of the surround. Bathymetry < 0.
    double height_m(PlanePoint point) const;
    /// The same from the finest level there is, for answers: reads the pack when it is first asked about some
    /// ground. As height_m() should the pack have been damaged meanwhile. Safe from several threads.
    double surveyed_height_m(PlanePoint point) const;
    Surface surface(PlanePoint point) const;
    /// Metres to the coast (sea coast only), positive on land; clamped to +-coast_range_m. Looked up in
    /// cells of about half that range: a distance has no details.
    double coast_distance_m(PlanePoint point) const;

    /// Font files by role name: "serif", "serif-italic", "serif-bold", "sans", "sans-bold", "water-italic",
    /// "fallback". They are read when the pack is baked, so that no system font is needed at run time.
    const std::map<std::string, std::vector<std::byte>>& fonts() const { return fonts_; }
    /// Attribution lines for the credits.
    const std::vector<std::string>& credits() const { return credits_; }
    /// The bake's report as JSON: sources, versions, what is measured and what is synthesised.
    const std::string& report_json() const { return report_json_; }
    /// Whether relief finer than the data was made up for it; false after `terrain build --no-detail`.
    bool has_synthesised_relief() const;
    const std::string& key() const { return key_; }

  private:
    friend class TerrainLoader;
    Terrain(MapProjection projection);
    MapProjection projection_;
    std::shared_ptr<const PackReader> pack_;
    std::unique_ptr<class FineHeights> fine_; ///< Null where all heights of the window are held.
    GroundLayer window_, surround_;
    Raster<std::uint8_t> window_coast_, surround_coast_; ///< Values as in BaseTexel::a.
    SurfaceRuns surface_;                                ///< Of the window.
    std::vector<WaterLine> water_lines_;
    std::map<std::string, std::vector<std::byte>> fonts_;
    std::vector<std::string> credits_;
    std::string report_json_, key_;
};

} // namespace bagration
