#include "lib/ground.glsl"
#include "lib/haze.glsl"

layout(location = 0) in vec2 grid;         // 0...1 over the patch, in steps of one quad
layout(location = 1) in vec3 patch_square; // origin, size
layout(location = 2) in vec2 morph_range;  // begin, end
layout(location = 3) in vec4 patch_tint;   // where the patch has one side: its colour, how much of it

uniform float patch_quads;
#ifdef FRONT
uniform sampler2D certainty_slices;        // r, g = certainty of the front in the two slices
uniform vec4 certainty_uv;
uniform float slice_weight;
#endif

// Variants of the program meet at edges of patches: to the bit.
invariant gl_Position;
out vec2 plane;
#ifdef AIR
out float haze;
#endif
#ifdef FRONT
out float certainty;
#else
flat out vec4 tint_here;
#endif

void main() {
    float quad = patch_square.z / patch_quads;
    vec2 p = patch_square.xy + grid * patch_square.z;
    float d = length(vec3(p, -dot(p, p) / (2.0 * earth_radius_m)) - eye);
    float k = clamp((d - morph_range.x) / (morph_range.y - morph_range.x), 0.0, 1.0);
    // Odd vertices slide to their even neighbours: at k = 1 this is the next coarser level.
    vec2 odd = fract(grid * patch_quads * 0.5) * 2.0;
    p -= odd * quad * k;
    vec3 world = world_from_height(p, height_at(p, quad * (1.0 + k)));
    plane = p;
#ifdef AIR
    haze = haze_share(length(world - eye));
#endif
#ifdef FRONT
    vec2 sure = textureLod(certainty_slices, p * certainty_uv.zw + certainty_uv.xy, 0.0).rg;
    certainty = mix(sure.r, sure.g, slice_weight);
#else
    tint_here = patch_tint;
#endif
    gl_Position = clip_from_world * vec4(world, 1.0);
}
