#include "renderer/gl/draw_state.hpp"

#include "renderer/gl/api.hpp"

namespace bagration {
namespace {

void enable(GLenum capability, bool on) {
    if (on)
        glEnable(capability);
    else
        glDisable(capability);
}

void apply_blend(Blend blend) {
    enable(GL_BLEND, blend != Blend::off);
    glBlendEquation(GL_FUNC_ADD);
    switch (blend) {
    case Blend::off:
        break;
    case Blend::straight:
        glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        break;
    case Blend::premultiplied:
        glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        break;
    case Blend::add:
        glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE, GL_ZERO, GL_ONE);
        break;
    case Blend::multiply:
        glBlendFuncSeparate(GL_DST_COLOR, GL_ZERO, GL_ZERO, GL_ONE);
        break;
    }
}

void apply_depth(const DrawState& state) {
    // Without the test enabled GL writes no depth either: "always" stands for writing without testing.
    enable(GL_DEPTH_TEST, state.depth_test != DepthTest::off || state.depth_write);
    switch (state.depth_test) {
    case DepthTest::off:
        glDepthFunc(GL_ALWAYS);
        break;
    case DepthTest::less:
        glDepthFunc(GL_LESS);
        break;
    case DepthTest::less_equal:
        glDepthFunc(GL_LEQUAL);
        break;
    case DepthTest::equal:
        glDepthFunc(GL_EQUAL);
        break;
    }
    glDepthMask(state.depth_write ? GL_TRUE : GL_FALSE);
    enable(GL_POLYGON_OFFSET_FILL, state.depth_offset_factor != 0 || state.depth_offset_units != 0);
    glPolygonOffset(state.depth_offset_factor, state.depth_offset_units);
}

} // namespace

void apply(const DrawState& state) {
    apply_blend(state.blend);
    apply_depth(state);
    const GLboolean color = state.color_write ? GL_TRUE : GL_FALSE;
    glColorMask(color, color, color, color);
    enable(GL_CULL_FACE, state.cull_back);
    glCullFace(GL_BACK);
    glFrontFace(GL_CCW);
    enable(GL_STENCIL_TEST, state.once_per_pixel);
    glStencilMask(0xFF);
    glStencilFunc(GL_EQUAL, 0, 0xFF);
    glStencilOp(GL_KEEP, GL_KEEP, GL_INCR);
}

void clear_stencil() {
    glStencilMask(0xFF);
    glClearStencil(0);
    glClear(GL_STENCIL_BUFFER_BIT);
}

void set_viewport(int x, int y, int width, int height) {
    glViewport(x, y, width, height);
}

void set_scissor(int x, int y, int width, int height) {
    glEnable(GL_SCISSOR_TEST);
    glScissor(x, y, width, height);
}

void clear_scissor() {
    glDisable(GL_SCISSOR_TEST);
}

} // namespace bagration
