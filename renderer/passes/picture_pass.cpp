#include "renderer/passes/picture_pass.hpp"

#include "renderer/gl/draw_state.hpp"

#include <utility>

namespace bagration {

Expected<PicturePass> PicturePass::create(const ShaderFiles& shaders) {
    auto program = Program::create(shaders, {"picture.vert", "picture.frag"});
    if (!program) return tl::unexpected(program.error());
    return PicturePass(std::move(*program));
}

Expected<void> PicturePass::reload(const ShaderFiles& shaders) {
    return program_.reload(shaders);
}

void PicturePass::draw(const Framebuffer& picture, float share) {
    apply(DrawState{.blend = Blend::straight});
    program_.set("picture", 0, picture.color());
    program_.set("share", share);
    corners_.draw(Primitive::triangle_strip, 0, 4);
}

} // namespace bagration
