#pragma once
// Growing arrows of the campaign, draped on the ground.
#include "renderer/gl/vertex_array.hpp"
#include "renderer/passes/ground_shape.hpp"
#include "renderer/scene/arrow_mesh.hpp"
#include "renderer/scene/frame_scene.hpp"

#include <span>
#include <vector>

namespace bagration {

class ArrowPass {
  public:
    /// One mesh per arrow of the campaign, in its order.
    static Expected<ArrowPass> create(const Campaign& campaign, std::span<const ArrowMesh> meshes,
                                      const ShaderFiles& shaders);
    void draw(const FrameScene& scene, const GroundShape& shape);
    Expected<void> reload(const ShaderFiles& shaders) { return program_.reload(shaders); }

  private:
    struct Strip {
        Buffer vertices{Buffer::Kind::vertex}, indices{Buffer::Kind::index};
        VertexArray array;
        PlanePoint origin;
        int index_count = 0, indices_per_section = 0;
        std::vector<float> section_m; ///< Distance along the path of each cross-section.
    };
    ArrowPass(const Campaign& campaign, Program program)
        : campaign_(&campaign), program_(std::move(program)) {}
    const Campaign* campaign_;
    Program program_;
    std::vector<Strip> strips_;
};

} // namespace bagration
