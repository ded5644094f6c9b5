// Rivers and shores: every segment is one instance, a screen-space capsule.
#include "lib/ground.glsl"
#include "lib/haze.glsl"

layout(location = 0) in vec3 from_point; // plane relative to the chunk's origin, height in metres
layout(location = 1) in vec3 to_point;
layout(location = 2) in float width;     // drawn width in px at 1080 at the reference scale

uniform vec2 chunk_offset_m;             // chunk origin relative to the camera's target
uniform vec2 viewport_px;
uniform float width_scale;
uniform float min_width_px;
uniform float reference_m;           // distance at which width_scale holds: further away lines are finer

out vec2 at_px;
flat out vec4 segment_px;
flat out float half_width_px;
flat out float strength;
out float haze;

void main() {
    vec3 a_world = world_from_height(from_point.xy + chunk_offset_m, from_point.z);
    vec3 b_world = world_from_height(to_point.xy + chunk_offset_m, to_point.z);
    vec4 a = clip_draped(a_world), b = clip_draped(b_world);
    vec2 a_px = (a.xy / a.w * 0.5 + 0.5) * viewport_px;
    vec2 b_px = (b.xy / b.w * 0.5 + 0.5) * viewport_px;
    float wanted = width * width_scale * pow(clamp(reference_m / max(a.w, 1.0), 0.1, 2.0), 0.8);
    // Thinner than a pixel: keep a pixel's width and draw it fainter.
    float drawn = max(wanted, min_width_px);
    strength = clamp(wanted / drawn, 0.0, 1.0);
    half_width_px = 0.5 * drawn;
    vec2 along = b_px - a_px;
    float len = length(along);
    along = len > 1e-4 ? along / len : vec2(1.0, 0.0);
    vec2 side = vec2(-along.y, along.x);
    float reach = half_width_px + 1.0;
    // Vertices 0..3: a strip over the box around the capsule.
    bool at_end = gl_VertexID > 1;
    bool at_left = (gl_VertexID & 1) == 1;
    vec4 end = at_end ? b : a;
    at_px = (at_end ? b_px + along * reach : a_px - along * reach) + side * (at_left ? reach : -reach);
    segment_px = vec4(a_px, b_px);
    haze = haze_share(length((at_end ? b_world : a_world) - eye));
    bool behind = a.w <= 0.0 || b.w <= 0.0;
    gl_Position = behind ? vec4(2.0, 2.0, 2.0, 1.0) : vec4((at_px / viewport_px * 2.0 - 1.0) * end.w, end.z, end.w);
}
