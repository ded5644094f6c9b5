#pragma once
// The camera between the keys of shots. Position, log(height), pitch and bearing are continuous in velocity;
// the bearing takes the short way. A path covers one shot, or several when each begins with the pose that the
// one before ended with.
#include "campaign/model.hpp"

#include <array>
#include <vector>

namespace bagration {

/// A pose at a time, seconds since the path's begin.
struct TimedPose {
    double at_s = 0;
    CameraPose pose;
};

class CameraPath {
  public:
    /// At least one pose, strictly ascending in time. The camera rests at the first and the last.
    explicit CameraPath(const std::vector<TimedPose>& poses);

    /// Holds the first and last pose outside of the path. The bearing is in [0, 360).
    CameraPose pose_at(double seconds) const;

  private:
    struct Channel {
        std::vector<double> values, slopes;
    };
    std::vector<double> times_;
    std::array<Channel, 5> channels_; ///< x, y, log height, pitch, unwound bearing.
};

/// Whether one shot can run on into the next without a cut: the same pose, bearings compared on the circle.
bool same_pose(const CameraPose& a, const CameraPose& b);

} // namespace bagration
