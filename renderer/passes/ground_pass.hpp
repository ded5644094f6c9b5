#pragma once
// Terrain, water, territory and front line in one draw: the campaign's control field is part of the ground's
// shader. Most patches need little of it; each is drawn by the simplest program that shows all it contains.
#include "renderer/gl/vertex_array.hpp"
#include "renderer/passes/control_texture.hpp"
#include "renderer/passes/ground_shape.hpp"
#include "renderer/scene/frame_options.hpp"
#include "renderer/scene/frame_scene.hpp"
#include "renderer/scene/range_grid.hpp"
#include "renderer/scene/show.hpp"

#include <map>
#include <vector>

namespace bagration {

class GroundPass {
  public:
    static Expected<GroundPass> create(const Show& show, const ShaderFiles& shaders, int max_texture_size);

    void draw(const FrameScene& scene, const FrameOptions& options, const GroundShape& shape);
    Expected<void> reload(const ShaderFiles& shaders);

  private:
    /// What a program can draw, as bits; each is a define of ground.frag.
    using Features = unsigned;
    struct PatchInstance {
        glm::vec3 square;
        glm::vec2 morph;
        glm::vec4 tint;
    };

    GroundPass(const Show& show, ShaderFiles shaders, Texture2D base_window, Texture2D base_surround,
               ControlTexture control);
    Expected<void> compile(Features features);
    Features theme_features(const FrameScene& scene, const FrameOptions& options) const;
    /// Fills in the patch's tint where it has one.
    Features features_of(const GroundPatch& patch, const FrameScene& scene, const FrameOptions& options,
                         glm::vec4& tint) const;
    void set_uniforms(Program& program, const FrameScene& scene, const FrameOptions& options,
                      const GroundShape& shape);

    const Show* show_;
    ShaderFiles shaders_;
    std::map<Features, Program> programs_; ///< Compiled when first needed.
    Texture2D base_window_, base_surround_;
    RangeGrid coast_; ///< Of the window's coast distance, texel values.
    ControlTexture control_;
    Buffer grid_{Buffer::Kind::vertex}, indices_{Buffer::Kind::index};
    Buffer patches_{Buffer::Kind::vertex, Buffer::Usage::stream};
    VertexArray mesh_;
    int index_count_ = 0;
    bool has_ghost_ = false; ///< In the frame that is being drawn.
};

} // namespace bagration
