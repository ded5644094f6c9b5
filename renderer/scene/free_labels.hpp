#pragma once
// Labels off the tour, when a person moves the camera: which labels show, and how clearly, is a pure and
// continuous function of the camera. Towns have ranges of scale that are solved ahead (label_ranges.hpp);
// other names fade where they come near to what goes first, near the frame's edge and near panels. Nothing
// pops.
#include "campaign/time.hpp"
#include "renderer/scene/label_ranges.hpp"

#include <vector>

namespace bagration {

/// A part of the frame that labels keep out of, and how firmly: 0 not at all ... 1.
struct FreeKeepOut {
    UnitBox box;
    float strength = 1;
    bool leaves_great_towns = false; ///< It has made room for them itself (great_town_boxes()).
};

/// Labels to show, ascending by index; alpha > 0. `order` as of placing_order().
std::vector<PlacedLabel> free_labels(const std::vector<LabelCandidate>& labels, const std::vector<int>& order,
                                     const LabelRanges& ranges, const Camera& camera, CampaignTime time,
                                     const std::vector<FreeKeepOut>& keep_out);

/// Capitals and large cities: their names come before plates and the names of arrows.
bool is_great_town(const LabelCandidate& label);

/// Where the names of great towns will stand, u; a name that is coming or going takes less.
std::vector<UnitBox> great_town_boxes(const std::vector<LabelCandidate>& labels,
                                      const std::vector<int>& order, const LabelRanges& ranges,
                                      const Camera& camera, CampaignTime time,
                                      const std::vector<FreeKeepOut>& keep_out);

} // namespace bagration
