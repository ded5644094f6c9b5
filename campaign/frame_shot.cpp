#include "campaign/frame_shot.hpp"

#include "campaign/state.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace bagration {
namespace {

constexpr double radians_per_degree = std::numbers::pi / 180.0;
constexpr double closest_height_km = 80, farthest_height_km = 4000;
/// A lone town still needs its surroundings.
constexpr double least_radius_m = 45'000;

/// A box of the picture in units of half its shorter side; x to the right, y up, the middle is 0.
struct PictureBox {
    double left, right, bottom, top;
};

/// What stays free of the frame's edge, the date, the legend and the captions.
PictureBox free_box(FrameShape shape) {
    switch (shape) {
    case FrameShape::landscape:
        return {-1.35, 1.35, -0.56, 0.72};
    case FrameShape::square:
        return {-0.86, 0.86, -0.52, 0.62};
    case FrameShape::portrait:
        break;
    }
    return {-0.86, 0.86, -1.12, 1.25};
}

/// Looks at the origin of a flat plane from the side of the pose.
class FlatView {
  public:
    FlatView(const AutoFrame& frame, double height_m)
        : pitch_(frame.pitch_deg * radians_per_degree), bearing_(frame.bearing_deg * radians_per_degree),
          height_m_(height_m), half_(std::tan(0.5 * field_of_view_deg * radians_per_degree)) {}

    /// Where a point relative to the target appears; far outside when it is behind the camera.
    std::array<double, 2> picture(PlaneVector v) const {
        const double ahead = v.x_m * std::sin(bearing_) + v.y_m * std::cos(bearing_);
        const double right = v.x_m * std::cos(bearing_) - v.y_m * std::sin(bearing_);
        const double range = height_m_ / std::sin(pitch_);
        const double depth = std::max(range + ahead * std::cos(pitch_), 0.05 * range);
        return {right / (depth * half_), ahead * std::sin(pitch_) / (depth * half_)};
    }
    /// The point of the plane, relative to the target, that appears there (below the horizon).
    PlaneVector ground(double x, double y) const {
        const double range = height_m_ / std::sin(pitch_);
        const double slope = std::max(std::sin(pitch_) - y * half_ * std::cos(pitch_), 0.05);
        const double ahead = y * half_ * range / slope;
        const double right = x * half_ * (range + ahead * std::cos(pitch_));
        return {right * std::cos(bearing_) + ahead * std::sin(bearing_),
                -right * std::sin(bearing_) + ahead * std::cos(bearing_)};
    }

  private:
    double pitch_, bearing_, height_m_, half_;
};

PictureBox seen_box(const std::vector<PlanePoint>& points, PlanePoint target, const FlatView& view) {
    PictureBox box{1e9, -1e9, 1e9, -1e9};
    for (const PlanePoint point : points) {
        const auto [x, y] = view.picture(point - target);
        box = {std::min(box.left, x), std::max(box.right, x), std::min(box.bottom, y), std::max(box.top, y)};
    }
    return box;
}

void add_around(std::vector<PlanePoint>& points, PlanePoint centre, double radius_m) {
    for (const PlaneVector step : {PlaneVector{radius_m, 0}, {-radius_m, 0}, {0, radius_m}, {0, -radius_m}})
        points.push_back(centre + step);
}

void add_area(const Area& area, CampaignTime from, CampaignTime to, std::vector<PlanePoint>& points) {
    for (std::size_t i = 0; i < area.rings.size(); ++i) {
        const bool ends_before = i + 1 < area.rings.size() && area.rings[i + 1].date <= from;
        const bool begins_after = i > 0 && area.rings[i].date > to;
        if (!ends_before && !begins_after)
            points.insert(points.end(), area.rings[i].polygon.outer.begin(),
                          area.rings[i].polygon.outer.end());
    }
}

void add_arrow(const Campaign& campaign, const Arrow& arrow, CampaignTime from, CampaignTime to,
               std::vector<PlanePoint>& points) {
    const std::vector<double> along = cumulative_lengths_m(arrow.way_points);
    const auto tip_m = [&](CampaignTime time) {
        return arrow_progress_m(campaign, arrow, static_cast<double>((time - campaign.start).count()));
    };
    const double begin_m = tip_m(from - std::chrono::days(2)), end_m = tip_m(to);
    points.push_back(point_along(arrow.way_points, begin_m));
    points.push_back(point_along(arrow.way_points, end_m));
    for (std::size_t i = 0; i < along.size(); ++i)
        if (along[i] > begin_m && along[i] < end_m) points.push_back(arrow.way_points[i]);
}

/// The traces of the latest date that is not after `date`, or of the first date.
void add_front(const Campaign& campaign, CampaignTime date, std::vector<PlanePoint>& points) {
    if (campaign.traces.empty()) return;
    CampaignTime chosen = campaign.traces.front().date;
    for (const Trace& trace : campaign.traces)
        if (trace.date <= date) chosen = trace.date;
    for (const Trace& trace : campaign.traces)
        if (trace.date == chosen) points.insert(points.end(), trace.line.begin(), trace.line.end());
}

} // namespace

