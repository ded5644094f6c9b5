#pragma once
// Rivers and lake shores as segments in square chunks of ground, in a few levels of detail: the static
// geometry of the line pass.
#include "renderer/scene/camera.hpp"
#include "terrain/terrain.hpp"

#include <array>
#include <vector>

namespace bagration {

/// One instance of the line shader.
struct LineSegment {
    glm::vec3 from; ///< x, y relative to the chunk's origin, z height in metres (not exaggerated).
    glm::vec3 to;
    float width; ///< Pixels at 1080 and 0.5 km per pixel.
};

inline constexpr int line_detail_levels = 5;

struct LineChunk {
    PlaneBox box;
    PlanePoint origin;
    /// Level k is simplified to about 50 m * 3^k and lacks the rivers too small to be seen there.
    std::array<std::vector<LineSegment>, line_detail_levels> levels;
};

std::vector<LineChunk> build_river_chunks(const Terrain& terrain);

/// Which detail level suits a scale, so that the simplification stays under about a pixel.
int line_detail_for(double metres_per_pixel);

/// May any of the box be seen? Never says no wrongly.
bool may_be_visible(const Camera& camera, const PlaneBox& box);

} // namespace bagration
