#pragma once
// Labels off the tour, when a person moves the camera: which labels show is a pure function of the camera.
// Each has an active range, a coarsest map scale at which it does not yet meet a more important one, solved
// ahead for all directions of view (after Been, Daiches and Yap, "Dynamic map labeling", 2006).
#include "renderer/scene/label_geometry.hpp"
#include "renderer/scene/labels.hpp"

#include <array>
#include <vector>

namespace bagration {

class LabelRanges {
  public:
    /// Bearings for which ranges are solved; between them they are interpolated.
    static constexpr int bearings = 48;

    LabelRanges() = default;
    /// The labels (measured) must stay as they are.
    static LabelRanges solve(const std::vector<LabelCandidate>& labels);

    /// Only towns have ranges; other names give way from frame to frame (free_labels.hpp).
    static bool has_range(const LabelCandidate& label);
    /// How much of a label (with this index, at this place on screen) its range lets be seen.
    float alpha(const LabelCandidate& label, int index, const Camera& camera, glm::vec2 place_u) const;
    /// Metres on the ground per u up to which a label shows when the map is seen along a bearing.
    double coarsest_m_per_u(int label, double bearing_deg) const;
    LabelSide side(int label) const { return ranges_[static_cast<std::size_t>(label)].side; }

  private:
    struct Range {
        LabelSide side = LabelSide::right;
        std::array<float, bearings> m_per_u{};
    };
    std::vector<Range> ranges_;
};

} // namespace bagration