FrameShape frame_shape(double aspect) {
    if (aspect >= 1.3) return FrameShape::landscape;
    return aspect > 0.77 ? FrameShape::square : FrameShape::portrait;
}

std::vector<PlanePoint> subject_points(const Campaign& campaign, const std::vector<std::string>& subjects,
                                       CampaignTime from, CampaignTime to) {
    std::vector<PlanePoint> points;
    for (const std::string& id : subjects) {
        if (id == whole_front_subject) add_front(campaign, to, points);
        if (const Area* area = campaign.area(id)) add_area(*area, from, to, points);
        if (const Arrow* arrow = campaign.arrow(id)) add_arrow(campaign, *arrow, from, to, points);
        if (const Place* place = campaign.place(id)) add_around(points, place->point, least_radius_m);
        if (const Formation* formation = campaign.formation(id))
            for (const CampaignTime time : {from, to})
                add_around(points, formation_point(campaign, *formation, time), least_radius_m);
        for (const Trace& trace : campaign.traces)
            if (trace.id == id) points.insert(points.end(), trace.line.begin(), trace.line.end());
        for (const Event& event : campaign.events)
            if (event.id == id && event.point) add_around(points, *event.point, least_radius_m);
    }
    return points;
}

CameraPose composed_pose(const std::vector<PlanePoint>& points, const AutoFrame& frame, FrameShape shape) {
    CameraPose pose{{}, 1000, frame.pitch_deg, frame.bearing_deg};
    if (points.empty()) return pose;
    const PlaneBox box = bounds(points);
    pose.target = lerp(box.min, box.max, 0.5);
    // From far enough everything is before the camera.
    double height_m = std::max(2.5 * distance_m(box.min, box.max), 3 * least_radius_m);
    const PictureBox wanted = free_box(shape);
    for (int round = 0; round < 60; ++round) {
        const FlatView view(frame, height_m);
        const PictureBox seen = seen_box(points, pose.target, view);
        const PlaneVector seen_middle =
            view.ground(0.5 * (seen.left + seen.right), 0.5 * (seen.bottom + seen.top));
        const PlaneVector wanted_middle =
            view.ground(0.5 * (wanted.left + wanted.right), 0.5 * (wanted.bottom + wanted.top));
        pose.target = pose.target + (seen_middle - wanted_middle);
        const double size = std::max((seen.right - seen.left) / (wanted.right - wanted.left),
                                     (seen.top - seen.bottom) / (wanted.top - wanted.bottom));
        height_m =
            std::clamp(height_m * std::pow(size, 0.7), 1000 * closest_height_km, 1000 * farthest_height_km);
    }
    pose.height_km = height_m / 1000;
    return pose;
}

} // namespace bagration
