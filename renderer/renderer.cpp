#include "renderer/renderer.hpp"

#include "renderer/gl/draw_state.hpp"
#include "renderer/gl/framebuffer.hpp"
#include "renderer/gl/gl_info.hpp"
#include "renderer/gl/readback.hpp"
#include "renderer/gl/stage_timers.hpp"
#include "renderer/passes/arrow_pass.hpp"
#include "renderer/passes/draped_pass.hpp"
#include "renderer/passes/flat_pass.hpp"
#include "renderer/passes/ground_pass.hpp"
#include "renderer/passes/picture_pass.hpp"
#include "renderer/passes/river_pass.hpp"
#include "renderer/scene/scene_builder.hpp"
#include "terrain/geo/beside.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace bagration {

struct Renderer::Impl {
    const Show* show;
    RendererOptions options;
    ShaderFiles shaders;
    GlInfo gl;
    SceneBuilder builder;
    GroundShape shape;
    GroundPass ground;
    RiverPass rivers;
    DrapedPass draped;
    ArrowPass arrows;
    FlatPass flat;
    PicturePass picture;
    Framebuffer target;
    Readback readback;
    std::optional<FrameScene> scene;
    std::optional<StageTimers> timers;
    std::vector<FrameStage> stages;
    std::span<const std::uint8_t> pixels; ///< The readback's own memory: of a plain one, no copy is needed.
    std::optional<Framebuffer> fading; ///< Made when one view first fades into another; of the target's size.

    void draw_map(const FrameScene& map, const FrameOptions& asked);
    void draw_fading(const FrameScene& map, const FrameOptions& asked);
};

namespace {

Expected<Framebuffer> film_target(FrameSize size, int samples) {
    return Framebuffer::create({.width = size.width_px,
                                .height = size.height_px,
                                .color = TexelFormat::rgba8,
                                .depth = TexelFormat::depth24,
                                .samples = std::max(samples, 1)});
}

/// Loading unpacks much and frees it again: the system gets that back at once, not when the heap feels like
/// it.
void return_freed_memory() {
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}

} // namespace

Renderer::Renderer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;
Renderer::~Renderer() = default;

Expected<Renderer> Renderer::create(const Show& show, const RendererOptions& options) {
    auto gl = adopt_current_context();
    if (!gl) return tl::unexpected(gl.error());
    ShaderFiles shaders = options.shader_dir.empty() ? ShaderFiles::embedded()
                                                     : ShaderFiles::from_directory(options.shader_dir);
    return_freed_memory();
    // What needs no GL is made beside what does, which is the picture of the ground for the most part.
    Expected<SceneBuilder> builder = tl::unexpected(Error{});
    Expected<GroundShape> shape = tl::unexpected(Error{});
    Expected<GroundPass> ground = tl::unexpected(Error{});
    Expected<RiverPass> rivers = tl::unexpected(Error{});
    Expected<DrapedPass> draped = tl::unexpected(Error{});
    run_beside([&] { builder = SceneBuilder::create(show, options.cache_folder); },
               [&] {
                   shape = GroundShape::create(*show.terrain, gl->max_texture_size);
                   ground = GroundPass::create(show, shaders, gl->max_texture_size);
                   rivers = RiverPass::create(*show.terrain, shaders);
                   draped = DrapedPass::create(build_draped_lines(show), shaders);
               });
    if (!builder) return tl::unexpected(builder.error());
    if (!shape) return tl::unexpected(shape.error());
    if (!ground) return tl::unexpected(ground.error());
    if (!rivers) return tl::unexpected(rivers.error());
    if (!draped) return tl::unexpected(draped.error());
    auto arrows = ArrowPass::create(*show.campaign, builder->arrow_meshes(), shaders);
    if (!arrows) return tl::unexpected(arrows.error());
    auto flat = FlatPass::create(builder->atlas(), shaders);
    if (!flat) return tl::unexpected(flat.error());
    auto picture = PicturePass::create(shaders);
    if (!picture) return tl::unexpected(picture.error());
    auto target = film_target(options.size, options.samples);
    if (!target) return tl::unexpected(target.error());
    auto readback = Readback::create(*gl, options.size.width_px, options.size.height_px, ReadbackMode::plain);
    if (!readback) return tl::unexpected(readback.error());
    return_freed_memory();
    return Renderer(std::make_unique<Impl>(Impl{&show,
                                                options,
                                                std::move(shaders),
                                                std::move(*gl),
                                                std::move(*builder),
                                                std::move(*shape),
                                                std::move(*ground),
                                                std::move(*rivers),
                                                std::move(*draped),
                                                std::move(*arrows),
                                                std::move(*flat),
                                                std::move(*picture),
                                                std::move(*target),
                                                std::move(*readback),
                                                std::nullopt,
                                                std::nullopt,
                                                {},
                                                {},
                                                std::nullopt}));
}

