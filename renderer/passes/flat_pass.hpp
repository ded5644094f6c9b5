#pragma once
// Everything that lies flat on the screen: town signs, plates, letters.
#include "renderer/gl/program.hpp"
#include "renderer/gl/vertex_array.hpp"
#include "renderer/scene/frame_scene.hpp"
#include "renderer/text/glyph_atlas.hpp"

namespace bagration {

class FlatPass {
  public:
    static Expected<FlatPass> create(const GlyphAtlas& atlas, const ShaderFiles& shaders);
    void draw(const FlatBatch& batch, FrameSize size);
    Expected<void> reload(const ShaderFiles& shaders);

  private:
    FlatPass(Program shapes, Program glyphs, Texture2D atlas, float distance_range_em);
    void draw_shapes(const FlatBatch& batch, glm::vec2 viewport);
    void draw_glyphs(const FlatBatch& batch, glm::vec2 viewport);

    Program shape_program_, glyph_program_;
    Texture2D atlas_;
    float distance_range_em_;
    Buffer shapes_{Buffer::Kind::vertex, Buffer::Usage::stream},
        glyphs_{Buffer::Kind::vertex, Buffer::Usage::stream};
    VertexArray shape_array_, glyph_array_;
};

} // namespace bagration
