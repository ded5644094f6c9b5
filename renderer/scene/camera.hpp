#pragma once
// The camera and the shape of the ground as it is drawn: exaggerated, softened at the top, curved like the
// earth. The terrain shader (shaders/lib/ground.glsl) computes the same shape; a test holds the two together.
//
// Frames: map plane (metres, double) -> view space "world": float metres relative to the camera's target, x
// east, y north, z up -> clip. Pixels: origin top left, y down.
#include "campaign/model.hpp"
#include "renderer/scene/frame_options.hpp"

#include <glm/glm.hpp>

#include <optional>

namespace bagration {

/// Vertical exaggeration at an eye height: more for the near-flat middle distances, less close to the ground.
double exaggeration_at(double eye_height_km);
/// Softens high summits so that exaggerated mountains do not become needles: h / (1 + 0.10 h_km), sea level
/// and below 0.
double softened_height_m(double height_m);

class Camera {
  public:
    Camera(const CameraPose& pose, FrameSize size);

    const CameraPose& pose() const { return pose_; }
    FrameSize size() const { return size_; }
    double exaggeration() const { return exaggeration_; }
    /// Drawn position of a ground point (height as of Terrain::height_m), relative to the target.
    glm::vec3 world(PlanePoint point, double height_m) const;
    glm::vec3 eye() const { return eye_; }
    const glm::mat4& clip_from_world() const { return clip_from_world_; }
    /// Pixels; empty when behind the camera.
    std::optional<glm::vec2> project(PlanePoint point, double height_m) const;
    std::optional<glm::vec2> project(glm::vec3 world_point) const;
    /// Where the ray through a pixel meets the level z = 0 (no relief, no curvature beyond first order);
    /// empty above the horizon.
    std::optional<PlanePoint> ground_at(glm::vec2 pixel) const;
    /// Metres on the ground per pixel at the target.
    double metres_per_pixel() const;
    /// Distance from the eye to a drawn point, metres.
    double distance_m(glm::vec3 world_point) const;

  private:
    CameraPose pose_;
    FrameSize size_;
    double exaggeration_ = 1;
    glm::vec3 eye_{};
    glm::mat4 clip_from_world_{1};
    glm::mat4 world_from_clip_{1};
};

} // namespace bagration
