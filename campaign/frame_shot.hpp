#pragma once
// Shots that compose themselves: from what a shot is about to the pose of a camera that shows it, with the
// date's corner and the captions' lines kept free.
#include "campaign/model.hpp"

#include <string>
#include <vector>

namespace bagration {

/// The shapes of pictures for which a film is composed.
enum class FrameShape { landscape, square, portrait };
inline constexpr int frame_shape_count = 3;

/// Wide pictures (16:9, 32:9) are composed as 16:9: what is beyond stays free.
FrameShape frame_shape(double aspect);

/// All points that show what the subjects are between two dates. Unknown ids have none.
std::vector<PlanePoint> subject_points(const Campaign& campaign, const std::vector<std::string>& subjects,
                                       CampaignTime from, CampaignTime to);

/// The pose, with the frame's pitch and bearing, in which all points lie in the free part of the picture and
/// fill it. Without points: the middle of the theatre.
CameraPose composed_pose(const std::vector<PlanePoint>& points, const AutoFrame& frame, FrameShape shape);

} // namespace bagration
