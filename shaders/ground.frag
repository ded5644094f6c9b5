// The ground and what the campaign lays on it. Most of the ground needs little of this: the pass chooses a variant for
// each quad. OUTSIDE: reaches beyond the fine window. COAST: a sea coast may be seen. TINT: somebody holds it.
// TOLD: near the edge of the theatre, or a pocket. FRONT: near enough to the front for its stronger tint. LINE: the front
// itself may be seen; elsewhere a quad has one side. HATCH: ground of the positive bloc near the front.
// OTHERS: ground of sides that belong to neither bloc, or of a part of the positive bloc. GHOST: an earlier front may be
// seen. AIR: far enough for haze. CLOSE: so near that the raster is coarser than the screen.
// TONED, CONTOURS, BARE: themes, and the picture without relief.
#include "lib/edges.glsl"
#include "lib/haze.glsl"
#ifdef CONTOURS
#include "lib/ground.glsl"
#else
uniform vec4 window_uv;
uniform vec4 surround_uv;
#endif

in vec2 plane;
#ifdef AIR
in float haze;
#endif
out vec4 colour;

uniform sampler2D base_window;   // rgb picture, a = distance to the coast
#ifdef OUTSIDE
uniform sampler2D base_surround;
#endif

uniform vec3 side_gain;          // how tint takes up the lights and darks of the relief: constant, factor
uniform vec3 tint;               // everywhere, extra at the front, pattern of the positive bloc
uniform vec4 side_here;          // where there is no line: the side's colour, 1 for the positive bloc
uniform vec4 control_uv;
#ifdef FRONT
uniform sampler2D control;       // phi of the two slices (km)
uniform float slice_weight;
#endif
#ifdef TOLD
uniform sampler2D marks;         // how far the film tells of this ground, nearness of a closed pocket
#endif
#ifdef LINE
in float certainty;
uniform vec3 positive_colour;
uniform vec3 negative_colour;
uniform vec3 front_colour;
uniform vec2 front_strength;     // line, glow
#endif
#if defined(LINE) || defined(GHOST)
uniform vec4 front_px;           // half width, extra at pockets, 1 / reach of the glow, 1 / length of a dash in metres
uniform vec2 along_view;         // direction of the view on the ground
#endif
#ifdef HATCH
uniform vec3 hatching;           // octave's period (m), share of the next octave, half the edge of a line in periods
#endif
#ifdef GHOST
uniform sampler2D ghost_slices;  // phi of the two slices around an earlier date (km)
uniform vec4 ghost_line;         // colour, strength
uniform vec2 ghost_px;           // half width, weight of the later slice
#endif
#ifdef OTHERS
uniform sampler2D others;        // see renderer/scene/control_overlay.hpp and held_ground.hpp
uniform vec3 part_colour;        // of that part
uniform vec3 other_colours[2];
uniform vec3 other_tint;         // amount, pattern, 1 / spacing of the pattern in metres
#endif
#ifdef COAST
uniform vec4 coast_line;         // colour, strength
uniform float coast_half_px;
#endif
#ifdef TONED
uniform vec3 land_tones[3];      // shadow, middle, light
uniform vec3 water_tones[3];
uniform vec2 tone_chroma;        // share of the atlas picture's own colour: land, water
#endif
#ifdef CONTOURS
uniform vec4 contour;            // colour, strength
uniform vec2 contour_interval;   // 1 / metres, share of the next octave
#endif
#ifdef BARE
uniform vec3 bare_ground;
#endif
#ifdef CLOSE
in float slope;
uniform sampler2D fine_relief;   // light and dark of small forms, 0.5 = level
uniform vec4 fine_uv;
uniform vec4 fine_wide_uv;
uniform float fine_share;
#endif

vec3 tinted(vec3 rgb, vec3 side, float amount) {
    // Tinting keeps the lights and darks of the relief.
    float light = dot(rgb, vec3(0.30, 0.59, 0.11));
    return rgb * (1.0 - amount) + side * (amount * (side_gain.x + side_gain.y * light));
}

