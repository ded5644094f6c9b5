#pragma once
// Letters along a line of the ground: spread over the whole of a path (seas, lands, mountains), or at their
// natural distances along a river's course, as much of it as they need. All on screen, in u.
#include "renderer/scene/label_geometry.hpp"

#include <array>
#include <optional>
#include <vector>

namespace bagration {

/// The line under the letters as projected: points at even steps along the ground, in reading direction.
struct ProjectedPath {
    static constexpr int steps = 24;
    std::array<glm::vec2, steps + 1> points_u{};
    float length_u = 0;
    /// How far it leads to the right, as a share of its length: about 0 where reading directions change.
    float rightward = 1;
    /// All turns along it, radians.
    float bend = 0;
    /// Point and direction at a fraction [0, 1] of the path on the ground.
    glm::vec2 at(float fraction) const;
    glm::vec2 direction(float fraction) const;
};

/// Empty when a part of the path is not visible, or a course is too short for its name at this distance.
/// `side` is LabelSide::centred for letters in the direction of the line, LabelSide::centred_reversed for the
/// other.
std::optional<ProjectedPath> project_path(const Camera& camera, const LabelCandidate& label, LabelSide side);

/// The direction in which a name can be read from left to right.
LabelSide reading_side(const Camera& camera, const LabelCandidate& label);

/// Both directions will do where the path is about as upright as this.
inline constexpr float upright_share = 0.12f;
/// How far letters may be spread: screen length of the path as a multiple of the name's width.
inline constexpr float path_fill_min = 1.04f, path_fill_max = 4.2f;
/// Sharper bends make a name hard to read.
inline constexpr float most_bend = 1.9f;

/// Is the path fit to carry the name?
bool carries_name(const ProjectedPath& path, const LabelCandidate& label);

/// One letter: the middle of its place on the baseline, and the direction of the line there.
struct LetterPlace {
    glm::vec2 at{};
    glm::vec2 direction{1, 0};
};
/// `middle` is the letter's middle along the line of text, u of the name's natural width.
LetterPlace place_letter(const ProjectedPath& path, const LabelCandidate& label, float middle_u);

/// The boxes that a name along a path covers, halo included: one for each letter where they are spread, one
/// for the whole name where they are not.
std::vector<UnitBox> path_boxes(const ProjectedPath& path, const LabelCandidate& label);

} // namespace bagration
