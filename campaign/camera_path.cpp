#include "campaign/camera_path.hpp"

#include "campaign/monotone_curve.hpp"
#include "terrain/geo/contract.hpp"

#include <cmath>

namespace bagration {
namespace {

/// The turn from one bearing to another the short way, in [-180, 180].
double turn_deg(double from, double to) {
    return std::remainder(to - from, 360.0);
}

double wrapped_deg(double bearing) {
    const double wrapped = std::fmod(bearing, 360.0);
    const double positive = wrapped < 0 ? wrapped + 360.0 : wrapped;
    return positive < 360.0 ? positive : 0.0; // A tiny negative angle rounds up to 360.
}

} // namespace

CameraPath::CameraPath(const std::vector<TimedPose>& poses) {
    BAGRATION_EXPECTS(!poses.empty());
    double bearing = poses.front().pose.bearing_deg;
    for (const TimedPose& timed : poses) {
        BAGRATION_EXPECTS(times_.empty() || timed.at_s > times_.back());
        BAGRATION_EXPECTS(timed.pose.height_km > 0);
        bearing += turn_deg(bearing, timed.pose.bearing_deg);
        times_.push_back(timed.at_s);
        channels_[0].values.push_back(timed.pose.target.x_m);
        channels_[1].values.push_back(timed.pose.target.y_m);
        channels_[2].values.push_back(std::log(timed.pose.height_km));
        channels_[3].values.push_back(timed.pose.pitch_deg);
        channels_[4].values.push_back(bearing);
    }
    for (Channel& channel : channels_)
        channel.slopes = monotone_slopes(times_, channel.values, CurveEnds::at_rest);
}

CameraPose CameraPath::pose_at(double seconds) const {
    const auto value = [&](std::size_t channel) {
        return curve_value(times_, channels_[channel].values, channels_[channel].slopes, seconds);
    };
    return {{value(0), value(1)}, std::exp(value(2)), value(3), wrapped_deg(value(4))};
}

bool same_pose(const CameraPose& a, const CameraPose& b) {
    return a.target == b.target && a.height_km == b.height_km && a.pitch_deg == b.pitch_deg &&
           turn_deg(a.bearing_deg, b.bearing_deg) == 0;
}

} // namespace bagration