const Show& Renderer::show() const {
    return *impl_->show;
}
FrameSize Renderer::size() const {
    return impl_->options.size;
}

Expected<void> Renderer::resize(FrameSize size) {
    if (size == impl_->options.size) return {};
    auto target = film_target(size, impl_->options.samples);
    if (!target) return tl::unexpected(target.error());
    auto readback = Readback::create(impl_->gl, size.width_px, size.height_px, ReadbackMode::plain);
    if (!readback) return tl::unexpected(readback.error());
    impl_->target = std::move(*target);
    impl_->readback = std::move(*readback);
    impl_->fading.reset();
    impl_->options.size = size;
    return {};
}

void Renderer::Impl::draw_map(const FrameScene& map, const FrameOptions& asked) {
    {
        const StageTimers::Scope scope(*timers, "terrain");
        target.clear(glm::vec4(map.style->air, 1.0F));
        ground.draw(map, asked, shape);
    }
    if (asked.layers.rivers) {
        const StageTimers::Scope scope(*timers, "rivers");
        rivers.draw(map, shape);
    }
    {
        const StageTimers::Scope scope(*timers, "lines");
        draped.draw(map, asked.layers, shape);
    }
    if (asked.layers.arrows) {
        const StageTimers::Scope scope(*timers, "arrows");
        arrows.draw(map, shape);
    }
    const StageTimers::Scope scope(*timers, "text");
    flat.draw(map.map_flat, options.size);
}

/// The other view of a cross-fade, kept apart. Without memory for it the view is cut.
void Renderer::Impl::draw_fading(const FrameScene& map, const FrameOptions& asked) {
    if (!fading) {
        auto made = Framebuffer::create({.width = options.size.width_px,
                                         .height = options.size.height_px,
                                         .color = TexelFormat::rgba8,
                                         .depth = std::nullopt});
        if (!made) return;
        fading = std::move(*made);
    }
    draw_map(map, asked);
    target.resolve();
    fading->copy_color_from(target);
}

void Renderer::draw(const FrameRequest& request) {
    Impl& r = *impl_;
    // One frame, one set of timers: stages of this frame only.
    r.timers.emplace(r.gl.has_gpu_timestamps && !r.options.measure_stages, r.options.measure_stages);
    {
        const StageTimers::Scope scope(*r.timers, "scene");
        r.scene.emplace(r.builder.build(request, r.options.size));
    }
    const FrameScene& scene = *r.scene;
    if (scene.fading) r.draw_fading(*scene.fading, request.options);
    r.draw_map(scene, request.options);
    if (scene.fading && r.fading) r.picture.draw(*r.fading, scene.fading_share);
    {
        const StageTimers::Scope scope(*r.timers, "overlay");
        r.flat.draw(scene.overlay_flat, r.options.size);
    }
    r.target.resolve();
}

const FrameScene& Renderer::last_scene() const {
    return *impl_->scene;
}

std::span<const std::uint8_t> Renderer::read_pixels() {
    Impl& r = *impl_;
    const StageTimers::Scope scope(*r.timers, "readback");
    const auto keep = [&](std::int64_t, std::span<const std::uint8_t> rgba) -> Expected<void> {
        r.pixels = rgba;
        return {};
    };
    // The taker never fails, so neither does the plain read.
    static_cast<void>(r.readback.read(r.target, 0, keep));
    static_cast<void>(r.readback.drain(keep));
    return r.pixels;
}

const Framebuffer& Renderer::film() const {
    return impl_->target;
}

Expected<void> Renderer::reload_shaders() {
    Impl& r = *impl_;
    for (const auto& reload :
         {r.ground.reload(r.shaders), r.rivers.reload(r.shaders), r.draped.reload(r.shaders),
          r.arrows.reload(r.shaders), r.flat.reload(r.shaders), r.picture.reload(r.shaders)})
        if (!reload) return reload;
    return {};
}

const std::vector<FrameStage>& Renderer::stage_times() const {
    Impl& r = *impl_;
    r.stages.clear();
    if (r.timers)
        for (const StageTiming& t : r.timers->times())
            r.stages.push_back({t.name, t.cpu_ms, t.process_ms});
    return r.stages;
}

} // namespace bagration
