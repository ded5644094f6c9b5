#include "renderer/text/distance_field.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

namespace {

/// Where and in which direction the outline crosses a row.
struct Crossing {
    float x = 0;
    int direction = 0;
};

std::vector<Crossing> crossings_of_row(std::span<const OutlineSegment> outline, float y) {
    std::vector<Crossing> crossings;
    for (const OutlineSegment& s : outline) {
        // Half-open, so that a vertex on the row counts once.
        if ((s.a.y <= y) == (s.b.y <= y)) continue;
        const float t = (y - s.a.y) / (s.b.y - s.a.y);
        crossings.push_back({s.a.x + t * (s.b.x - s.a.x), s.a.y < s.b.y ? 1 : -1});
    }
    std::sort(crossings.begin(), crossings.end(),
              [](const Crossing& p, const Crossing& q) { return p.x < q.x; });
    return crossings;
}

int winding_at(std::span<const OutlineSegment> outline, OutlinePoint p) {
    int winding = 0;
    for (const OutlineSegment& s : outline) {
        if ((s.a.y <= p.y) == (s.b.y <= p.y)) continue;
        const float t = (p.y - s.a.y) / (s.b.y - s.a.y);
        if (s.a.x + t * (s.b.x - s.a.x) < p.x) winding += s.a.y < s.b.y ? 1 : -1;
    }
    return winding;
}

/// Cuts segments to at most 2 texels and drops those with ink on both sides.
std::vector<OutlineSegment> visible_edges(std::span<const OutlineSegment> outline) {
    constexpr float longest_px = 2, beside_px = 0.02f;
    std::vector<OutlineSegment> edges;
    for (const OutlineSegment& s : outline) {
        const float dx = s.b.x - s.a.x, dy = s.b.y - s.a.y;
        const float length = std::hypot(dx, dy);
        const OutlinePoint normal{-dy / length * beside_px, dx / length * beside_px};
        const int parts = std::max(1, static_cast<int>(std::ceil(length / longest_px)));
        const auto at = [&](float i) {
            return OutlinePoint{s.a.x + dx * i / static_cast<float>(parts),
                                s.a.y + dy * i / static_cast<float>(parts)};
        };
        for (int i = 0; i < parts; ++i) {
            const OutlinePoint middle = at(static_cast<float>(i) + 0.5f);
            const bool left = winding_at(outline, {middle.x + normal.x, middle.y + normal.y}) != 0;
            const bool right = winding_at(outline, {middle.x - normal.x, middle.y - normal.y}) != 0;
            if (left && right) continue;
            edges.push_back({at(static_cast<float>(i)), at(static_cast<float>(i + 1))});
        }
    }
    return edges;
}

float squared_distance(const OutlineSegment& s, float x, float y) {
    const float dx = s.b.x - s.a.x, dy = s.b.y - s.a.y;
    const float t = std::clamp(((x - s.a.x) * dx + (y - s.a.y) * dy) / (dx * dx + dy * dy), 0.0f, 1.0f);
    const float ex = s.a.x + t * dx - x, ey = s.a.y + t * dy - y;
    return ex * ex + ey * ey;
}

/// Lowers the squared distances around one edge, only where it is within the spread.
void splat(const OutlineSegment& edge, const DistanceField& box, float spread, std::vector<float>& squared) {
    const auto range = [&](float low, float high, int origin, int count) {
        const int first = static_cast<int>(std::floor(low - spread)) - origin;
        const int last = static_cast<int>(std::ceil(high + spread)) - origin;
        return std::pair{std::clamp(first, 0, count), std::clamp(last, 0, count)};
    };
    const auto [i0, i1] =
        range(std::min(edge.a.x, edge.b.x), std::max(edge.a.x, edge.b.x), box.x0, box.width);
    const auto [j0, j1] =
        range(std::min(edge.a.y, edge.b.y), std::max(edge.a.y, edge.b.y), box.y0, box.height);
    for (int j = j0; j < j1; ++j) {
        for (int i = i0; i < i1; ++i) {
            float& value = squared[static_cast<std::size_t>(j * box.width + i)];
            value = std::min(value, squared_distance(edge, static_cast<float>(box.x0 + i) + 0.5f,
                                                     static_cast<float>(box.y0 + j) + 0.5f));
        }
    }
}

} // namespace

DistanceField distance_field_box(std::span<const OutlineSegment> outline, int spread_px) {
    DistanceField field;
    if (outline.empty()) return field;
    float x_min = outline[0].a.x, x_max = x_min, y_min = outline[0].a.y, y_max = y_min;
    for (const OutlineSegment& s : outline) {
        x_min = std::min(x_min, s.b.x);
        x_max = std::max(x_max, s.b.x);
        y_min = std::min(y_min, s.b.y);
        y_max = std::max(y_max, s.b.y);
    }
    field.x0 = static_cast<int>(std::floor(x_min)) - spread_px;
    field.y0 = static_cast<int>(std::floor(y_min)) - spread_px;
    field.width = static_cast<int>(std::ceil(x_max)) + spread_px - field.x0;
    field.height = static_cast<int>(std::ceil(y_max)) + spread_px - field.y0;
    return field;
}

DistanceField distance_field(std::span<const OutlineSegment> outline, int spread_px, float grow_px) {
    DistanceField field = distance_field_box(outline, spread_px);
    const float spread = static_cast<float>(spread_px);
    const std::size_t count = static_cast<std::size_t>(field.width) * static_cast<std::size_t>(field.height);
    std::vector<float> squared(count, spread * spread);
    for (const OutlineSegment& edge : visible_edges(outline))
        splat(edge, field, spread, squared);

    field.values.resize(count);
    for (int j = 0; j < field.height; ++j) {
        const auto crossings = crossings_of_row(outline, static_cast<float>(field.y0 + j) + 0.5f);
        int winding = 0;
        std::size_t next = 0;
        for (int i = 0; i < field.width; ++i) {
            const float x = static_cast<float>(field.x0 + i) + 0.5f;
            while (next < crossings.size() && crossings[next].x < x)
                winding += crossings[next++].direction;
            const std::size_t at = static_cast<std::size_t>(j * field.width + i);
            const float distance = std::sqrt(squared[at]) * (winding != 0 ? 1.0f : -1.0f) + grow_px;
            const float value = std::clamp(127.5f + 127.5f * distance / spread, 0.0f, 255.0f);
            field.values[at] = static_cast<std::uint8_t>(std::lround(value));
        }
    }
    return field;
}

} // namespace bagration
