#include "lib/edges.glsl"
#include "lib/haze.glsl"

in vec2 plane;
in float haze;
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
uniform bool show_territory;
uniform bool show_front;
uniform bool show_relief;

uniform vec3 hatching;           // octave's period (m), share of the next octave, half the edge of a line in periods

// Diagonal hatching fixed to the ground, about as wide on screen at any height: two octaves cross-fade.
float hatch(vec2 p) {
    float a = (p.x + p.y) * hatching.x;
    float e = hatching.z;
    float la = clamp((0.13 - abs(fract(a) - 0.5)) / e + 0.5, 0.0, 1.0);
    float lb = clamp((0.13 - abs(fract(a * 0.5) - 0.5)) / (0.5 * e) + 0.5, 0.0, 1.0);
    return mix(la, lb, hatching.y);
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
    // Inland borders of the theatre fade: history goes on there, only this film does not tell it.
    float told = land * smoothstep(-4.0, 45.0, c.b);
    float phi_px = phi / gradient_length(phi);
    if (show_territory) {
        float side = coverage_px(phi_px);
        float near = exp(-abs(phi) / 11.0);
        float amount = told * (tint.x + tint.y * near);
        vec3 side_colour = mix(negative_colour, positive_colour, side);
        // Tinting keeps the lights and darks of the relief.
        float light = dot(rgb, vec3(0.30, 0.59, 0.11));
        rgb = mix(rgb, mix(side_colour, side_colour * light * 1.25, 0.45), amount);
        rgb = mix(rgb, side_colour, told * side * 0.13 * hatch(plane) * near);
    }

    // Coast: a thin engraved line on the water side of the edge.
    float coast_line = coverage_px(0.62 * px_scale - abs(coast_px));
    rgb = mix(rgb, vec3(0.239, 0.310, 0.361), 0.85 * coast_line);

    if (show_front) {
        float distance_px = abs(phi_px);
        vec3 glow = mix(negative_colour, positive_colour, step(0.0, phi));
        float reach = 6.5 * px_scale;
        float close = clamp(1.0 - distance_px / reach, 0.0, 1.0);
        rgb = mix(rgb, glow, told * 0.60 * close * (0.4 + 0.6 * close));
        rgb = mix(rgb, front_colour, told * coverage_px(0.5 * front_width_px - distance_px));
    }
    rgb = with_haze(rgb, haze);
    colour = vec4(rgb + dither(gl_FragCoord.xy), 1.0);
}
