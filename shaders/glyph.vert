// Letters from the distance-field atlas, in pixels.
layout(location = 0) in vec4 origin;   // x, y, angle, distance range in px (what 0...1 of the field spans)
layout(location = 1) in vec4 box;      // x0, y0, x1, y1 around origin
layout(location = 2) in vec4 uv;
layout(location = 3) in vec4 ink;
layout(location = 4) in vec4 halo;
layout(location = 5) in float halo_px;

uniform vec2 viewport_px;

out vec2 atlas_uv;
flat out vec4 ink_colour;
flat out vec4 halo_colour;
flat out vec2 range_halo;

void main() {
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
    vec2 local = mix(box.xy, box.zw, corner);
    float s = sin(origin.z), c = cos(origin.z);
    vec2 px = origin.xy + vec2(local.x * c - local.y * s, local.x * s + local.y * c);
    atlas_uv = mix(uv.xy, uv.zw, corner);
    ink_colour = ink;
    halo_colour = halo;
    range_halo = vec2(origin.w, halo_px);
    gl_Position = vec4(px.x / viewport_px.x * 2.0 - 1.0, 1.0 - px.y / viewport_px.y * 2.0, 0.0, 1.0);
}
