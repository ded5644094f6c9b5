#include "lib/edges.glsl"
#include "lib/haze.glsl"

flat in vec4 segment_px;
flat in vec2 along_m;
flat in float scale_m_per_px;
in float haze;
out vec4 colour;

uniform vec4 line_colour;
uniform vec4 halo_colour;
uniform vec2 half_width_px; // of the line, of its halo
uniform int pattern;        // 0 solid, 1 dash and dot, 2 dots, 3 the ties of a railway, 4 dashes
uniform float unit_px;      // size of a dash

// Ink at a place along the line, in periods of a pattern.
float ink_at(float place) {
    float x = fract(place);
    float soft = clamp(1.2 / unit_px, 0.04, 0.2); // About a pixel: sharper ends would shimmer.
    if (pattern == 1)
        return smoothstep(0.0, soft, x) * (1.0 - smoothstep(0.56, 0.56 + soft, x)) +
               smoothstep(0.72, 0.72 + soft, x) * (1.0 - smoothstep(0.82, 0.82 + soft, x));
    if (pattern == 2) return smoothstep(0.0, 0.1, x) * (1.0 - smoothstep(0.45, 0.55, x));
    return smoothstep(0.0, soft, x) * (1.0 - smoothstep(0.5, 0.5 + soft, x));
}

void main() {
    vec2 ab = segment_px.zw - segment_px.xy;
    float len = max(length(ab), 1e-3);
    // gl_FragCoord and not the interpolated position: perspective would bend it.
    vec2 ap = gl_FragCoord.xy - segment_px.xy;
    float t = dot(ap, ab) / (len * len);
    // Neighbours share their end: each takes the pixels on its own side, so that none is painted twice.
    if (t < 0.0 || t >= 1.0) discard;
    float off = abs(ap.x * ab.y - ap.y * ab.x) / len;
    float ink = 1.0;
    if (pattern != 0) {
        // The pattern lies on the ground; its period is a power of two of metres, and neighbouring powers blend, so
        // that dashes neither slide nor jump while the camera comes nearer.
        float level = log2(max(unit_px * scale_m_per_px, 1.0));
        float base = exp2(floor(level)), place = mix(along_m.x, along_m.y, t);
        ink = mix(ink_at(place / base), ink_at(place / (2.0 * base)), smoothstep(0.25, 0.75, fract(level)));
    }
    float width = pattern == 3 ? mix(0.45, 1.0, ink) : 1.0;
    float strength = pattern == 3 ? 1.0 : ink;
    float line = coverage_px(half_width_px.x * width - off) * strength * line_colour.a;
    float halo = halo_colour.a * (1.0 - smoothstep(0.35 * half_width_px.y, half_width_px.y, off));
    float alpha = line + halo * (1.0 - line);
    if (alpha <= 0.004) discard;
    colour = vec4(with_haze(mix(halo_colour.rgb, line_colour.rgb, line / alpha), haze), alpha * (1.0 - 0.7 * haze));
}
