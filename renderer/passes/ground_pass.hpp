#pragma once
// Terrain, water, territory and front line in one draw: the campaign's control field is part of the ground's
// shader. Most of the ground needs little of it; each quad is drawn by the simplest program that shows all it
// contains.
#include "renderer/gl/vertex_array.hpp"
#include "renderer/passes/control_texture.hpp"
#include "renderer/passes/fine_relief.hpp"
#include "renderer/passes/ground_shape.hpp"
#include "renderer/scene/frame_options.hpp"
#include "renderer/scene/frame_scene.hpp"
#include "renderer/scene/range_grid.hpp"
#include "renderer/scene/show.hpp"

#include <compare>
#include <cstdint>
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
    /// Quads that are drawn together.
    struct Look {
        Features features = 0;
        bool positive = false; ///< Whose ground it is, where there is no line.
        friend auto operator<=>(const Look&, const Look&) = default;
    };
    struct GroundVertex {
        glm::vec2 place, slide;
        glm::vec3 detail;
    };
    /// What classifying quads needs to know of a frame.
    struct View;

    GroundPass(const Show& show, ShaderFiles shaders, Texture2D base_window, Texture2D base_surround,
               RangeGrid coast, ControlTexture control, Texture2D fine_relief);
    Expected<void> compile(Features features);
    Features theme_features(const FrameScene& scene, const FrameOptions& options) const;
    /// Of a box on the plane, relative to the camera's target.
    Look look_of(glm::vec2 min, glm::vec2 max, bool in_window, const View& view) const;
    /// Adds a patch to vertices_ and groups_.
    void add(const GroundPatch& patch, const View& view);
    void set_uniforms(Program& program, const FrameScene& scene, const FrameOptions& options,
                      const GroundShape& shape);

    const Show* show_;
    ShaderFiles shaders_;
    std::map<Features, Program> programs_; ///< Compiled when first needed.
    Texture2D base_window_, base_surround_;
    RangeGrid coast_; ///< Of the window's coast distance, texel values.
    ControlTexture control_;
    Texture2D fine_relief_;
    bool has_fine_relief_; ///< Bare data stay bare.
    std::vector<GroundVertex> vertices_; ///< Of the frame that is being drawn, as are the groups' indices.
    std::map<Look, std::vector<std::uint32_t>> groups_;
    Buffer vertex_buffer_{Buffer::Kind::vertex, Buffer::Usage::stream};
    Buffer index_buffer_{Buffer::Kind::index, Buffer::Usage::stream};
    VertexArray mesh_;
    bool has_ghost_ = false; ///< In the frame that is being drawn.
};

} // namespace bagration
