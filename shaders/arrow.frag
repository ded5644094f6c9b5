#include "lib/edges.glsl"
#include "lib/haze.glsl"

in vec2 on_arrow;
in float haze;
out vec4 colour;

uniform float tip_m;
uniform float tail_m;       // what lies behind has been passed days ago and fades
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

uniform vec3 shadow_colour;
uniform vec3 light_colour;
uniform float rim_factor;

void main() {
    float u = on_arrow.x, v = abs(on_arrow.y);
    float neck = tip_m - head_length_m;
    // Pixels per metre along and across, from the coordinates, which are smooth.
    float along_px = 1.0 / gradient_length(on_arrow.x), across_px = 1.0 / gradient_length(on_arrow.y);

    // Body: tapered, with a swallow tail, reaching into the head so that no seam shows between them.
    float body_half = 0.5 * width_m * mix(0.42, 1.0, smoothstep(0.0, max(neck, 1.0), u));
    float tail = (u - 0.45 * width_m * (1.0 - v / (0.21 * width_m))) * along_px;
    float body = min(min((body_half - v) * across_px, (neck + 0.45 * head_length_m - u) * along_px), tail);
    // Head: a triangle with barbs drawn slightly back.
    float slope = head_half_m / head_length_m;
    float edge = ((tip_m - u) * slope - v) / length(vec2(slope / along_px, 1.0 / across_px));
    float barb = (u - neck + 0.22 * (v - body_half)) * along_px;
    float d_px = max(body, min(edge, barb));

    // What was passed days ago steps back.
    float recent = smoothstep(tail_m - 30000.0, tail_m + 30000.0, u);
    float shadow = 0.30 * smoothstep(-7.0 * px_scale, 2.0 * px_scale, d_px) * (1.0 - fade) * emphasis * recent;
    float inside = coverage_px(d_px);
    if (inside + shadow < 0.004) discard;

    float rim = 1.0 - coverage_px(d_px - 1.7 * px_scale);
    vec3 core = mix(side_colour, light_colour, withdrawal ? 0.42 : 0.10);
    // A lighter spine, as if the ribbon were gently arched.
    float arch = clamp(1.0 - v / (0.5 * width_m), 0.0, 1.0);
    core = mix(core, core * 1.16 + 0.04, arch * 0.6);
    // Calm inner flow towards the tip while it moves.
    float wave = abs(fract((u - flow_m + v) / (2.1 * width_m)) - 0.5);
    core += 0.06 * activity * smoothstep(0.34, 0.48, wave) * step(0.01, arch);
    float alpha = mix(0.16, 0.93, recent);
    if (withdrawal) {
        float stripe = abs(fract((u + v * 0.9) / (0.72 * width_m)) - 0.5);
        float w = 1.0 / (along_px * 0.72 * width_m);
        core = mix(core, light_colour * 0.97, 0.8 * smoothstep(0.30 - w, 0.30 + w, stripe));
        alpha *= 0.9;
    }
    float body_alpha = alpha * (1.0 - smoothstep(0.0, 0.7, fade));
    float rim_alpha = mix(0.30, 0.95, recent) * (1.0 - smoothstep(0.35, 1.0, fade));
    float a = inside * mix(body_alpha, rim_alpha, rim) * mix(0.35, 1.0, emphasis);
    vec3 rgb = with_haze(mix(core, side_colour * rim_factor, rim), haze);
    // The arrow over its own shadow.
    float together = a + shadow * (1.0 - a);
    colour = vec4(mix(shadow_colour, rgb, a / max(together, 1e-4)), together);
}
