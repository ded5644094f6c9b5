#include "renderer/scene/label_painter.hpp"

#include "renderer/scene/label_geometry.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

namespace {

/// Share of a path that its letters cover, so that first and last stand clear of its ends.
constexpr float path_share = 0.96f;

glm::vec4 faded(glm::vec4 colour, float alpha) {
    colour.a *= alpha;
    return colour;
}

Ink ink_of(const LabelStyle& style, float alpha, float px) {
    return {faded(style.colour, alpha), faded(style.halo, alpha), style.halo_u * px};
}

void report(FrameScene& scene, const LabelCandidate& label, float alpha, const UnitBox& box, float px) {
    scene.labels.push_back({.id = label.id,
                            .text = label.text,
                            .box_px = glm::vec4(box.x0, box.y0, box.x1, box.y1) * px,
                            .priority = label.rank,
                            .alpha = alpha});
}

/// Important towns are dots, the others open circles; a rim of paper sets both off the relief.
void paint_marker(FlatBatch& batch, const LabelCandidate& label, glm::vec2 at_px, float alpha, float px) {
    const LabelStyle& style = label.style;
    const float radius = style.marker_radius_u * px, rim = 1.3f * px;
    const auto circle = [&](float r, float stroke, glm::vec4 fill, glm::vec4 line) {
        batch.shapes.push_back({.centre_px = at_px,
                                .half_px = glm::vec2(r),
                                .radius_px = r,
                                .stroke_px = stroke,
                                .fill = faded(fill, alpha),
                                .stroke = faded(line, alpha)});
    };
    const glm::vec4 paper(style.halo.r, style.halo.g, style.halo.b, 1.0f);
    circle(radius + rim, 0, faded(paper, 0.75f), {});
    circle(radius, 0.42f * radius, label.rank <= 2 ? style.colour : paper, style.colour);
}

void paint_at_point(FrameScene& scene, const LabelCandidate& label, const PlacedLabel& placed,
                    const TypeSetter& type, float px) {
    const auto place = label_place(scene.camera, label.anchor, label.height_m);
    if (!place) return;
    if (label.style.marker_radius_u > 0) paint_marker(scene.map_flat, label, *place * px, placed.alpha, px);
    const glm::vec2 origin = (*place + label_origin(label, placed.side)) * px;
    type.add(scene.map_flat.glyphs, label.style.text, label.text, label.style.size_u * px, origin,
             Align::left, ink_of(label.style, placed.alpha, px));
    report(scene, label, placed.alpha, label_text_box(label, placed.side).moved(*place), px);
}

void paint_along_path(FrameScene& scene, const LabelCandidate& label, float alpha, const TypeSetter& type,
                      float px) {
    const auto path = project_path(scene.camera, label);
    if (!path) return;
    std::vector<GlyphInstance> glyphs;
    const float width = type.add(glyphs, label.style.text, label.text, label.style.size_u * px, {0, 0},
                                 Align::left, ink_of(label.style, alpha, px));
    // Half the height of capitals below the line: the letters' middle is on the path.
    const float drop = 0.5f * label.extent.cap_u * px;
    for (GlyphInstance& glyph : glyphs) {
        const float middle = 0.5f * (glyph.box_px.x + glyph.box_px.z);
        const float fraction = 0.5f + path_share * (middle / width - 0.5f);
        const glm::vec2 direction = path->direction(fraction);
        glyph.origin_px = path->at(fraction) * px;
        glyph.box_px += glm::vec4(-middle, drop, -middle, drop);
        glyph.angle = std::atan2(direction.y, direction.x);
        scene.map_flat.glyphs.push_back(glyph);
    }
    UnitBox around = path_boxes(*path, label).front();
    for (const UnitBox& box : path_boxes(*path, label))
        around = {std::min(around.x0, box.x0), std::min(around.y0, box.y0), std::max(around.x1, box.x1),
                  std::max(around.y1, box.y1)};
    report(scene, label, alpha, around, px);
}

} // namespace

void paint_label(FrameScene& scene, const LabelCandidate& label, const PlacedLabel& placed,
                 const TypeSetter& type) {
    if (placed.alpha <= 0) return;
    const float px = 1 / unit_per_px(scene.camera.size());
    if (label.path.empty())
        paint_at_point(scene, label, placed, type, px);
    else
        paint_along_path(scene, label, placed.alpha, type, px);
}

} // namespace bagration
