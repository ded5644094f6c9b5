#include "renderer/passes/flat_pass.hpp"

#include "renderer/gl/draw_state.hpp"

namespace bagration {

namespace {

struct ShapeVertex {
    glm::vec4 box, form, fill, stroke;
};
struct GlyphVertex {
    glm::vec4 origin, box, uv, ink, halo;
    float halo_px;
};

} // namespace

FlatPass::FlatPass(Program shapes, Program glyphs, Texture2D atlas, float distance_range_em)
    : shape_program_(std::move(shapes)), glyph_program_(std::move(glyphs)), atlas_(std::move(atlas)),
      distance_range_em_(distance_range_em) {
    shape_array_.add(shapes_, sizeof(ShapeVertex),
                     {{0, 4, Component::f32, offsetof(ShapeVertex, box)},
                      {1, 4, Component::f32, offsetof(ShapeVertex, form)},
                      {2, 4, Component::f32, offsetof(ShapeVertex, fill)},
                      {3, 4, Component::f32, offsetof(ShapeVertex, stroke)}},
                     1);
    glyph_array_.add(glyphs_, sizeof(GlyphVertex),
                     {{0, 4, Component::f32, offsetof(GlyphVertex, origin)},
                      {1, 4, Component::f32, offsetof(GlyphVertex, box)},
                      {2, 4, Component::f32, offsetof(GlyphVertex, uv)},
                      {3, 4, Component::f32, offsetof(GlyphVertex, ink)},
                      {4, 4, Component::f32, offsetof(GlyphVertex, halo)},
                      {5, 1, Component::f32, offsetof(GlyphVertex, halo_px)}},
                     1);
}

Expected<FlatPass> FlatPass::create(const GlyphAtlas& atlas, const ShaderFiles& shaders) {
    auto shapes = Program::create(shaders, {"shape.vert", "shape.frag"});
    if (!shapes) return tl::unexpected(shapes.error());
    auto glyphs = Program::create(shaders, {"glyph.vert", "glyph.frag"});
    if (!glyphs) return tl::unexpected(glyphs.error());
    auto texture = Texture2D::create(TexelFormat::r8, atlas.width_px(), atlas.height_px());
    if (!texture) return tl::unexpected(texture.error());
    texture->upload(0, atlas.pixels());
    texture->label("glyph atlas");
    return FlatPass(std::move(*shapes), std::move(*glyphs), std::move(*texture), atlas.distance_range_em());
}

Expected<void> FlatPass::reload(const ShaderFiles& shaders) {
    if (auto done = shape_program_.reload(shaders); !done) return done;
    return glyph_program_.reload(shaders);
}

void FlatPass::draw(const FlatBatch& batch, FrameSize size) {
    const glm::vec2 viewport(size.width_px, size.height_px);
    apply(DrawState{.blend = Blend::straight});
    draw_shapes(batch, viewport);
    draw_glyphs(batch, viewport);
}

void FlatPass::draw_shapes(const FlatBatch& batch, glm::vec2 viewport) {
    if (batch.shapes.empty()) return;
    std::vector<ShapeVertex> vertices;
    vertices.reserve(batch.shapes.size());
    for (const ShapeInstance& s : batch.shapes)
        vertices.push_back({glm::vec4(s.centre_px, s.half_px),
                            {s.radius_px, s.stroke_px, s.soft_px, s.angle},
                            s.fill,
                            s.stroke});
    shapes_.upload(vertices);
    shape_program_.set("viewport_px", viewport);
    shape_array_.draw_instanced(Primitive::triangle_strip, 0, 4, static_cast<int>(vertices.size()));
}

void FlatPass::draw_glyphs(const FlatBatch& batch, glm::vec2 viewport) {
    if (batch.glyphs.empty()) return;
    std::vector<GlyphVertex> vertices;
    vertices.reserve(batch.glyphs.size());
    for (const GlyphInstance& g : batch.glyphs)
        vertices.push_back({{g.origin_px, g.angle, distance_range_em_ * g.size_px},
                            g.box_px,
                            g.uv,
                            g.colour,
                            g.halo,
                            g.halo_px});
    glyphs_.upload(vertices);
    glyph_program_.set("viewport_px", viewport);
    glyph_program_.set("atlas", 0, atlas_);
    for (const bool halo : {true, false}) {
        glyph_program_.set("halo_pass", halo);
        glyph_array_.draw_instanced(Primitive::triangle_strip, 0, 4, static_cast<int>(vertices.size()));
    }
}

} // namespace bagration
