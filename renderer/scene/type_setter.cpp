#include "renderer/scene/type_setter.hpp"

namespace bagration {

float TypeSetter::width_px(const TextStyle& style, std::string_view text, float size_px) const {
    return shape(*fonts_, style, text).width_em * size_px;
}

float TypeSetter::add(std::vector<GlyphInstance>& glyphs, const TextStyle& style, std::string_view text,
                      float size_px, glm::vec2 at, Align align, const Ink& ink) const {
    const TextRun run = layout_run(*fonts_, *atlas_, style, text, size_px);
    if (align == Align::centre) at.x -= 0.5F * run.width;
    if (align == Align::right) at.x -= run.width;
    for (const GlyphQuad& q : run.quads)
        glyphs.push_back({.origin_px = at,
                          .box_px = {q.x0, q.y0, q.x1, q.y1},
                          .uv = {q.u0, q.v0, q.u1, q.v1},
                          .size_px = size_px,
                          .halo_px = ink.halo_px,
                          .colour = ink.colour,
                          .halo = ink.halo});
    return run.width;
}

} // namespace bagration
