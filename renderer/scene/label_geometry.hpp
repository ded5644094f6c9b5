#pragma once
// Which parts of the frame a label covers: the boxes that must not overlap.
#include "renderer/scene/camera.hpp"
#include "renderer/scene/labels.hpp"

#include <glm/glm.hpp>

#include <algorithm>
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
    UnitBox joined_with(glm::vec2 p) const {
        return {std::min(x0, p.x), std::min(y0, p.y), std::max(x1, p.x), std::max(y1, p.y)};
    }
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
/// Where the leader line from the marker ends, relative to the anchor's place, u; empty for sides without
/// one.
std::optional<glm::vec2> leader_end(LabelSide side);
/// Box of the outlines and their halo relative to the anchor's place, u.
UnitBox label_text_box(const LabelCandidate& label, LabelSide side);
/// The same for today's name: under the name, or over it where the marker is under it.
glm::vec2 today_origin(const LabelCandidate& label, LabelSide side);
UnitBox today_box(const LabelCandidate& label, LabelSide side);
/// Box of the marker relative to the anchor's place, u. Only for labels with a marker.
UnitBox label_marker_box(const LabelCandidate& label);
/// The sides that a label may take, best first.
std::span<const LabelSide> label_sides(const LabelCandidate& label);

/// The anchor's place on screen, u; empty when it is behind the camera, behind the horizon or seen at so flat
/// an angle that names would pile up there.
std::optional<glm::vec2> label_place(const Camera& camera, PlanePoint point, double height_m);
/// From the eye to the anchor as drawn, kilometres.
double label_distance_km(const Camera& camera, const LabelCandidate& label);

} // namespace bagration
