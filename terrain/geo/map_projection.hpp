#pragma once
// lon/lat <-> map plane. A thin owner of a PROJ transformation; used at load and bake time and by queries,
// never per frame.
#include "terrain/geo/coordinates.hpp"
#include "terrain/geo/result.hpp"

#include <memory>
#include <span>
#include <string>

namespace bagration {

/// The projection of the default theatre: conformal, scale error <= 1.44 % over 10-42 E, 34-61 N.
inline constexpr const char* default_projection =
    "+proj=lcc +lat_1=38.25 +lat_2=57.5 +lat_0=47.5 +lon_0=26 +R=6371007";

/// Immutable after creation, movable. Not thread-safe (PROJ contexts are not): clone() one per thread.
class MapProjection {
  public:
    /// Error (usage): PROJ does not understand the definition, or it is not a map projection in metres.
    static Expected<MapProjection> create(const std::string& proj_definition);

    MapProjection(MapProjection&&) noexcept;
    MapProjection& operator=(MapProjection&&) noexcept;
    ~MapProjection();
    MapProjection clone() const;

    const std::string& definition() const;
    /// Non-finite results for points that the projection cannot show.
    PlanePoint to_plane(LonLat place) const;
    LonLat to_lonlat(PlanePoint point) const;
    void to_plane(std::span<const LonLat> places, std::span<PlanePoint> points) const;
    void to_lonlat(std::span<const PlanePoint> points, std::span<LonLat> places) const;
    /// Map metres per metre on the ground at a place.
    double scale_at(LonLat place) const;
    /// Angle from map north (+y) to true north at a place, degrees, clockwise positive.
    double convergence_deg_at(LonLat place) const;

  private:
    struct Impl;
    explicit MapProjection(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace bagration
