#include "lib/edges.glsl"
#include "lib/haze.glsl"

in vec2 at_px;
flat in vec4 segment_px;
flat in float half_width_px;
flat in float strength;
in float haze;
out vec4 colour;

uniform vec4 line_colour;

void main() {
    vec2 ab = segment_px.zw - segment_px.xy;
    // gl_FragCoord and not the interpolated position: perspective would bend it.
    vec2 ap = gl_FragCoord.xy - segment_px.xy;
    float t = clamp(dot(ap, ab) / max(dot(ab, ab), 1e-6), 0.0, 1.0);
    float d = half_width_px - length(ap - ab * t);
    float alpha = coverage_px(d) * strength * line_colour.a;
    if (alpha <= 0.0) discard;
    colour = vec4(with_haze(line_colour.rgb, haze), alpha);
}
