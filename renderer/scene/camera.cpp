#include "renderer/scene/camera.hpp"

#include "terrain/geo/contract.hpp"

#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace bagration {

namespace {

constexpr double radians_per_degree = std::numbers::pi / 180.0;

/// Piecewise linear in log height. Chosen by eye: Belarus (300 m of relief over 500 km) needs much, a single
/// mountain seen from 60 km little, and the whole theatre must not turn the Carpathians into a saw.
constexpr std::array<std::array<double, 2>, 6> exaggeration_steps{
    {{30, 3.0}, {80, 4.5}, {200, 8.0}, {500, 10.0}, {1200, 9.0}, {3000, 8.0}}};

} // namespace

double exaggeration_at(double eye_height_km) {
    const auto& steps = exaggeration_steps;
    if (eye_height_km <= steps.front()[0]) return steps.front()[1];
    for (std::size_t i = 1; i < steps.size(); ++i) {
        if (eye_height_km > steps[i][0]) continue;
        const double t = std::log(eye_height_km / steps[i - 1][0]) / std::log(steps[i][0] / steps[i - 1][0]);
        return std::lerp(steps[i - 1][1], steps[i][1], t);
    }
    return steps.back()[1];
}

double softened_height_m(double height_m) {
    const double above = std::max(height_m, 0.0);
    return above / (1.0 + 0.10e-3 * above);
}

Camera::Camera(const CameraPose& pose, FrameSize size)
    : pose_(pose), size_(size), exaggeration_(exaggeration_at(pose.height_km)) {
    BAGRATION_EXPECTS(size.width_px > 0 && size.height_px > 0);
    const double height_m = std::max(pose.height_km, 1.0) * 1000.0;
    const double pitch = std::clamp(pose.pitch_deg, 15.0, 90.0) * radians_per_degree;
    const double bearing = pose.bearing_deg * radians_per_degree;
    const double back_m = height_m / std::tan(pitch);
    const glm::dvec3 ahead(std::sin(bearing), std::cos(bearing), 0);
    const glm::dvec3 eye = glm::dvec3(0, 0, height_m) - ahead * back_m;
    // "Up" in the picture is the direction of view along the ground: stays defined when looking straight
    // down.
    const glm::dvec3 up = ahead * std::sin(pitch) + glm::dvec3(0, 0, std::cos(pitch));
    const double range_m = glm::length(eye);

    // The field of view spans the shorter side, so that a portrait frame shows the same middle as a landscape
    // one.
    const double half = std::tan(0.5 * field_of_view_deg * radians_per_degree);
    const double half_x = half * size.width_px / size.shorter_px();
    const double half_y = half * size.height_px / size.shorter_px();
    const double near_m = 0.15 * height_m;
    const double far_m = 14.0 * range_m + 3.0e6;
    const glm::dmat4 clip_from_view =
        glm::frustum(-half_x * near_m, half_x * near_m, -half_y * near_m, half_y * near_m, near_m, far_m);
    const glm::dmat4 view_from_world = glm::lookAt(eye, glm::dvec3(0), up);
    eye_ = glm::vec3(eye);
    clip_from_world_ = glm::mat4(clip_from_view * view_from_world);
    world_from_clip_ = glm::mat4(glm::inverse(clip_from_view * view_from_world));
}

glm::vec3 Camera::world(PlanePoint point, double height_m) const {
    const PlaneVector d = point - pose_.target;
    const double drop_m = dot(d, d) / (2.0 * earth_radius_m);
    return {static_cast<float>(d.x_m), static_cast<float>(d.y_m),
            static_cast<float>(exaggeration_ * softened_height_m(height_m) - drop_m)};
}

std::optional<glm::vec2> Camera::project(glm::vec3 world_point) const {
    const glm::vec4 clip = clip_from_world_ * glm::vec4(world_point, 1.0F);
    if (clip.w <= 0) return std::nullopt;
    return glm::vec2((clip.x / clip.w * 0.5F + 0.5F) * static_cast<float>(size_.width_px),
                     (0.5F - clip.y / clip.w * 0.5F) * static_cast<float>(size_.height_px));
}

std::optional<glm::vec2> Camera::project(PlanePoint point, double height_m) const {
    return project(world(point, height_m));
}

std::optional<PlanePoint> Camera::ground_at(glm::vec2 pixel) const {
    const float x = 2.0F * pixel.x / static_cast<float>(size_.width_px) - 1.0F;
    const float y = 1.0F - 2.0F * pixel.y / static_cast<float>(size_.height_px);
    const glm::vec4 h = world_from_clip_ * glm::vec4(x, y, 0.0F, 1.0F);
    const glm::dvec3 through(h.x / h.w, h.y / h.w, h.z / h.w);
    const glm::dvec3 eye(eye_);
    const glm::dvec3 ray = glm::normalize(through - eye);
    // Sphere of the drawn curvature (paraboloid z = -r^2 / 2R): solve once for t along the ray.
    const double a = (ray.x * ray.x + ray.y * ray.y) / (2.0 * earth_radius_m);
    const double b = ray.z + (eye.x * ray.x + eye.y * ray.y) / earth_radius_m;
    const double c = eye.z + (eye.x * eye.x + eye.y * eye.y) / (2.0 * earth_radius_m);
    double t = 0;
    if (a < 1e-16) {
        if (b >= 0) return std::nullopt;
        t = -c / b;
    } else {
        const double discriminant = b * b - 4.0 * a * c;
        if (discriminant < 0) return std::nullopt;
        t = (-b - std::sqrt(discriminant)) / (2.0 * a);
    }
    if (t <= 0) return std::nullopt;
    return PlanePoint{pose_.target.x_m + eye.x + t * ray.x, pose_.target.y_m + eye.y + t * ray.y};
}

double Camera::metres_per_pixel() const {
    const double half = std::tan(0.5 * field_of_view_deg * radians_per_degree);
    return 2.0 * half * glm::length(glm::dvec3(eye_)) / size_.shorter_px();
}

double Camera::distance_m(glm::vec3 world_point) const {
    return glm::length(world_point - eye_);
}

} // namespace bagration
