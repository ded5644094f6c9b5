#pragma once
// The overview in a corner: land and sea of the whole theatre as rows of plain boxes, and the part that the
// camera sees. Made once per show.
#include "renderer/scene/frame_scene.hpp"
#include "terrain/terrain.hpp"

#include <vector>

namespace bagration {

class InsetMap {
  public:
    explicit InsetMap(const Terrain& terrain);

    /// Height over width.
    float aspect() const { return aspect_; }
    /// Draws it into a box of the frame (top left, size), with the camera's view.
    void draw(FlatBatch& batch, const Style& style, const Camera& camera, glm::vec2 corner, glm::vec2 size,
              float unit_px) const;

  private:
    /// Land in a row: from x0 to x1, shares of the width.
    struct Run {
        int row = 0;
        float x0 = 0, x1 = 0;
    };
    glm::vec2 share_of(PlanePoint point) const;
    PlaneBox box_;
    float aspect_ = 1;
    std::vector<Run> land_;
};

} // namespace bagration
