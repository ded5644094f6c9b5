#pragma once
// The fixed-function state of a draw call, set as a whole: no pass depends on what the pass before it left
// behind.
namespace bagration {

enum class Blend {
    off,
    straight,      ///< Colour is not premultiplied: src.rgb * src.a + dst * (1 - src.a); alpha accumulates.
    premultiplied, ///< src + dst * (1 - src.a)
    add,           ///< src.rgb * src.a + dst; alpha stays
    multiply,      ///< src.rgb * dst; alpha stays
};
enum class DepthTest { off, less, less_equal, equal };

struct DrawState {
    Blend blend = Blend::off;
    DepthTest depth_test = DepthTest::off;
    bool depth_write = false;
    bool color_write = true;
    bool cull_back = false; ///< Front faces are counter-clockwise.
    /// Every pixel is drawn once until the next clear_stencil(): translucent shapes that overlap themselves.
    /// Needs a framebuffer with stencil.
    bool once_per_pixel = false;
    /// Moves fragments away from (> 0) or towards (< 0) the camera, as glPolygonOffset(factor, units).
    float depth_offset_factor = 0;
    float depth_offset_units = 0;
};

void apply(const DrawState& state);
void clear_stencil();
/// Pixels, origin bottom left.
void set_viewport(int x, int y, int width, int height);
void set_scissor(int x, int y, int width, int height);
void clear_scissor();

} // namespace bagration
