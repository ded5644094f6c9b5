#pragma once
// Terrain, water, territory and front line in one draw: the campaign's control field is part of the ground's
// shader.
#include "renderer/gl/vertex_array.hpp"
#include "renderer/passes/ground_shape.hpp"
#include "renderer/scene/frame_options.hpp"
#include "renderer/scene/frame_scene.hpp"
#include "renderer/scene/show.hpp"

#include <vector>

namespace bagration {

class GroundPass {
  public:
    static Expected<GroundPass> create(const Show& show, const ShaderFiles& shaders, int max_texture_size);

    void draw(const FrameScene& scene, const FrameOptions& options, const GroundShape& shape);
    Expected<void> reload(const ShaderFiles& shaders);

  private:
    GroundPass(const Show& show, Program inside, Program everywhere, Texture2D base_window,
               Texture2D base_surround, Texture2D control);
    void show_slices(const SliceBracket& bracket);
    void set_uniforms(Program& program, const FrameScene& scene, const FrameOptions& options,
                      const GroundShape& shape);

    const Show* show_;
    Program inside_, everywhere_; ///< Patches wholly in the window, and all others.
    Texture2D base_window_, base_surround_, control_;
    Buffer grid_{Buffer::Kind::vertex}, indices_{Buffer::Kind::index};
    Buffer patches_{Buffer::Kind::vertex, Buffer::Usage::stream};
    VertexArray mesh_;
    int index_count_ = 0;
    Raster<float> theatre_km_;
    int slice_a_ = -1, slice_b_ = -1; ///< What the control texture holds: a memo, never an influence.
};

} // namespace bagration
