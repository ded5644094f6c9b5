#include "renderer/scene/callout.hpp"

#include "campaign/frame_shot.hpp"

#include <algorithm>

namespace bagration {

namespace {

constexpr float name_u = 27, note_u = 18;
constexpr float pad_x_u = 16, pad_y_u = 12;
constexpr float ring_u = 9, ring_stroke_u = 3, line_u = 2;
constexpr float aside_u = 44, above_u = 58; ///< From the spot to the plate's near lower corner.
constexpr float widest_u = 460;
constexpr float own_name_u = 150; ///< About what a town's name takes beside its sign.

float line_height(float size_u) {
    return 1.32F * size_u;
}

} // namespace

std::optional<CalloutPlacement> place_callout(const Show& show, const Callout& callout,
                                              const std::string& language, const Camera& camera,
                                              CampaignTime date, const PanelGrid& grid,
                                              const PanelMeasure& measure) {
    const Campaign& campaign = *show.campaign;
    const std::vector<PlanePoint> points = subject_points(campaign, {callout.subject}, date, date);
    if (points.empty()) return {};
    PlanePoint spot;
    for (const PlanePoint& point : points) {
        spot.x_m += point.x_m / static_cast<double>(points.size());
        spot.y_m += point.y_m / static_cast<double>(points.size());
    }
    const auto at = camera.project(spot, show.terrain->height_m(spot));
    if (!at) return {};
    CalloutPlacement placement;
    placement.anchor = *at / grid.px;
    const glm::vec2 size = glm::vec2(camera.size().width_px, camera.size().height_px) / grid.px;
    if (placement.anchor.x < 0 || placement.anchor.y < 0 || placement.anchor.x > size.x ||
        placement.anchor.y > size.y)
        return {};

    float width = measure.width_u(panel_bold_style(language), campaign.text(language, callout.name), name_u);
    float height = 2 * pad_y_u + line_height(name_u);
    if (!callout.note.empty()) {
        width = std::max(
            width, measure.width_u(panel_style(language), campaign.text(language, callout.note), note_u));
        height += line_height(note_u);
    }
    width = std::min({width + 2 * pad_x_u, widest_u, grid.safe.x1 - grid.safe.x0});
    const float x = callout.left ? placement.anchor.x - aside_u - width : placement.anchor.x + aside_u;
    const float x0 = std::clamp(x, grid.safe.x0, grid.safe.x1 - width);
    const float y0 = std::clamp(placement.anchor.y - above_u - height, grid.below_date + 10,
                                std::max(grid.above_caption - height, grid.below_date + 10));
    placement.plate = {x0, y0, x0 + width, y0 + height};
    return placement;
}

std::vector<UnitBox> callout_boxes(const CalloutPlacement& placement) {
    const glm::vec2 a = placement.anchor;
    constexpr float round_u = ring_u + 6;
    return {placement.plate, {a.x - round_u, a.y - round_u, a.x + own_name_u, a.y + round_u}};
}

CalloutSpan callout_span(const Chapter& chapter, int shot, const Callout& callout) {
    constexpr double same_instant_s = 1e-6;
    const auto same = [&](const Callout& other) {
        return other.subject == callout.subject && other.name == callout.name;
    };
    const auto index = static_cast<std::size_t>(shot);
    CalloutSpan span;
    if (index > 0 && callout.at_s < same_instant_s) {
        const Shot& before = chapter.shots[index - 1];
        for (const Callout& other : before.callouts)
            if (same(other) && other.at_s + other.for_s > before.duration_s - same_instant_s)
                span.before_s = other.for_s;
    }
    if (index + 1 < chapter.shots.size() &&
        callout.at_s + callout.for_s > chapter.shots[index].duration_s - same_instant_s)
        for (const Callout& other : chapter.shots[index + 1].callouts)
            if (same(other) && other.at_s < same_instant_s) span.after_s = other.for_s;
    return span;
}

void add_callout(FlatBatch& batch, const CalloutPlacement& placement, const Campaign& campaign,
                 const Callout& callout, CalloutSpan span, const std::string& language, double since_s,
                 const PanelGrid& grid, const Style& style, const TypeSetter& type) {
    since_s += span.before_s;
    const float alpha = panel_alpha(since_s, span.before_s + callout.for_s + span.after_s);
    if (alpha <= 0) return;
    const PanelPainter paint(batch, type, style, grid.px, alpha);
    const UnitBox& plate = placement.plate;
    const Rgba dark(glm::vec3(style.plate), 1), light(glm::vec3(style.plate_ink), 1);

    // The line runs out from the ring to the plate's nearest edge.
    const glm::vec2 nearest =
        glm::clamp(placement.anchor, glm::vec2(plate.x0 + 12, plate.y0), glm::vec2(plate.x1 - 12, plate.y1));
    const glm::vec2 way = nearest - placement.anchor;
    if (const float length = glm::length(way); length > ring_u + 4) {
        const glm::vec2 from = placement.anchor + way * (ring_u / length);
        const glm::vec2 to = glm::mix(from, nearest, ease_between(0.05, 0.6, since_s));
        paint.line(from, to, line_u + 3, {light.r, light.g, light.b, 0.75F});
        paint.line(from, to, line_u, dark);
    }
    paint.dot(placement.anchor, ring_u + 2, {0, 0, 0, 0}, ring_stroke_u + 4,
              {light.r, light.g, light.b, 0.8F});
    paint.dot(placement.anchor, ring_u, {0, 0, 0, 0}, ring_stroke_u, dark);

    paint.plate(plate);
    const float left = plate.x0 + pad_x_u, room = plate.x1 - left - 0.5F * pad_x_u;
    float y = plate.y0 + pad_y_u;
    paint.fitted_text(panel_bold_style(language), campaign.text(language, callout.name), name_u,
                      {left, y + 0.95F * name_u}, room, style.plate_ink);
    y += line_height(name_u);
    if (!callout.note.empty())
        paint.fitted_text(panel_style(language), campaign.text(language, callout.note), note_u,
                          {left, y + 0.95F * note_u}, room, style.plate_ink);
}

} // namespace bagration
