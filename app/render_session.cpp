#include "app/render_session.hpp"

#include <utility>

namespace bagration {

RenderSession::RenderSession(HeadlessContext gl, Renderer renderer)
    : gl_(std::move(gl)), renderer_(std::move(renderer)) {}

Expected<RenderSession> RenderSession::create(const Show& show, const PictureArguments& picture,
                                              const std::filesystem::path& cache_folder,
                                              bool measure_stages) {
    HeadlessOptions headless;
    headless.rasterizer = picture.rasterizer;
    auto gl = HeadlessContext::create(headless);
    if (!gl) return tl::unexpected<Error>(gl.error());
    RendererOptions options;
    options.size = picture.size;
    options.samples = picture.samples;
    options.shader_dir = picture.shader_dir;
    options.measure_stages = measure_stages;
    options.cache_folder = cache_folder;
    auto renderer = Renderer::create(show, options);
    if (!renderer) return tl::unexpected<Error>(renderer.error());
    return RenderSession(std::move(*gl), std::move(*renderer));
}

FrameOptions frame_options(const PictureArguments& picture, const std::string& language) {
    FrameOptions options;
    options.language = language;
    options.layers = picture.layers;
    options.quality = picture.quality;
    options.theme = picture.theme;
    options.text_scale = picture.text_scale;
    options.reduced_motion = picture.reduced_motion;
    return options;
}

} // namespace bagration
