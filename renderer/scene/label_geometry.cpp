#include "renderer/scene/label_geometry.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

namespace {

/// Sine of the flattest angle at which the ground is still labelled.
constexpr float flattest_view = 0.10f;
/// Between marker and name, u.
constexpr float marker_gap_u = 3.5f;

constexpr LabelSide beside_marker[] = {LabelSide::right,      LabelSide::left,        LabelSide::above,
                                       LabelSide::below,      LabelSide::above_right, LabelSide::below_right,
                                       LabelSide::above_left, LabelSide::below_left};
constexpr LabelSide beside_or_led[] = {
    LabelSide::right,           LabelSide::left,           LabelSide::above,
    LabelSide::below,           LabelSide::above_right,    LabelSide::below_right,
    LabelSide::above_left,      LabelSide::below_left,     LabelSide::led_above_right,
    LabelSide::led_below_right, LabelSide::led_above_left, LabelSide::led_below_left};
constexpr int lowest_led_rank = 2;
/// From the marker's middle to where a leader line ends, across and up or down, u.
constexpr glm::vec2 leader_u{22, 20};
constexpr LabelSide on_anchor[] = {LabelSide::centred};
constexpr LabelSide along_path[] = {LabelSide::centred, LabelSide::centred_reversed};

} // namespace

std::span<const LabelSide> label_sides(const LabelCandidate& label) {
    if (label.along_path()) return along_path;
    if (label.kind == LabelKind::town && label.rank <= lowest_led_rank) return beside_or_led;
    if (label.style.marker_radius_u > 0) return beside_marker;
    return on_anchor;
}

glm::vec2 label_origin(const LabelCandidate& label, LabelSide side) {
    const LabelExtent& e = label.extent;
    const float off = label.style.marker_radius_u + marker_gap_u;
    const float diagonal = off * 0.7f;
    const float to_right = -e.left_u, to_left = -e.right_u, middle = -0.5f * (e.left_u + e.right_u);
    const float level = 0.5f * e.cap_u, up = -e.descent_u, down = e.ascent_u;
    switch (side) {
    case LabelSide::right:
        return {off + to_right, level};
    case LabelSide::left:
        return {-off + to_left, level};
    case LabelSide::above:
        return {middle, -off + up};
    case LabelSide::below:
        return {middle, off + down};
    // Beside the marker and a little higher or lower: capitals, not descenders, keep the distance.
    case LabelSide::above_right:
        return {diagonal + to_right, -diagonal};
    case LabelSide::below_right:
        return {diagonal + to_right, diagonal + e.cap_u};
    case LabelSide::above_left:
        return {-diagonal + to_left, -diagonal};
    case LabelSide::below_left:
        return {-diagonal + to_left, diagonal + e.cap_u};
    case LabelSide::led_above_right:
    case LabelSide::led_below_right:
    case LabelSide::led_above_left:
    case LabelSide::led_below_left: {
        const glm::vec2 end = *leader_end(side);
        const float gap = end.x > 0 ? marker_gap_u + to_right : -marker_gap_u + to_left;
        return {end.x + gap, end.y + level};
    }
    case LabelSide::centred:
    case LabelSide::centred_reversed:
        break;
    }
    return {middle, level};
}

std::optional<glm::vec2> leader_end(LabelSide side) {
    switch (side) {
    case LabelSide::led_above_right:
        return glm::vec2(leader_u.x, -leader_u.y);
    case LabelSide::led_below_right:
        return leader_u;
    case LabelSide::led_above_left:
        return -leader_u;
    case LabelSide::led_below_left:
        return glm::vec2(-leader_u.x, leader_u.y);
    default:
        return std::nullopt;
    }
}

UnitBox label_text_box(const LabelCandidate& label, LabelSide side) {
    const glm::vec2 origin = label_origin(label, side);
    const LabelExtent& e = label.extent;
    return UnitBox{origin.x + e.left_u, origin.y - e.ascent_u, origin.x + e.right_u, origin.y + e.descent_u}
        .grown(label.style.halo_u);
}

glm::vec2 today_origin(const LabelCandidate& label, LabelSide side) {
    const UnitBox name = label_text_box(label, side);
    const LabelExtent& e = label.today_extent;
    const float halo = label.style.halo_u;
    const bool over = side == LabelSide::above || side == LabelSide::above_right ||
                      side == LabelSide::above_left || side == LabelSide::led_above_right ||
                      side == LabelSide::led_above_left;
    const bool to_left = side == LabelSide::left || side == LabelSide::above_left ||
                         side == LabelSide::below_left || side == LabelSide::led_above_left ||
                         side == LabelSide::led_below_left;
    const bool centred = side == LabelSide::above || side == LabelSide::below || side == LabelSide::centred;
    const float x = centred   ? 0.5f * (name.x0 + name.x1 - e.left_u - e.right_u)
                    : to_left ? name.x1 - halo - e.right_u
                              : name.x0 + halo - e.left_u;
    return {x, over ? name.y0 - halo - e.descent_u : name.y1 + halo + e.ascent_u};
}

UnitBox today_box(const LabelCandidate& label, LabelSide side) {
    const glm::vec2 origin = today_origin(label, side);
    const LabelExtent& e = label.today_extent;
    return UnitBox{origin.x + e.left_u, origin.y - e.ascent_u, origin.x + e.right_u, origin.y + e.descent_u}
        .grown(label.style.halo_u);
}

UnitBox label_marker_box(const LabelCandidate& label) {
    return UnitBox{}.grown(label.style.marker_radius_u + 1);
}

std::optional<glm::vec2> label_place(const Camera& camera, PlanePoint point, double height_m) {
    const glm::vec3 world = camera.world(point, height_m);
    const glm::vec3 to_eye = camera.eye() - world;
    // Up on the drawn ground, a paraboloid that drops by r^2 / 2R.
    constexpr float radius = static_cast<float>(earth_radius_m);
    const glm::vec3 up = glm::normalize(glm::vec3(world.x / radius, world.y / radius, 1));
    if (glm::dot(up, to_eye) < flattest_view * glm::length(to_eye)) return std::nullopt;
    const auto pixel = camera.project(world);
    if (!pixel) return std::nullopt;
    return *pixel * unit_per_px(camera.size());
}

double label_distance_km(const Camera& camera, const LabelCandidate& label) {
    return camera.distance_m(camera.world(label.anchor, label.height_m)) / 1000.0;
}

} // namespace bagration