#if defined(LINE) || defined(GHOST)
// 1 in the gaps of a broken line: dashes fixed to the ground, along the axis that the line follows more.
float gap_at(vec2 phi_step) {
    vec2 across = phi_step.x * vec2(along_view.y, -along_view.x) + phi_step.y * along_view;
    float along = abs(across.x) > abs(across.y) ? plane.y : plane.x;
    return clamp(12.0 * (abs(fract(along * front_px.w) - 0.5) - 0.30) + 0.5, 0.0, 1.0);
}
#endif

#ifdef HATCH
// Diagonal hatching fixed to the ground, about as wide on screen at any height: two octaves cross-fade.
float hatch(vec2 p) {
    float a = (p.x + p.y) * hatching.x;
    float e = hatching.z;
    float la = clamp((0.13 - abs(fract(a) - 0.5)) / e + 0.5, 0.0, 1.0);
    float lb = clamp((0.13 - abs(fract(a * 0.5) - 0.5)) / (0.5 * e) + 0.5, 0.0, 1.0);
    return mix(la, lb, hatching.y);
}
#endif

#ifdef TONED
vec3 tone(vec3 tones[3], float t) {
    return t < 0.5 ? mix(tones[0], tones[1], 2.0 * t) : mix(tones[1], tones[2], 2.0 * t - 1.0);
}
vec3 toned(vec3 rgb) {
    float light = dot(rgb, vec3(0.2126, 0.7152, 0.0722));
    float water = smoothstep(0.0, 0.05, rgb.b - rgb.r); // Only seas and lakes are bluer than they are red.
    vec3 land = tone(land_tones, clamp((light - 0.42) / 0.52, 0.0, 1.0)) + tone_chroma.x * (rgb - light);
    vec3 wet = tone(water_tones, clamp((light - 0.34) / 0.48, 0.0, 1.0)) + tone_chroma.y * (rgb - light);
    return mix(land, wet, water);
}
#endif

#ifdef CONTOURS
float contour_at(float h) {
    float g = gradient_length(h);
    float line = clamp(0.55 - abs(fract(h) - 0.5) / g + 0.5, 0.0, 1.0);
    return line * clamp(1.6 - 3.2 * g, 0.0, 1.0); // Where they would run together they fade.
}
#endif

#ifdef OTHERS
// Dots for one, dashes for the other, crosses for the part: told apart without colour.
float other_pattern(int kind, vec2 p) {
    vec2 q = p * other_tint.z;
    vec2 cell = vec2(q.x, q.y + 0.5 * mod(floor(q.x), 2.0));
    vec2 f = abs(fract(cell) - 0.5);
    float dash = min(0.34 - f.x, 0.10 - f.y);
    float d = kind == 0 ? 0.17 - length(f) : kind == 1 ? dash : max(min(0.26 - f.x, 0.07 - f.y), min(0.07 - f.x, 0.26 - f.y));
    return clamp(d / (0.8 * gradient_length(q.x + q.y) + 1e-5) + 0.5, 0.0, 1.0);
}
#endif

