#include "lib/edges.glsl"

in vec2 at;
flat in vec4 box_form;
flat in vec2 half_px;
flat in vec4 fill_colour;
flat in vec4 stroke_colour;
out vec4 colour;

void main() {
    vec2 q = abs(at) - half_px + box_form.x;
    float d = box_form.x - (length(max(q, 0.0)) + min(max(q.x, q.y), 0.0));
    float inside = box_form.z > 0.0 ? smoothstep(-box_form.z, box_form.z, d) : coverage_px(d);
    float into = d - box_form.y; // Beyond the outline, whose inner edge is as soft as the outer one.
    float beyond = box_form.z > 0.0 ? smoothstep(-box_form.z, box_form.z, into) : coverage_px(into);
    float on_stroke = box_form.y > 0.0 ? 1.0 - beyond : 0.0;
    vec4 c = mix(fill_colour, stroke_colour, on_stroke);
    colour = vec4(c.rgb, c.a * inside);
    if (colour.a <= 0.0) discard;
}
