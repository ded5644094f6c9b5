#pragma once
// The static geometry of a campaign arrow: a strip along the smoothed path of its way-points. How far it has
// grown, its width and its shape (swallow tail, taper, head) are decided per frame in the shader, from the
// distance along the path and across it.
#include "campaign/model.hpp"

#include <glm/glm.hpp>

#include <cstdint>
#include <vector>

namespace bagration {

struct ArrowVertex {
    glm::vec2 centre_m; ///< On the spine, relative to ArrowMesh::origin.
    glm::vec2 left;     ///< Unit vector to the left of the direction of march.
    float along_m;      ///< From the path's start; negative and beyond the end on the caps.
    float across;       ///< -1 ... 1 over the strip's width, positive to the left.
};

/// Vertices of one cross-section of the strip; the mesh is a sequence of them.
inline constexpr int arrow_section_vertices = 5;

struct ArrowMesh {
    PlanePoint origin;
    std::vector<ArrowVertex> vertices;
    std::vector<std::uint32_t> indices; ///< Triangles.
    Polyline path;                      ///< The smoothed spine.
    std::vector<double> way_point_m;    ///< Distance along `path` of each way-point.
};

/// Distance along the smoothed path for a distance along the straight way-point polyline (what state_at()
/// gives): both name the same way-point interval and the same fraction of it.
double along_smoothed(const ArrowMesh& mesh, const Polyline& way_points, double along_way_points_m);

ArrowMesh build_arrow_mesh(const Arrow& arrow);

/// Width to draw with: by strength, growing more slowly than the picture when the camera comes near.
double drawn_arrow_width_m(const Arrow& arrow, double metres_per_pixel_at_1080);

} // namespace bagration
