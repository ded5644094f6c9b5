#pragma once
// Rivers and lake shores as crisp lines on the ground.
#include "renderer/gl/vertex_array.hpp"
#include "renderer/passes/ground_shape.hpp"
#include "renderer/scene/frame_scene.hpp"
#include "renderer/scene/water_mesh.hpp"

#include <vector>

namespace bagration {

class RiverPass {
  public:
    static Expected<RiverPass> create(const Terrain& terrain, const ShaderFiles& shaders);
    void draw(const FrameScene& scene, const GroundShape& shape);
    Expected<void> reload(const ShaderFiles& shaders) { return program_.reload(shaders); }

  private:
    struct Level {
        Buffer segments{Buffer::Kind::vertex};
        VertexArray lines;
        int count = 0;
    };
    struct Chunk {
        PlaneBox box;
        PlanePoint origin;
        std::vector<Level> levels;
    };
    explicit RiverPass(Program program) : program_(std::move(program)) {}
    Program program_;
    std::vector<Chunk> chunks_;
};

} // namespace bagration
