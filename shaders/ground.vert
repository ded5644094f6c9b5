#include "lib/ground.glsl"
#include "lib/haze.glsl"

layout(location = 0) in vec2 place;  // on the plane
layout(location = 1) in vec2 slide;  // from an even neighbour: the way that an odd vertex goes back when it morphs
layout(location = 2) in vec3 detail; // size of a quad, distances from the eye where morphing begins and ends

#ifdef LINE
uniform sampler2D certainty_slices;        // r, g = certainty of the front in the two slices
uniform vec4 certainty_uv;
uniform float slice_weight;
#endif

// Variants of the program meet at edges of quads: to the bit.
invariant gl_Position;
out vec2 plane;
#ifdef AIR
out float haze;
#endif
#ifdef LINE
out float certainty;
#endif

#ifdef CLOSE
out float slope;
// Over about two kilometres.
float slope_at(vec2 p) {
    const float reach_m = 900.0;
    vec2 rise = vec2(height_at(p + vec2(reach_m, 0.0), reach_m) - height_at(p - vec2(reach_m, 0.0), reach_m),
                     height_at(p + vec2(0.0, reach_m), reach_m) - height_at(p - vec2(0.0, reach_m), reach_m));
    return length(rise) / (2.0 * reach_m);
}
#endif

void main() {
    vec2 p = place;
    float d = length(vec3(p, -dot(p, p) / (2.0 * earth_radius_m)) - eye);
    float k = clamp((d - detail.y) / (detail.z - detail.y), 0.0, 1.0);
    // Odd vertices slide to their even neighbours: at k = 1 this is the next coarser level.
    p -= slide * k;
    vec3 world = world_from_height(p, height_at(p, detail.x * (1.0 + k)));
    plane = p;
#ifdef AIR
    haze = haze_share(length(world - eye));
#endif
#ifdef CLOSE
    slope = slope_at(p);
#endif
#ifdef LINE
    vec2 sure = textureLod(certainty_slices, p * certainty_uv.zw + certainty_uv.xy, 0.0).rg;
    certainty = mix(sure.r, sure.g, slice_weight);
#endif
    gl_Position = clip_from_world * vec4(world, 1.0);
}
