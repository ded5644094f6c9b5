// Borders, railways and the graticule: every segment is one instance, a bar on the screen along the ground.
#include "lib/ground.glsl"
#include "lib/haze.glsl"

layout(location = 0) in vec3 from_point; // plane relative to the group's origin, height in metres
layout(location = 1) in vec3 to_point;
layout(location = 2) in float from_along_m;

uniform vec2 chunk_offset_m;             // group's origin relative to the camera's target
uniform vec2 viewport_px;
uniform float bar_px;                    // half the width that a bar needs, halo included
uniform float metres_per_px;             // at the camera's target
uniform float reference_m;               // and the distance of the eye from there

flat out vec4 segment_px;
flat out vec2 along_m;                   // at both ends
flat out float scale_m_per_px;
out float haze;

void main() {
    vec3 a_world = world_from_height(from_point.xy + chunk_offset_m, from_point.z);
    vec3 b_world = world_from_height(to_point.xy + chunk_offset_m, to_point.z);
    vec4 a = clip_draped(a_world), b = clip_draped(b_world);
    vec2 a_px = (a.xy / a.w * 0.5 + 0.5) * viewport_px;
    vec2 b_px = (b.xy / b.w * 0.5 + 0.5) * viewport_px;
    vec2 along = b_px - a_px;
    float len = length(along);
    along = len > 1e-4 ? along / len : vec2(1.0, 0.0);
    vec2 side = vec2(-along.y, along.x);
    float reach = bar_px + 1.0;
    bool at_end = gl_VertexID == 1 || gl_VertexID == 3 || gl_VertexID == 4;
    bool at_left = gl_VertexID == 2 || gl_VertexID == 4 || gl_VertexID == 5;
    vec4 end = at_end ? b : a;
    vec2 px = (at_end ? b_px + along : a_px - along) + side * (at_left ? reach : -reach);
    segment_px = vec4(a_px, b_px);
    along_m = vec2(from_along_m, from_along_m + length(to_point.xy - from_point.xy));
    scale_m_per_px = metres_per_px * max(a.w, 1.0) / reference_m;
    haze = haze_share(length((at_end ? b_world : a_world) - eye));
    bool behind = a.w <= 0.0 || b.w <= 0.0;
    gl_Position = behind ? vec4(2.0, 2.0, 2.0, 1.0) : vec4((px / viewport_px * 2.0 - 1.0) * end.w, end.z, end.w);
}
