#pragma once
// Which squares of ground to draw how finely: a quadtree over the surround, refined by distance to the eye,
// with the morph ranges that let neighbouring levels meet without cracks and change without popping
// (continuous distance-dependent level of detail after F. Strugar, 2010).
#include "renderer/scene/camera.hpp"
#include "terrain/geo/coordinates.hpp"

#include <vector>

namespace bagration {

/// Quads along one side of a patch: every patch is the same mesh, scaled.
inline constexpr int patch_quads = 4;

struct GroundPatch {
    glm::vec2 origin_m{}; ///< South-west corner relative to the camera's target.
    float size_m = 0;
    float morph_begin_m =
        0;                  ///< Distance from the eye where its odd vertices begin to slide to the even ones,
    float morph_end_m = 0;  ///< and where they have arrived: it looks like the next coarser level.
    bool in_window = false; ///< Wholly inside the fine layer.
};

struct GroundTree {
    PlaneBox surround;   ///< Everything there is.
    PlaneBox window;     ///< The fine layer.
    double quad_px = 14; ///< Wanted size of a quad on screen: smaller = more triangles.
    double finest_quad_m = 250;
    double highest_m = 5000; ///< Bound of the heights, for culling.
};

/// Visible patches, near to far. Their number is bounded by the screen, not by the map.
std::vector<GroundPatch> select_ground_patches(const GroundTree& tree, const Camera& camera);

} // namespace bagration
