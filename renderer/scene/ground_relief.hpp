#pragma once
// How rugged the ground is around the camera's target: plains need few triangles, mountains many.
#include "renderer/scene/camera.hpp"
#include "terrain/geo/grid.hpp"
#include "terrain/terrain.hpp"

namespace bagration {

class GroundRelief {
  public:
    explicit GroundRelief(const Terrain& terrain);
    /// Difference of height within 64 km, averaged over what a camera sees; smooth in the pose.
    double metres_around(PlanePoint target, double radius_m) const;

  private:
    Raster<float> relief_m_;
};

/// Wanted size of the ground's quads on screen: small where relief would show that they are straight. Smooth
/// in the pose, so that nothing pops.
double quad_px_for(const GroundRelief& relief, const Camera& camera, Quality quality);

} // namespace bagration
