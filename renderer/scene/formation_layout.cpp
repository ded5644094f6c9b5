#include "renderer/scene/formation_layout.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

namespace {

constexpr float gap_u = 6;        ///< Between two plates.
constexpr float dot_radius_u = 7; ///< Kept free around every point.
constexpr float stand_off_u = 19; ///< From the point to its plate.
constexpr float longest_leader_u = 150;
constexpr int rounds = 90, rounds_without_pull = 40;
constexpr float pull = 0.06F;

struct Overlap {
    float x = 0, y = 0; ///< How far they cover each other; 0 when they do not.
    bool any() const { return x > 0 && y > 0; }
};

Overlap overlap(glm::vec2 c1, glm::vec2 h1, glm::vec2 c2, glm::vec2 h2) {
    return {h1.x + h2.x - std::abs(c1.x - c2.x), h1.y + h2.y - std::abs(c1.y - c2.y)};
}

/// The shorter way out, mostly upwards or downwards: plates are wide, and stacks read well.
glm::vec2 way_out(const Overlap& o, glm::vec2 from, glm::vec2 to) {
    const glm::vec2 d = to - from;
    if (o.y <= 1.5F * o.x) return {0, d.y >= 0 ? o.y : -o.y};
    return {d.x >= 0 ? o.x : -o.x, 0};
}

glm::vec2 wished_offset(const PlateToPlace& plate) {
    const glm::vec2 reach = plate.half + stand_off_u;
    // Along an ellipse around the point, so that the place turns evenly with the direction.
    const float scale =
        1 / std::max(std::abs(plate.away.x) / reach.x, std::max(std::abs(plate.away.y) / reach.y, 1e-6F));
    const glm::vec2 on_box = plate.away * scale;
    const glm::vec2 on_ellipse = plate.away * reach;
    return 0.5F * (on_box + on_ellipse);
}

void push_into(const UnitBox& within, PlateToPlace& plate) {
    const glm::vec2 centre = plate.anchor + plate.offset;
    const glm::vec2 low(within.x0 + plate.half.x, within.y0 + plate.half.y);
    const glm::vec2 high(within.x1 - plate.half.x, within.y1 - plate.half.y);
    plate.offset = glm::max(glm::min(centre, high), low) - plate.anchor;
}

void push_out(const UnitBox& taken, PlateToPlace& plate) {
    const UnitBox blocked = taken.grown(gap_u);
    const glm::vec2 middle(0.5F * (blocked.x0 + blocked.x1), 0.5F * (blocked.y0 + blocked.y1));
    const glm::vec2 half(0.5F * (blocked.x1 - blocked.x0), 0.5F * (blocked.y1 - blocked.y0));
    const glm::vec2 centre = plate.anchor + plate.offset;
    const Overlap o = overlap(centre, plate.half, middle, half);
    if (!o.any()) return;
    if (o.y <= o.x)
        plate.offset.y += centre.y >= middle.y ? o.y : -o.y;
    else
        plate.offset.x += centre.x >= middle.x ? o.x : -o.x;
}

void push_apart(PlateToPlace& a, PlateToPlace& b) {
    const glm::vec2 ca = a.anchor + a.offset, cb = b.anchor + b.offset;
    const Overlap o = overlap(ca, a.half + 0.5F * gap_u, cb, b.half + 0.5F * gap_u);
    if (!o.any()) return;
    const glm::vec2 way = way_out(o, ca, cb);
    const float share = b.weight / (a.weight + b.weight);
    a.offset -= 0.7F * share * way;
    b.offset += 0.7F * (1 - share) * way;
}

/// A plate keeps off another one's point, and off its own.
void keep_off_points(const std::vector<PlateToPlace>& plates, PlateToPlace& plate) {
    for (const PlateToPlace& other : plates) {
        const glm::vec2 centre = plate.anchor + plate.offset;
        const Overlap o = overlap(centre, plate.half, other.anchor, glm::vec2(dot_radius_u));
        if (o.any()) plate.offset += 0.6F * way_out(o, other.anchor, centre);
    }
}

/// Later plates fade where they still cover an earlier one, or stand too far from their point.
void measure_room(std::vector<PlateToPlace>& plates, const std::vector<UnitBox>& blocked) {
    constexpr float tolerated_u = 7;
    for (std::size_t i = 0; i < plates.size(); ++i) {
        PlateToPlace& plate = plates[i];
        const glm::vec2 centre = plate.anchor + plate.offset;
        float covered = 0;
        const auto cover = [&](glm::vec2 c, glm::vec2 half) {
            const Overlap o = overlap(centre, plate.half, c, half);
            if (o.any()) covered = std::max(covered, std::min(o.x, o.y));
        };
        for (std::size_t j = 0; j < i; ++j)
            if (plates[j].room > 0.05F) cover(plates[j].anchor + plates[j].offset, plates[j].half);
        for (const UnitBox& box : blocked)
            cover({0.5F * (box.x0 + box.x1), 0.5F * (box.y0 + box.y1)},
                  {0.5F * (box.x1 - box.x0), 0.5F * (box.y1 - box.y0)});
        const glm::vec2 beyond = glm::max(glm::abs(plate.offset) - plate.half, glm::vec2(0));
        const float leader = glm::length(beyond);
        plate.room = std::clamp(1 - covered / tolerated_u, 0.0F, 1.0F) *
                     std::clamp(1.5F - leader / longest_leader_u, 0.0F, 1.0F);
    }
}

} // namespace

void place_plates(std::vector<PlateToPlace>& plates, const UnitBox& within,
                  const std::vector<UnitBox>& blocked) {
    std::vector<glm::vec2> wished;
    for (PlateToPlace& plate : plates) {
        plate.offset = wished_offset(plate);
        wished.push_back(plate.offset);
    }
    for (int round = 0; round < rounds + rounds_without_pull; ++round) {
        for (std::size_t i = 0; i < plates.size(); ++i)
            for (std::size_t j = i + 1; j < plates.size(); ++j)
                push_apart(plates[i], plates[j]);
        for (std::size_t i = 0; i < plates.size(); ++i) {
            keep_off_points(plates, plates[i]);
            for (const UnitBox& box : blocked)
                push_out(box, plates[i]);
            push_into(within, plates[i]);
            if (round < rounds) plates[i].offset += pull * (wished[i] - plates[i].offset);
        }
    }
    measure_room(plates, blocked);
}

} // namespace bagration
