#include "renderer/scene/inset_map.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace bagration {

namespace {

constexpr int rows = 200, columns = 400;

/// The part of a line that lies within 0 ... 1 in both directions (Liang and Barsky).
std::optional<std::array<glm::vec2, 2>> clipped(glm::vec2 a, glm::vec2 b) {
    float from = 0, to = 1;
    const glm::vec2 d = b - a;
    for (int axis = 0; axis < 2; ++axis)
        for (const float bound : {0.0F, 1.0F}) {
            const float sign = bound > 0 ? 1.0F : -1.0F;
            const float slope = sign * d[axis], room = sign * (bound - a[axis]);
            if (slope == 0 && room < 0) return std::nullopt;
            if (slope > 0) to = std::min(to, room / slope);
            if (slope < 0) from = std::max(from, room / slope);
        }
    if (from >= to) return std::nullopt;
    return std::array<glm::vec2, 2>{a + d * from, a + d * to};
}

void add_line(FlatBatch& batch, glm::vec2 a, glm::vec2 b, float width_px, Rgba colour) {
    const glm::vec2 d = b - a;
    const float length = glm::length(d);
    if (length <= 0) return;
    batch.shapes.push_back({.centre_px = 0.5F * (a + b),
                            .half_px = {0.5F * (length + width_px), 0.5F * width_px},
                            .radius_px = 0.5F * width_px,
                            .angle = std::atan2(d.y, d.x),
                            .fill = colour});
}

} // namespace

InsetMap::InsetMap(const Terrain& terrain) : box_(terrain.window().height.frame.box()) {
    const double width = box_.max.x_m - box_.min.x_m, height = box_.max.y_m - box_.min.y_m;
    aspect_ = static_cast<float>(height / width);
    for (int row = 0; row < rows; ++row) {
        const double y = std::lerp(box_.max.y_m, box_.min.y_m, (row + 0.5) / rows);
        std::optional<int> begin;
        for (int column = 0; column <= columns; ++column) {
            const double x = std::lerp(box_.min.x_m, box_.max.x_m, (column + 0.5) / columns);
            const bool land = column < columns && terrain.surface({x, y}) != Surface::sea;
            if (land && !begin) begin = column;
            if (land || !begin) continue;
            land_.push_back(
                {row, static_cast<float>(*begin) / columns, static_cast<float>(column) / columns});
            begin.reset();
        }
    }
}

glm::vec2 InsetMap::share_of(PlanePoint point) const {
    return {static_cast<float>((point.x_m - box_.min.x_m) / (box_.max.x_m - box_.min.x_m)),
            static_cast<float>((box_.max.y_m - point.y_m) / (box_.max.y_m - box_.min.y_m))};
}

void InsetMap::draw(FlatBatch& batch, const Style& style, const Camera& camera, glm::vec2 corner,
                    glm::vec2 size, float unit_px) const {
    const glm::vec3 paper(style.halo), water = glm::mix(glm::vec3(style.river), paper, 0.45F);
    const auto plain_box = [&](glm::vec2 from, glm::vec2 to, Rgba fill) {
        batch.shapes.push_back(
            {.centre_px = 0.5F * (from + to), .half_px = 0.5F * (to - from), .fill = fill});
    };
    batch.shapes.push_back({.centre_px = corner + 0.5F * size,
                            .half_px = 0.5F * size + 3.0F * unit_px,
                            .radius_px = 2.0F * unit_px,
                            .fill = Rgba(paper, 0.92F)});
    plain_box(corner, corner + size, Rgba(water, 1));
    const glm::vec3 land = glm::mix(paper, glm::vec3(style.soft_ink), 0.10F);
    const float row_px = size.y / rows;
    for (const Run& run : land_) {
        const float y = corner.y + row_px * static_cast<float>(run.row);
        // Rows overlap a little, so that no water shines through between them.
        plain_box({corner.x + run.x0 * size.x, y},
                  {corner.x + run.x1 * size.x, std::min(y + row_px + 0.6F, corner.y + size.y)},
                  Rgba(land, 1));
    }
    const FrameSize frame = camera.size();
    const float w = static_cast<float>(frame.width_px), h = static_cast<float>(frame.height_px);
    // The view's outline; where the frame shows the sky, its top is taken lower.
    std::array<std::optional<PlanePoint>, 4> corners{};
    for (float top = 0; top < 0.6F * h; top += 0.05F * h) {
        corners = {camera.ground_at({0, top}), camera.ground_at({w, top}), camera.ground_at({w, h}),
                   camera.ground_at({0, h})};
        if (std::all_of(corners.begin(), corners.end(), [](const auto& c) { return c.has_value(); })) break;
    }
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const auto &a = corners[i], &b = corners[(i + 1) % corners.size()];
        if (!a || !b) continue;
        if (const auto line = clipped(share_of(*a), share_of(*b)))
            add_line(batch, corner + (*line)[0] * size, corner + (*line)[1] * size, 2.2F * unit_px,
                     style.accent_ink);
    }
    batch.shapes.push_back({.centre_px = corner + 0.5F * size,
                            .half_px = 0.5F * size,
                            .stroke_px = 1.2F * unit_px,
                            .fill = Rgba(paper, 0),
                            .stroke = Rgba(glm::vec3(style.soft_ink), 0.9F)});
}

} // namespace bagration
