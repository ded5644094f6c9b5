#include "renderer/scene/label_painter.hpp"

#include "renderer/scene/label_path.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace bagration {

namespace {

glm::vec4 faded(glm::vec4 colour, float alpha) {
    colour.a *= alpha;
    return colour;
}

glm::vec4 letter_colour(const Style& theme, LabelInk ink) {
    switch (ink) {
    case LabelInk::soft:
        return theme.soft_ink;
    case LabelInk::relief:
        return glm::mix(theme.ink, theme.accent_ink, 0.45f);
    case LabelInk::water:
        return theme.water_ink;
    case LabelInk::deep_water:
        // Only the atlas paints the deep sea so dark that letters must be light.
        return theme.toned ? theme.water_ink : glm::vec4(glm::vec3(theme.halo), 1.0f);
    case LabelInk::marsh:
        return glm::mix(theme.water_ink, theme.soft_ink, 0.4f);
    case LabelInk::plain:
        break;
    }
    return theme.ink;
}

/// Names on water have its halo, but those of rivers and lakes stand on land.
glm::vec4 halo_colour(const Style& theme, const LabelCandidate& label) {
    if (label.style.ink == LabelInk::deep_water && !theme.toned)
        return {glm::vec3(theme.water_ink), 0.5f};
    return label.kind == LabelKind::sea ? theme.water_halo : theme.halo;
}

Ink ink_of(const Style& theme, const LabelCandidate& label, float alpha, float px) {
    const LabelStyle& style = label.style;
    return {faded(letter_colour(theme, style.ink), alpha * style.alpha),
            faded(halo_colour(theme, label), alpha * style.halo_alpha), style.halo_u * px};
}

void report(FrameScene& scene, const LabelCandidate& label, float alpha, const UnitBox& box, float px) {
    scene.labels.push_back({.id = label.id,
                            .text = label.text,
                            .kind = std::string(label_kind_name(label.kind)),
                            .box_px = glm::vec4(box.x0, box.y0, box.x1, box.y1) * px,
                            .priority = label_priority(label),
                            .alpha = alpha});
}

/// Important towns are dots, the others open circles; a rim of paper sets both off the relief.
void paint_marker(FlatBatch& batch, const Style& theme, const LabelCandidate& label, glm::vec2 at_px,
                  float alpha, float px) {
    const glm::vec4 colour = letter_colour(theme, label.style.ink);
    const float radius = label.style.marker_radius_u * px, rim = 1.3f * px;
    const auto circle = [&](float r, float stroke, glm::vec4 fill, glm::vec4 line) {
        batch.shapes.push_back({.centre_px = at_px,
                                .half_px = glm::vec2(r),
                                .radius_px = r,
                                .stroke_px = stroke,
                                .fill = faded(fill, alpha),
                                .stroke = faded(line, alpha)});
    };
    if (label.kind == LabelKind::summit) {
        // A small peak: two strokes, as engravers set it.
        for (const float side : {-1.0f, 1.0f})
            batch.shapes.push_back({.centre_px = at_px + glm::vec2(0.45f * side * radius, 0),
                                    .half_px = {0.24f * radius, 1.0f * radius},
                                    .radius_px = 0.2f * radius,
                                    .angle = -0.45f * side,
                                    .fill = faded(colour, alpha)});
        return;
    }
    const glm::vec4 paper(glm::vec3(theme.halo), 1.0f);
    circle(radius + rim, 0, faded(paper, 0.75f), {});
    circle(radius, 0.42f * radius, label.rank <= 2 ? colour : paper, colour);
}

/// A hairline from marker to name, on a wider one of paper.
void paint_leader(FrameScene& scene, const LabelCandidate& label, glm::vec2 place, glm::vec2 end, float alpha,
                  float px) {
    const glm::vec2 begin = place + (label.style.marker_radius_u + 2) * glm::normalize(end);
    const glm::vec2 along = place + end - begin;
    const Rgba paper(glm::vec3(scene.style->halo), 0.8f);
    for (const auto& [width_u, colour] :
         {std::pair{3.4f, paper}, std::pair{1.3f, letter_colour(*scene.style, label.style.ink)}})
        scene.map_flat.shapes.push_back({.centre_px = (begin + 0.5f * along) * px,
                                         .half_px = {0.5f * glm::length(along) * px, 0.5f * width_u * px},
                                         .angle = std::atan2(along.y, along.x),
                                         .fill = faded(colour, alpha)});
}

void paint_at_point(FrameScene& scene, const LabelCandidate& label, const PlacedLabel& placed,
                    const TypeSetter& type, float px) {
    const auto place = label_place(scene.camera, label.anchor, label.height_m);
    if (!place) return;
    if (label.style.marker_radius_u > 0)
        paint_marker(scene.map_flat, *scene.style, label, *place * px, placed.alpha, px);
    if (const auto end = leader_end(placed.side)) paint_leader(scene, label, *place, *end, placed.alpha, px);
    const glm::vec2 origin = (*place + label_origin(label, placed.side)) * px;
    type.add(scene.map_flat.glyphs, label.style.text, label.text, label.style.size_u * px, origin,
             Align::left, ink_of(*scene.style, label, placed.alpha, px));
    report(scene, label, placed.alpha, label_text_box(label, placed.side).moved(*place), px);
    if (label.today.empty() || placed.today_alpha <= 0) return;
    type.add(scene.map_flat.glyphs, today_style(label.style.text), label.today,
             today_size * label.style.size_u * px, (*place + today_origin(label, placed.side)) * px,
             Align::left, ink_of(*scene.style, label, placed.today_alpha, px));
    report(scene, label, placed.today_alpha, today_box(label, placed.side).moved(*place), px);
    scene.labels.back().text = label.today;
}

/// Letters that are spread wide are reported one by one: what stands between them is free.
void report_path(FrameScene& scene, const LabelCandidate& label, const ProjectedPath& path, float alpha,
                 float px) {
    for (const UnitBox& box : path_boxes(path, label))
        report(scene, label, alpha, label.course ? box : box.grown(-label.style.halo_u), px);
}

void paint_along_path(FrameScene& scene, const LabelCandidate& label, const PlacedLabel& placed,
                      const TypeSetter& type, float px) {
    const auto path = project_path(scene.camera, label, placed.side);
    if (!path) return;
    std::vector<GlyphInstance> glyphs;
    type.add(glyphs, label.style.text, label.text, label.style.size_u * px, {0, 0}, Align::left,
             ink_of(*scene.style, label, placed.alpha, px));
    for (GlyphInstance& glyph : glyphs) {
        const float middle = 0.5f * (glyph.box_px.x + glyph.box_px.z);
        const LetterPlace place = place_letter(*path, label, middle / px);
        glyph.origin_px = place.at * px;
        glyph.box_px -= glm::vec4(middle, 0, middle, 0);
        glyph.angle = std::atan2(place.direction.y, place.direction.x);
        scene.map_flat.glyphs.push_back(glyph);
    }
    report_path(scene, label, *path, placed.alpha, px);
}

} // namespace

void paint_label(FrameScene& scene, const LabelCandidate& label, const PlacedLabel& placed,
                 const TypeSetter& type) {
    if (placed.alpha <= 0) return;
    const float px = 1 / unit_per_px(scene.camera.size());
    if (label.along_path())
        paint_along_path(scene, label, placed, type, px);
    else
        paint_at_point(scene, label, placed, type, px);
}

} // namespace bagration
