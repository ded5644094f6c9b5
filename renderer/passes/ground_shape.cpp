#include "renderer/passes/ground_shape.hpp"

#include <algorithm>

namespace bagration {

namespace {

int first_level(const Pyramid<HeightTexel>& pyramid, int max_texture_size) {
    int level = pyramid.first_held;
    while (level + 1 < static_cast<int>(pyramid.levels.size()) &&
           std::max(pyramid.frame_of(level).width, pyramid.frame_of(level).height) > max_texture_size)
        ++level;
    return level;
}

Expected<Texture2D> upload_heights(const Pyramid<HeightTexel>& pyramid, int first) {
    const GridFrame frame = pyramid.frame_of(first);
    const int levels = texture_levels(pyramid, first);
    auto texture = Texture2D::create(TexelFormat::r16_snorm, frame.width, frame.height, levels,
                                     {Filter::trilinear, Wrap::clamp, Wrap::clamp, 1});
    if (!texture) return texture;
    for (int level = 0; level < levels; ++level)
        texture->upload(
            level, std::span<const HeightTexel>(pyramid.levels[static_cast<std::size_t>(first + level)]));
    return texture;
}

} // namespace

int texture_levels(const Pyramid<HeightTexel>& pyramid, int first) {
    const GridFrame frame = pyramid.frame_of(first);
    int levels = 1;
    while (first + levels < static_cast<int>(pyramid.levels.size()) &&
           pyramid.frame_of(first + levels).width == std::max(1, frame.width >> levels) &&
           pyramid.frame_of(first + levels).height == std::max(1, frame.height >> levels))
        ++levels;
    return levels;
}

glm::vec4 uv_from_plane(const GridFrame& frame, PlanePoint target) {
    const PlaneBox box = frame.box();
    const double sx = 1.0 / (box.max.x_m - box.min.x_m), sy = 1.0 / (box.max.y_m - box.min.y_m);
    return {static_cast<float>((target.x_m - box.min.x_m) * sx),
            static_cast<float>((target.y_m - box.min.y_m) * sy), static_cast<float>(sx),
            static_cast<float>(sy)};
}

Expected<GroundShape> GroundShape::create(const Terrain& terrain, int max_texture_size) {
    const auto& fine = terrain.window().height;
    const auto& coarse = terrain.surround().height;
    const int fine_first = first_level(fine, max_texture_size);
    const int coarse_first = first_level(coarse, max_texture_size);
    auto window = upload_heights(fine, fine_first);
    if (!window) return tl::unexpected(window.error());
    auto surround = upload_heights(coarse, coarse_first);
    if (!surround) return tl::unexpected(surround.error());
    window->label("heights of the window");
    surround->label("heights of the surround");
    return GroundShape(std::move(*window), std::move(*surround), fine.frame_of(fine_first),
                       coarse.frame_of(coarse_first));
}

void GroundShape::apply(Program& program, const Camera& camera, const glm::vec3& air) const {
    const PlanePoint target = camera.pose().target;
    const float range = glm::length(camera.eye());
    program.set("clip_from_world", camera.clip_from_world());
    program.set("eye", camera.eye());
    program.set("exaggeration", static_cast<float>(camera.exaggeration()));
    program.set("height_window", 0, window_);
    program.set("height_surround", 1, surround_);
    program.set("window_uv", uv_from_plane(window_frame_, target));
    program.set("surround_uv", uv_from_plane(surround_frame_, target));
    program.set("height_cell_m", glm::vec2(static_cast<float>(window_frame_.cell_m),
                                           static_cast<float>(surround_frame_.cell_m)));
    program.set("haze_colour", air);
    program.set("haze_range_m", glm::vec2(static_cast<float>(air_begins) * range, 3.1F * range));
}

} // namespace bagration
