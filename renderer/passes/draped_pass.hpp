#pragma once
// Borders, railways and the graticule as fine lines on the ground, under the campaign.
#include "renderer/gl/vertex_array.hpp"
#include "renderer/passes/ground_shape.hpp"
#include "renderer/scene/draped_lines.hpp"
#include "renderer/scene/frame_scene.hpp"

#include <array>
#include <vector>

namespace bagration {

class DrapedPass {
  public:
    static Expected<DrapedPass> create(const std::vector<DrapedGroup>& groups, const ShaderFiles& shaders);
    void draw(const FrameScene& scene, const Layers& layers, const GroundShape& shape);
    Expected<void> reload(const ShaderFiles& shaders) { return program_.reload(shaders); }

  private:
    struct Level {
        Buffer segments{Buffer::Kind::vertex};
        VertexArray lines;
        int count = 0;
    };
    struct Group {
        DrapedGroup about; ///< Without its segments.
        std::array<Level, draped_levels> levels;
    };
    explicit DrapedPass(Program program) : program_(std::move(program)) {}
    Program program_;
    std::vector<Group> groups_;
};

} // namespace bagration
