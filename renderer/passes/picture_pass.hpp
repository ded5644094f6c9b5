#pragma once
// Lays a finished picture over the frame: how one resting view fades into the next.
#include "renderer/gl/framebuffer.hpp"
#include "renderer/gl/program.hpp"
#include "renderer/gl/vertex_array.hpp"

namespace bagration {

class PicturePass {
  public:
    /// Error no_display_or_gl: a shader does not compile.
    static Expected<PicturePass> create(const ShaderFiles& shaders);
    /// `picture` is resolved and as large as the frame that is bound; share 1 covers it wholly.
    void draw(const Framebuffer& picture, float share);
    Expected<void> reload(const ShaderFiles& shaders);

  private:
    explicit PicturePass(Program program) : program_(std::move(program)) {}

    Program program_;
    VertexArray corners_;
};

} // namespace bagration
