#pragma once
// Which parts of the frame a label covers: the boxes that must not overlap.
#include "renderer/scene/camera.hpp"
#include "renderer/scene/labels.hpp"

#include <glm/glm.hpp>

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace bagration {

/// An upright box on screen, u.
struct UnitBox {
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    bool overlaps(const UnitBox& o) const { return x0 < o.x1 && o.x0 < x1 && y0 < o.y1 && o.y0 < y1; }
    bool inside(const UnitBox& o) const { return x0 >= o.x0 && x1 <= o.x1 && y0 >= o.y0 && y1 <= o.y1; }
    UnitBox moved(glm::vec2 by) const { return {x0 + by.x, y0 + by.y, x1 + by.x, y1 + by.y}; }
    UnitBox grown(float by) const { return {x0 - by, y0 - by, x1 + by, y1 + by}; }
};

/// Factor from pixels to u.
inline float unit_per_px(FrameSize size) {
    return 1000.0f / static_cast<float>(size.shorter_px());
}
/// The whole frame, u.
inline UnitBox frame_box(FrameSize size) {
    const float k = unit_per_px(size);
    return {0, 0, static_cast<float>(size.width_px) * k, static_cast<float>(size.height_px) * k};
}

/// Start of the text's baseline relative to the anchor's place on screen, u.
glm::vec2 label_origin(const LabelCandidate& label, LabelSide side);
/// Box of the outlines and their halo relative to the anchor's place, u.
UnitBox label_text_box(const LabelCandidate& label, LabelSide side);
/// Box of the marker relative to the anchor's place, u. Only for labels with a marker.
UnitBox label_marker_box(const LabelCandidate& label);
/// The sides that a label may take, best first.
std::span<const LabelSide> label_sides(const LabelCandidate& label);

/// The anchor's place on screen, u; empty when it is behind the camera, behind the horizon or seen at so flat
/// an angle that names would pile up there.
std::optional<glm::vec2> label_place(const Camera& camera, PlanePoint point, double height_m);
/// From the eye to the anchor as drawn, kilometres.
double label_distance_km(const Camera& camera, const LabelCandidate& label);

/// A path label as projected: points at even steps along the path, in reading direction.
struct ProjectedPath {
    static constexpr int steps = 24;
    std::array<glm::vec2, steps + 1> points_u{};
    float length_u = 0;
    bool reversed = false;
    /// Point and direction at a fraction [0, 1] of the path on the ground.
    glm::vec2 at(float fraction) const;
    glm::vec2 direction(float fraction) const;
};
/// Empty when a part of the path is not visible.
std::optional<ProjectedPath> project_path(const Camera& camera, const LabelCandidate& label);
/// How far letters may be spread: screen length of the path as a multiple of the name's width.
inline constexpr float path_fill_min = 1.04f, path_fill_max = 4.5f;
inline constexpr int path_box_count = 6;
/// The boxes along the path that its letters lie in.
std::array<UnitBox, path_box_count> path_boxes(const ProjectedPath& path, const LabelCandidate& label);

} // namespace bagration