void main() {
    vec2 uv = plane * window_uv.zw + window_uv.xy;
#ifdef OUTSIDE
    vec2 inner = min(uv, 1.0 - uv);
    float share = smoothstep(0.004, 0.034, min(inner.x, inner.y));
    vec4 base = mix(texture(base_surround, plane * surround_uv.zw + surround_uv.xy), texture(base_window, uv), share);
#else
    vec4 base = texture(base_window, uv);
#endif
    vec3 rgb = base.rgb;
#ifdef TONED
    rgb = toned(rgb);
#endif
#ifdef BARE
    rgb = bare_ground;
#endif
#ifdef CLOSE
    // Small forms in the measure of the slope around; waters are smooth.
    float dry = 1.0 - smoothstep(0.0, 0.05, base.b - base.r);
    float small_forms = texture(fine_relief, plane * fine_uv.zw + fine_uv.xy).r - 128.0 / 255.0;
    float wide_forms = texture(fine_relief, plane * fine_wide_uv.zw + fine_wide_uv.xy).r - 128.0 / 255.0;
    rgb *= 1.0 + fine_share * dry * (0.09 + 1.00 * slope / (slope + 0.14)) * (small_forms + 0.6 * wide_forms);
#endif

    float land = 1.0;
#ifdef COAST
    float coast = base.a - 128.0 / 255.0;
    vec2 coast_step = vec2(dFdx(coast), dFdy(coast));
    float coast_px = coast * inversesqrt(max(dot(coast_step, coast_step), 1e-12));
    land = coverage_px(coast_px);
#endif
#ifdef CONTOURS
    float height = height_at(plane, 0.0) * contour_interval.x;
    float lines = mix(contour_at(height), contour_at(0.5 * height), contour_interval.y);
    rgb = mix(rgb, contour.rgb, contour.a * land * step(0.0, height) * lines);
#endif

    vec2 control_at = plane * control_uv.zw + control_uv.xy;
    // Inland borders of the theatre fade: history goes on there, only this film does not tell it.
    float told = land;
    float ring = 0.0;
#ifdef TOLD
    vec2 mark = texture(marks, control_at).rg;
    told *= mark.r;
    ring = mark.g;
#endif
    float positive = side_here.a;
    vec3 side = side_here.rgb;
    float amount = tint.x;
#ifdef FRONT
    vec2 slices = texture(control, control_at).rg;
    float phi = mix(slices.r, slices.g, slice_weight);
    float near = max(1.0 - abs(phi) * (1.0 / 36.0), 0.0);
    near *= near;
    amount += tint.y * near;
#endif
#ifdef LINE
    vec2 phi_step = vec2(dFdx(phi), dFdy(phi));
    float phi_px = phi * inversesqrt(max(dot(phi_step, phi_step), 1e-12));
    positive = coverage_px(phi_px);
    side = mix(negative_colour, positive_colour, positive);
#endif
#ifdef OTHERS
    vec2 held = texture(others, control_at).rg;
    float part = positive * held.g;
    side = mix(side, part_colour, part);
#endif
#ifdef TINT
    rgb = tinted(rgb, side, told * amount);
#endif
#ifdef HATCH
    rgb = mix(rgb, side, told * positive * tint.z * near * hatch(plane));
#endif
#ifdef OTHERS
    rgb = mix(rgb, part_colour, told * part * 0.5 * other_tint.y * other_pattern(2, plane));
    float inside = abs(held.r) - 10.0;
    float inside_px = inside / gradient_length(inside);
    float other = told * (1.0 - positive) * coverage_px(inside_px);
    vec3 other_colour = held.r > 0.0 ? other_colours[0] : other_colours[1];
    rgb = tinted(rgb, other_colour, other * other_tint.x);
    rgb = mix(rgb, other_colour, other * other_tint.y * other_pattern(held.r > 0.0 ? 0 : 1, plane));
    rgb = mix(rgb, 0.8 * other_colour, 0.7 * told * (1.0 - positive) * coverage_px(0.8 - abs(inside_px)));
#endif

#ifdef COAST
    // A thin engraved line on the edge.
    rgb = mix(rgb, coast_line.rgb, coast_line.a * coverage_px(coast_half_px - abs(coast_px)));
#endif

#ifdef GHOST
    vec2 ghosts = texture(ghost_slices, control_at).rg;
    float then = mix(ghosts.r, ghosts.g, ghost_px.y);
    vec2 then_step = vec2(dFdx(then), dFdy(then));
    float then_px = abs(then) * inversesqrt(max(dot(then_step, then_step), 1e-12));
    rgb = mix(rgb, ghost_line.rgb, told * ghost_line.a * coverage_px(ghost_px.x - then_px) * (1.0 - gap_at(then_step)));
#endif
#ifdef LINE
    float distance_px = abs(phi_px);
    float glow = max(1.0 - distance_px * front_px.z, 0.0);
    rgb = mix(rgb, side, told * front_strength.y * glow * (0.4 + 0.6 * glow));
    // Where evidence is far the line is softer and broken.
    float doubt = clamp(1.5 - 4.0 * certainty, 0.0, 1.0);
    float gap = gap_at(phi_step);
    float half_px = front_px.x + ring * front_px.y;
    float line = clamp((half_px - distance_px) / (1.0 + doubt) + 0.5, 0.0, 1.0) * (1.0 - doubt * (0.25 + 0.70 * gap));
    rgb = mix(rgb, front_colour, told * front_strength.x * line);
#endif
#ifdef AIR
    rgb = with_haze(rgb, haze);
#endif
    colour = vec4(rgb + dither(gl_FragCoord.xy), 1.0);
}
