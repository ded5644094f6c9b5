#pragma once
// Labels off the tour, when a person moves the camera: which labels show is a pure function of the camera.
// Each has an active range, a coarsest map scale at which it does not yet meet a more important one, solved
// ahead for all directions of view (after Been, Daiches and Yap, "Dynamic map labeling", 2006). Names fade by
// scale and towards the frame's edge; nothing is placed per frame and nothing pops.
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

    /// Labels to show, ascending; alpha > 0. `keep_out` in u.
    std::vector<PlacedLabel> at(const std::vector<LabelCandidate>& labels, const Camera& camera,
                                const std::vector<UnitBox>& keep_out) const;
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
