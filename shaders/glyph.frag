#include "lib/edges.glsl"

in vec2 atlas_uv;
flat in vec4 ink_colour;
flat in vec4 halo_colour;
flat in vec2 range_halo;
out vec4 colour;

uniform sampler2D atlas;
uniform bool halo_pass; // All halos are drawn before all letters, so that no halo eats its neighbour.

void main() {
    float d_px = (texture(atlas, atlas_uv).r - 0.5) * range_halo.x;
    if (halo_pass) {
        float reach = range_halo.y;
        float a = reach > 0.0 ? smoothstep(-reach - 0.5, -0.25 * reach, d_px) : 0.0;
        colour = vec4(halo_colour.rgb, halo_colour.a * a);
    } else {
        colour = vec4(ink_colour.rgb, ink_colour.a * coverage_px(d_px));
    }
    if (colour.a <= 0.0) discard;
}
