#pragma once
// Leaving the film's camera: zooming, panning, orbiting, flying to a view and gliding back. Pure: glides are
// computed from the moment they began, so the camera of a frame depends on the commands and the clock, not on
// earlier frames.
//
// Pixels are the film's (origin top left, y down); `now_s` is seconds of a steady clock.
#include "campaign/model.hpp"
#include "renderer/scene/frame_options.hpp"

#include <glm/vec2.hpp>

#include <optional>

namespace bagration {

struct LookLimits {
    PlaneBox ground;       ///< The target stays inside.
    double lowest_km = 25; ///< Of the eye.
    double highest_km = 4500;
};

/// Camera between two poses: heights by ratio, the bearing the short way round. share in [0, 1].
CameraPose blend_poses(const CameraPose& a, const CameraPose& b, double share);

class LookAround {
  public:
    explicit LookAround(LookLimits limits) : limits_(limits) {}

    /// Off the film's camera, or on the way back to it.
    bool active() const { return from_.has_value(); }
    bool returning() const { return active() && goal_ == Goal::film; }
    /// A glide is under way: pictures change although nothing else does.
    bool moving(double now_s) const;
    /// The camera to use instead of the film's; empty on the tour.
    std::optional<CameraPose> pose(const CameraPose& film, double now_s) const;

    /// Takes hold of the ground under the pixel; false when there is only sky. drag() then keeps it there.
    bool grab(glm::vec2 pixel, FrameSize size, const CameraPose& film, double now_s);
    void drag(glm::vec2 pixel, FrameSize size);
    /// Turns about the middle of the picture by the mouse's movement.
    void orbit(glm::vec2 moved_px, FrameSize size, const CameraPose& film, double now_s);
    /// Height above ground times `factor`; what is under the pixel stays under it.
    void zoom(double factor, glm::vec2 pixel, FrameSize size, const CameraPose& film, double now_s);
    void fly_to(const CameraPose& view, const CameraPose& film, double now_s);
    void back_to_film(const CameraPose& film, double now_s);
    /// Ends glides that are over; call once per frame.
    void settle(const CameraPose& film, double now_s);

  private:
    enum class Goal { stay, view, film, zoom };

    CameraPose current(const CameraPose& film, double now_s) const;
    CameraPose zoomed(double factor) const;
    CameraPose limited(CameraPose pose) const;
    void hold(const CameraPose& film, double now_s);

    LookLimits limits_;
    std::optional<CameraPose> from_; ///< Where the present glide began, or where the camera stands.
    Goal goal_ = Goal::stay;
    double begun_s_ = 0;
    CameraPose view_;
    PlanePoint grabbed_;
    double zoom_factor_ = 1;
    glm::vec2 zoom_pixel_{};
    FrameSize zoom_size_;
};

} // namespace bagration
