// The shape of the ground as it is drawn. renderer/scene/camera.cpp computes the same; a test compares them.
// Plane positions are metres relative to the camera's target.
uniform mat4 clip_from_world;
uniform vec3 eye;
uniform float exaggeration;
uniform sampler2D height_window;   // int16 quarter metres as snorm, row 0 south
uniform sampler2D height_surround;
uniform vec4 window_uv;            // uv = p * zw + xy
uniform vec4 surround_uv;
uniform vec2 height_cell_m;        // of level 0: window, surround

const float earth_radius_m = 6371007.0;
const float metres_per_unit = 32767.0 / 4.0;

// 1 well inside the fine window, 0 outside, easing over its outermost 3 %.
float window_share(vec2 uv) {
    vec2 e = min(uv, 1.0 - uv);
    return smoothstep(0.004, 0.034, min(e.x, e.y));
}

// Height in metres, averaged over about cell_m.
float height_at(vec2 p, float cell_m) {
    vec2 uv = p * window_uv.zw + window_uv.xy;
    float share = window_share(uv);
    float fine = 0.0, coarse = 0.0;
    if (share > 0.0) fine = textureLod(height_window, uv, log2(max(cell_m / height_cell_m.x, 1.0))).r;
    if (share < 1.0)
        coarse = textureLod(height_surround, p * surround_uv.zw + surround_uv.xy,
                            log2(max(cell_m / height_cell_m.y, 1.0))).r;
    return mix(coarse, fine, share) * metres_per_unit;
}

vec3 world_from_height(vec2 p, float h) {
    float above = max(h, 0.0);
    return vec3(p, exaggeration * above / (1.0 + 0.10e-3 * above) - dot(p, p) / (2.0 * earth_radius_m));
}

// For things that lie on the ground: depth as if a little nearer to the eye, so that only real ridges hide them.
vec4 clip_draped(vec3 world) {
    vec4 clip = clip_from_world * vec4(world, 1.0);
    vec4 nearer = clip_from_world * vec4(mix(world, eye, 0.035), 1.0);
    clip.z = nearer.z / nearer.w * clip.w;
    return clip;
}
