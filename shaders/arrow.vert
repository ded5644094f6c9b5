#include "lib/ground.glsl"
#include "lib/haze.glsl"

layout(location = 0) in vec2 centre;
layout(location = 1) in vec2 left;
layout(location = 2) in float along;
layout(location = 3) in float across;

uniform vec2 mesh_offset_m;
uniform float strip_half_m;   // half the strip: head and shadow fit in

out vec2 on_arrow;            // along, across in metres
out float haze;

void main() {
    vec2 p = centre + mesh_offset_m + left * across * strip_half_m;
    vec3 world = world_from_height(p, max(height_at(p, 4000.0), 0.0));
    on_arrow = vec2(along, across * strip_half_m);
    haze = haze_share(length(world - eye));
    gl_Position = clip_draped(world);
}
