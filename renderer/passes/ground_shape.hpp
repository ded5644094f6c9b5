#pragma once
// The height textures and the uniforms of shaders/lib/ground.glsl and haze.glsl: what every pass that draws
// something lying on the ground shares.
#include "renderer/gl/program.hpp"
#include "renderer/gl/texture.hpp"
#include "renderer/scene/camera.hpp"
#include "renderer/scene/style.hpp"
#include "terrain/terrain.hpp"

namespace bagration {

/// uv = p * scale + offset for a plane position p relative to the camera's target.
glm::vec4 uv_from_plane(const GridFrame& frame, PlanePoint target);

class GroundShape {
  public:
    static Expected<GroundShape> create(const Terrain& terrain, int max_texture_size);

    /// Sets the uniforms on a program; uses texture units 0 and 1. Far ground fades to `air`.
    void apply(Program& program, const Camera& camera,
               const glm::vec3& air = style_of(Theme::atlas).air) const;

    /// Distance at which the air begins to show, as a share of that of the target.
    static constexpr double air_begins = 1.15;

    const GridFrame& window_frame() const { return window_frame_; }
    const GridFrame& surround_frame() const { return surround_frame_; }

  private:
    GroundShape(Texture2D window, Texture2D surround, const GridFrame& w, const GridFrame& s)
        : window_(std::move(window)), surround_(std::move(surround)), window_frame_(w), surround_frame_(s) {}
    Texture2D window_, surround_;
    GridFrame window_frame_, surround_frame_; ///< Of texture level 0.
};

/// How many levels of a pyramid make a texture, from `first` on: only those that halve exactly like the GL
/// halves; the coarsest ones are never sampled anyway.
int texture_levels(const Pyramid<HeightTexel>& pyramid, int first);

} // namespace bagration
