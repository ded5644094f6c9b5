#include "app/player/look_around.hpp"

#include "renderer/scene/camera.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {
namespace {

constexpr double glide_s = 1.4;
constexpr double zoom_s = 0.22;
constexpr double orbit_degrees_per_frame = 180; ///< A drag across the shorter side.

double ease(double x) {
    return x * x * x * (x * (6 * x - 15) + 10);
}
double ease_out(double x) {
    return 1 - (1 - x) * (1 - x) * (1 - x);
}

double share_at(double begun_s, double now_s, double length_s) {
    return std::clamp((now_s - begun_s) / length_s, 0.0, 1.0);
}

double wrapped_degrees(double degrees) {
    const double turned = std::fmod(degrees, 360.0);
    return turned < 0 ? turned + 360.0 : turned;
}

} // namespace

CameraPose blend_poses(const CameraPose& a, const CameraPose& b, double share) {
    CameraPose pose;
    pose.height_km = a.height_km * std::pow(b.height_km / a.height_km, share);
    // On the way in most of the ground is covered while still high, and on the way out likewise: in step with
    // the height the picture seems to slide evenly.
    const double span = b.height_km - a.height_km;
    const bool level = std::abs(span) < 0.02 * a.height_km;
    pose.target = lerp(a.target, b.target, level ? share : (pose.height_km - a.height_km) / span);
    pose.pitch_deg = std::lerp(a.pitch_deg, b.pitch_deg, share);
    const double turn = std::remainder(b.bearing_deg - a.bearing_deg, 360.0);
    pose.bearing_deg = wrapped_degrees(a.bearing_deg + share * turn);
    return pose;
}

bool LookAround::moving(double now_s) const {
    if (!active() || goal_ == Goal::stay) return false;
    return now_s - begun_s_ < (goal_ == Goal::zoom ? zoom_s : glide_s);
}

CameraPose LookAround::limited(CameraPose pose) const {
    pose.height_km = std::clamp(pose.height_km, limits_.lowest_km, limits_.highest_km);
    pose.pitch_deg = std::clamp(pose.pitch_deg, 20.0, 90.0);
    pose.bearing_deg = wrapped_degrees(pose.bearing_deg);
    pose.target.x_m = std::clamp(pose.target.x_m, limits_.ground.min.x_m, limits_.ground.max.x_m);
    pose.target.y_m = std::clamp(pose.target.y_m, limits_.ground.min.y_m, limits_.ground.max.y_m);
    return pose;
}

CameraPose LookAround::zoomed(double factor) const {
    CameraPose pose = *from_;
    const std::optional<PlanePoint> anchor = Camera(pose, zoom_size_).ground_at(zoom_pixel_);
    pose.height_km = std::clamp(pose.height_km * factor, limits_.lowest_km, limits_.highest_km);
    if (!anchor) return limited(pose);
    // Twice, because moving the target also moves the earth's curve a little.
    for (int round = 0; round < 2; ++round)
        if (const std::optional<PlanePoint> there = Camera(pose, zoom_size_).ground_at(zoom_pixel_))
            pose.target = pose.target + (*anchor - *there);
    return limited(pose);
}

CameraPose LookAround::current(const CameraPose& film, double now_s) const {
    if (!from_) return film;
    switch (goal_) {
    case Goal::stay:
        return *from_;
    case Goal::view:
        return blend_poses(*from_, view_, ease(share_at(begun_s_, now_s, glide_s)));
    case Goal::film:
        return blend_poses(*from_, film, ease(share_at(begun_s_, now_s, glide_s)));
    case Goal::zoom:
        return zoomed(std::pow(zoom_factor_, ease_out(share_at(begun_s_, now_s, zoom_s))));
    }
    return *from_;
}

std::optional<CameraPose> LookAround::pose(const CameraPose& film, double now_s) const {
    if (!active()) return std::nullopt;
    return current(film, now_s);
}

void LookAround::hold(const CameraPose& film, double now_s) {
    from_ = current(film, now_s);
    goal_ = Goal::stay;
}

bool LookAround::grab(glm::vec2 pixel, FrameSize size, const CameraPose& film, double now_s) {
    const CameraPose here = current(film, now_s);
    const std::optional<PlanePoint> ground = Camera(here, size).ground_at(pixel);
    if (!ground) return false;
    hold(film, now_s);
    grabbed_ = *ground;
    return true;
}

void LookAround::drag(glm::vec2 pixel, FrameSize size) {
    if (!from_) return;
    CameraPose pose = *from_;
    for (int round = 0; round < 2; ++round) {
        const std::optional<PlanePoint> there = Camera(pose, size).ground_at(pixel);
        // Near the horizon a pixel is hundreds of kilometres: let go there instead of flying off.
        if (!there || distance_m(*there, pose.target) > 12e3 * pose.height_km) return;
        pose.target = pose.target + (grabbed_ - *there);
    }
    from_ = limited(pose);
}

void LookAround::orbit(glm::vec2 moved_px, FrameSize size, const CameraPose& film, double now_s) {
    hold(film, now_s);
    const double degrees_per_px = orbit_degrees_per_frame / size.shorter_px();
    from_->bearing_deg += static_cast<double>(moved_px.x) * degrees_per_px;
    from_->pitch_deg += static_cast<double>(moved_px.y) * degrees_per_px * 0.5;
    from_ = limited(*from_);
}

void LookAround::zoom(double factor, glm::vec2 pixel, FrameSize size, const CameraPose& film, double now_s) {
    double rest = 1;
    if (from_ && goal_ == Goal::zoom)
        rest = std::pow(zoom_factor_, 1 - ease_out(share_at(begun_s_, now_s, zoom_s)));
    hold(film, now_s);
    goal_ = Goal::zoom;
    zoom_factor_ = std::clamp(rest * factor, limits_.lowest_km / from_->height_km,
                              limits_.highest_km / from_->height_km);
    zoom_pixel_ = pixel;
    zoom_size_ = size;
    begun_s_ = now_s;
}

void LookAround::fly_to(const CameraPose& view, const CameraPose& film, double now_s) {
    hold(film, now_s);
    view_ = view;
    goal_ = Goal::view;
    begun_s_ = now_s;
}

void LookAround::back_to_film(const CameraPose& film, double now_s) {
    if (!active() || returning()) return;
    hold(film, now_s);
    goal_ = Goal::film;
    begun_s_ = now_s;
}

void LookAround::settle(const CameraPose& film, double now_s) {
    if (!active() || goal_ == Goal::stay || moving(now_s)) return;
    if (goal_ == Goal::film)
        from_.reset();
    else
        from_ = current(film, now_s);
    goal_ = Goal::stay;
}

} // namespace bagration
