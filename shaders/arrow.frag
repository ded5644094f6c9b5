#include "lib/edges.glsl"
#include "lib/haze.glsl"

in vec2 on_arrow;
in float eye_distance;
out vec4 colour;

uniform float tip_m;
uniform float width_m;
uniform float head_length_m;
uniform float head_half_m;
uniform float activity;
uniform float fade;
uniform float flow_m;
uniform float emphasis;
uniform float px_scale;
uniform bool withdrawal;
uniform vec3 side_colour;
uniform bool shadow_pass;

// Signed distance to the arrow's outline in metres, positive inside (approximate where the outline bends).
float arrow_distance(vec2 q) {
    float u = q.x, v = abs(q.y);
    float neck = tip_m - head_length_m;
    float body_half = 0.5 * width_m * mix(0.42, 1.0, smoothstep(0.0, max(neck, 1.0), u));
    float notch = 0.9 * width_m;
    // Swallow tail: the end is cut towards the middle.
    float tail = u - notch * (1.0 - v / max(0.21 * width_m, 1.0)) * 0.5;
    float body = min(min(body_half - v, neck + 0.02 * width_m - u), tail);
    // Head: barbs drawn slightly back.
    float slope = head_half_m / head_length_m;
    float edge = ((tip_m - u) * slope - v) / sqrt(1.0 + slope * slope);
    float barb = u - neck + 0.22 * (v - body_half);
    float head = min(edge, barb);
    return max(body, head);
}

void main() {
    if (tip_m <= 0.0) discard;
    float d = arrow_distance(on_arrow);
    // Metres per pixel from the coordinates, which are smooth, rather than from d, whose slope jumps.
    vec2 gx = dFdx(on_arrow), gy = dFdy(on_arrow);
    float e = 0.01 * width_m;
    vec2 slope = vec2(arrow_distance(on_arrow + vec2(e, 0.0)) - d, arrow_distance(on_arrow + vec2(0.0, e)) - d) / e;
    float m_per_px = max(length(vec2(dot(slope, gx), dot(slope, gy))), 1e-3);
    float d_px = d / m_per_px;

    if (shadow_pass) {
        float a = 0.30 * smoothstep(-7.0 * px_scale, 3.0 * px_scale, d_px) * (1.0 - fade) * emphasis;
        if (a < 0.004) discard;
        colour = vec4(0.16, 0.12, 0.10, a);
        return;
    }
    float inside = coverage_px(d_px);
    if (inside <= 0.0) discard;
    float rim = 1.0 - coverage_px(d_px - 1.7 * px_scale);
    vec3 core = mix(side_colour, vec3(1.0, 0.96, 0.90), withdrawal ? 0.42 : 0.10);
    vec3 dark = side_colour * 0.52;
    // A lighter spine, as if the ribbon were gently arched.
    float arch = 1.0 - abs(on_arrow.y) / (0.5 * width_m);
    core = mix(core, core * 1.16 + 0.04, clamp(arch, 0.0, 1.0) * 0.6);
    // Calm inner flow towards the tip while it moves.
    float wave = sin((on_arrow.x - flow_m) / width_m * 3.0 - abs(on_arrow.y) / width_m * -3.0);
    core += 0.07 * activity * smoothstep(0.55, 1.0, wave) * step(0.0, arch);
    float start = smoothstep(0.0, 0.55 * max(tip_m, 1.0), on_arrow.x);
    float alpha = mix(0.55, 0.93, start);
    if (withdrawal) {
        float stripe = fract((on_arrow.x + abs(on_arrow.y) * 0.9) / (0.72 * width_m));
        float w = gradient_length(on_arrow.x) / (0.72 * width_m);
        float on = smoothstep(0.30 - w, 0.30 + w, abs(stripe - 0.5));
        core = mix(core, vec3(0.95, 0.93, 0.87), on * 0.8);
        alpha *= 0.9;
    }
    vec3 rgb = mix(core, dark, rim);
    float body_alpha = mix(alpha, 0.0, smoothstep(0.0, 0.7, fade));
    float rim_alpha = mix(0.95, 0.0, smoothstep(0.35, 1.0, fade));
    float a = inside * mix(body_alpha, rim_alpha, rim) * mix(0.35, 1.0, emphasis);
    colour = vec4(with_haze(rgb, eye_distance), a);
}
