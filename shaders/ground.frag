#include "lib/edges.glsl"
#include "lib/haze.glsl"

in vec2 plane;
in float eye_distance;
out vec4 colour;

uniform sampler2D base_window;   // rgb picture, a = distance to the coast
uniform sampler2D base_surround;
uniform vec4 window_uv;
uniform vec4 surround_uv;
uniform float coast_range_m;

uniform sampler2D control;       // r, g = phi of the two slices (km), b = distance into the theatre (km)
uniform vec4 control_uv;
uniform float slice_weight;
uniform vec3 positive_colour;
uniform vec3 negative_colour;
uniform vec2 tint;               // everywhere, extra at the front
uniform vec3 front_colour;
uniform float front_width_px;
uniform float px_scale;          // pixels per pixel at 1080
uniform float metres_per_px;
uniform bool show_territory;
uniform bool show_front;
uniform bool show_relief;

// Diagonal hatching fixed to the ground, about 9 px apart at any height: two octaves cross-fade.
float hatch(vec2 p) {
    float want = log2(9.0 * px_scale * metres_per_px);
    float octave = floor(want);
    float t = (p.x + p.y) * 0.70710678;
    float a = t / exp2(octave), b = a * 0.5;
    float da = gradient_length(a);
    float la = smoothstep(0.16 + da, 0.16 - da, abs(fract(a) - 0.5));
    float lb = smoothstep(0.16 + da * 0.5, 0.16 - da * 0.5, abs(fract(b) - 0.5));
    return mix(la, lb, smoothstep(0.3, 0.9, want - octave));
}

void main() {
    vec2 uv = plane * window_uv.zw + window_uv.xy;
#ifdef WINDOW_ONLY
    vec4 base = texture(base_window, uv);
#else
    vec2 inner = min(uv, 1.0 - uv);
    float share = smoothstep(0.004, 0.034, min(inner.x, inner.y));
    vec4 base = mix(texture(base_surround, plane * surround_uv.zw + surround_uv.xy), texture(base_window, uv), share);
#endif
    vec3 rgb = show_relief ? base.rgb : vec3(0.91, 0.89, 0.82);

    float coast_m = (base.a * 255.0 - 128.0) / 127.0 * coast_range_m;
    float coast_px = coast_m / gradient_length(coast_m);
    float land = coverage_px(coast_px);

    vec3 c = texture(control, plane * control_uv.zw + control_uv.xy).rgb;
    float phi = mix(c.r, c.g, slice_weight);
    float told = land * clamp(c.b * 0.2 + 0.5, 0.0, 1.0);
    float phi_px = phi / gradient_length(phi);
    if (show_territory) {
        float side = coverage_px(phi_px);
        float near = exp(-abs(phi) / 11.0);
        float amount = told * (tint.x + tint.y * near);
        vec3 side_colour = mix(negative_colour, positive_colour, side);
        // Tinting keeps the lights and darks of the relief.
        float light = dot(rgb, vec3(0.30, 0.59, 0.11));
        rgb = mix(rgb, mix(side_colour, side_colour * light * 1.25, 0.45), amount);
        rgb = mix(rgb, side_colour, told * side * 0.16 * hatch(plane) * (0.25 + 0.75 * near));
    }

    // Coast: a thin engraved line on the water side of the edge.
    float coast_line = coverage_px(0.62 * px_scale - abs(coast_px));
    rgb = mix(rgb, vec3(0.239, 0.310, 0.361), 0.85 * coast_line);

    if (show_front) {
        float distance_px = abs(phi_px);
        vec3 glow = mix(negative_colour, positive_colour, step(0.0, phi));
        float reach = 6.5 * px_scale;
        rgb = mix(rgb, glow, told * 0.60 * pow(clamp(1.0 - distance_px / reach, 0.0, 1.0), 1.4));
        rgb = mix(rgb, front_colour, told * coverage_px(0.5 * front_width_px - distance_px));
    }
    rgb = with_haze(rgb, eye_distance);
    colour = vec4(rgb + dither(gl_FragCoord.xy), 1.0);
}
