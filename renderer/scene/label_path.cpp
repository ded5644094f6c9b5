#include "renderer/scene/label_path.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

namespace {

/// Share of a path that spread letters cover, so that first and last stand clear of its ends.
constexpr float path_share = 0.96f;
/// A course is smoothed over this share of the name's length on each side: letters do not dance on meanders.
constexpr double smoothing_share = 0.34;

glm::vec2 turned(glm::vec2 p, glm::vec2 direction) {
    return {p.x * direction.x - p.y * direction.y, p.x * direction.y + p.y * direction.x};
}

/// Points of the ground under the letters.
template <std::size_t n>
bool project_points(const Camera& camera, const LabelCandidate& label, double name_m,
                    std::array<glm::vec2, n>& points_u) {
    for (std::size_t i = 0; i < n; ++i) {
        const double fraction = static_cast<double>(i) / static_cast<double>(n - 1);
        const PlanePoint point =
            label.course
                ? label.course->at(label.course_at_m + name_m * (fraction - 0.5), smoothing_share * name_m)
                : label.path_steps[static_cast<std::size_t>(
                      std::lround(fraction * static_cast<double>(label.path_steps.size() - 1)))];
        const auto place = label_place(camera, point, label.height_m);
        if (!place) return false;
        points_u[i] = *place;
    }
    return true;
}

template <std::size_t n>
float length_of(const std::array<glm::vec2, n>& points) {
    float length = 0;
    for (std::size_t i = 1; i < n; ++i)
        length += glm::distance(points[i - 1], points[i]);
    return length;
}

/// How much of its course a name takes at this distance, metres; empty when there is not as much.
std::optional<double> name_length_m(const Camera& camera, const LabelCandidate& label) {
    const double wanted_u = static_cast<double>(label.extent.advance_u);
    double name_m = wanted_u * camera.metres_per_pixel() / static_cast<double>(unit_per_px(camera.size()));
    const double room_m = 2 * std::min(label.course_at_m, label.course->length_m() - label.course_at_m);
    std::array<glm::vec2, 7> coarse;
    for (int round = 0; round < 3; ++round) {
        if (name_m > room_m || !project_points(camera, label, name_m, coarse)) return std::nullopt;
        const double length_u = static_cast<double>(length_of(coarse));
        if (length_u < 0.05 * wanted_u) return std::nullopt;
        name_m *= wanted_u / length_u;
    }
    return name_m <= room_m ? std::optional(name_m) : std::nullopt;
}

} // namespace

glm::vec2 ProjectedPath::at(float fraction) const {
    const float place = std::clamp(fraction, 0.0f, 1.0f) * steps;
    const int i = std::min(static_cast<int>(place), steps - 1);
    const auto k = static_cast<std::size_t>(i);
    return glm::mix(points_u[k], points_u[k + 1], place - static_cast<float>(i));
}

glm::vec2 ProjectedPath::direction(float fraction) const {
    // Over two steps, so that letters do not turn by jerks from one step to the next.
    const float reach = 1.0f / steps;
    const glm::vec2 d = at(fraction + reach) - at(fraction - reach);
    const float length = glm::length(d);
    return length > 0 ? d / length : glm::vec2(1, 0);
}

std::optional<ProjectedPath> project_path(const Camera& camera, const LabelCandidate& label, LabelSide side) {
    ProjectedPath path;
    double name_m = 0;
    if (label.course) {
        const auto length = name_length_m(camera, label);
        if (!length) return std::nullopt;
        name_m = *length;
    }
    if (!project_points(camera, label, name_m, path.points_u)) return std::nullopt;
    if (side == LabelSide::centred_reversed) std::reverse(path.points_u.begin(), path.points_u.end());
    path.length_u = length_of(path.points_u);
    if (path.length_u <= 0) return std::nullopt;
    path.rightward = (path.points_u.back().x - path.points_u.front().x) / path.length_u;
    glm::vec2 last{};
    for (std::size_t i = 1; i < path.points_u.size(); ++i) {
        const glm::vec2 step = path.points_u[i] - path.points_u[i - 1];
        if (i > 1) path.bend += std::abs(std::atan2(last.x * step.y - last.y * step.x, glm::dot(last, step)));
        last = step;
    }
    return path;
}

LabelSide reading_side(const Camera& camera, const LabelCandidate& label) {
    const auto path = project_path(camera, label, LabelSide::centred);
    return path && path->rightward < 0 ? LabelSide::centred_reversed : LabelSide::centred;
}

bool carries_name(const ProjectedPath& path, const LabelCandidate& label) {
    const float fill = path.length_u / label.extent.advance_u;
    const bool fits = label.course || (fill >= path_fill_min && fill <= path_fill_max);
    return fits && path.bend <= most_bend && path.rightward >= -upright_share;
}

LetterPlace place_letter(const ProjectedPath& path, const LabelCandidate& label, float middle_u) {
    const float share = label.course ? 1.0f : path_share;
    const float fraction = 0.5f + share * (middle_u / label.extent.advance_u - 0.5f);
    const glm::vec2 direction = path.direction(fraction);
    return {path.at(fraction) + turned({0, -label.style.lift_u}, direction), direction};
}

std::vector<UnitBox> path_boxes(const ProjectedPath& path, const LabelCandidate& label) {
    std::vector<UnitBox> boxes;
    for (const LabelLetter& letter : label.letters) {
        const LetterPlace place = place_letter(path, label, letter.middle_u);
        UnitBox box{1e9f, 1e9f, -1e9f, -1e9f};
        for (const float x : {-letter.half_width_u, letter.half_width_u})
            for (const float y : {-letter.ascent_u, letter.descent_u})
                box = box.joined_with(place.at + turned({x, y}, place.direction));
        boxes.push_back(box.grown(label.style.halo_u));
    }
    if (!label.course || boxes.empty()) return boxes;
    UnitBox whole = boxes.front();
    for (const UnitBox& box : boxes)
        whole = whole.joined_with({box.x0, box.y0}).joined_with({box.x1, box.y1});
    return {whole};
}

} // namespace bagration
