#include "app/player/film_window.hpp"

#include "renderer/gl/framebuffer.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {
namespace {

constexpr double settle_s = 0.25; ///< A window's size must stand this long before the film takes it.
const glm::vec4 letterbox_colour{0.05F, 0.06F, 0.07F, 1.0F};

bool equal(const CameraPose& a, const CameraPose& b) {
    return a.target == b.target && a.height_km == b.height_km && a.pitch_deg == b.pitch_deg &&
           a.bearing_deg == b.bearing_deg;
}

} // namespace

bool same_picture(const FrameRequest& a, const FrameRequest& b) {
    const FrameOptions& x = a.options;
    const FrameOptions& y = b.options;
    const bool same_camera =
        x.camera.has_value() == y.camera.has_value() && (!x.camera || equal(*x.camera, *y.camera));
    return a.time == b.time && same_camera && x.campaign_minutes == y.campaign_minutes &&
           x.language == y.language && x.layers == y.layers && x.quality == y.quality && x.theme == y.theme &&
           x.text_scale == y.text_scale && x.reduced_motion == y.reduced_motion;
}

FrameSize film_size(const Window& window, double picture_scale) {
    const FrameSize size = window.size_px();
    const auto scaled = [&](int pixels) {
        return std::max(static_cast<int>(std::lround(pixels * picture_scale)), 16);
    };
    return {scaled(size.width_px), scaled(size.height_px)};
}

Expected<bool> FilmWindow::fit(const Window& window, Renderer& renderer, double picture_scale, double now_s) {
    const FrameSize size = film_size(window, picture_scale);
    if (size != wanted_) {
        wanted_ = size;
        wanted_since_s_ = now_s;
    }
    const bool minimised = window.size_px().shorter_px() == 0;
    if (minimised || size == renderer.size() || now_s - wanted_since_s_ < settle_s) return false;
    if (auto resized = renderer.resize(size); !resized) return tl::unexpected(resized.error());
    return true;
}

Shown::Area FilmWindow::area(const Window& window, FrameSize film, double picture_scale) {
    const FrameSize size = window.size();
    const float width = static_cast<float>(size.width_px), height = static_cast<float>(size.height_px);
    if (film == film_size(window, picture_scale)) return {0, 0, width, height};
    const float scale =
        std::min(width / static_cast<float>(film.width_px), height / static_cast<float>(film.height_px));
    const float w = scale * static_cast<float>(film.width_px), h = scale * static_cast<float>(film.height_px);
    return {(width - w) / 2, (height - h) / 2, w, h};
}

void FilmWindow::show(const Window& window, const Renderer& renderer, const Shown::Area& area) {
    const FrameSize pixels = window.size_px(), size = window.size();
    if (pixels.shorter_px() == 0 || size.shorter_px() == 0) return;
    const float scale = static_cast<float>(pixels.width_px) / static_cast<float>(size.width_px);
    const auto scaled = [&](float points) { return static_cast<int>(std::lround(points * scale)); };
    present(renderer.film(), pixels.width_px, pixels.height_px,
            {scaled(area.x), scaled(area.y), scaled(area.width), scaled(area.height)}, letterbox_colour);
}

} // namespace bagration
