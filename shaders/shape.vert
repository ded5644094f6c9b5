// Rounded boxes in pixels.
layout(location = 0) in vec4 box;      // centre, half size
layout(location = 1) in vec4 form;     // radius, stroke, soft, angle
layout(location = 2) in vec4 fill;
layout(location = 3) in vec4 stroke;

uniform vec2 viewport_px;

out vec2 at;
flat out vec4 box_form;
flat out vec2 half_px;
flat out vec4 fill_colour;
flat out vec4 stroke_colour;

void main() {
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
    vec2 local = corner * (box.zw + 1.5 + form.z);
    float s = sin(form.w), c = cos(form.w);
    vec2 px = box.xy + vec2(local.x * c - local.y * s, local.x * s + local.y * c);
    at = local;
    half_px = box.zw;
    box_form = form;
    fill_colour = fill;
    stroke_colour = stroke;
    gl_Position = vec4(px.x / viewport_px.x * 2.0 - 1.0, 1.0 - px.y / viewport_px.y * 2.0, 0.0, 1.0);
}
