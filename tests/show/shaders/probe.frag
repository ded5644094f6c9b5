// The drawn shape of the ground at 32 x 32 sample points, as the terrain shader computes it.
#include "lib/ground.glsl"

out vec4 colour;

void main() {
    vec2 p = (gl_FragCoord.xy - 16.0) * 40000.0;
    float h = gl_FragCoord.x * 95.0 - 200.0;
    vec3 world = world_from_height(p, h);
    vec4 clip = clip_from_world * vec4(world, 1.0);
    colour = vec4(world.z, clip.xy / clip.w, clip_draped(world).z / clip.w);
}
