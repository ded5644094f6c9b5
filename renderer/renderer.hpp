#pragma once
// Draws frames of one show at one size into an off-screen film target. Needs a current GL context (a
// HeadlessContext or a window's) on the calling thread for its whole life.
#include "renderer/scene/frame_options.hpp"
#include "renderer/scene/frame_scene.hpp"
#include "renderer/scene/show.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace bagration {

class Framebuffer;

class Framebuffer;

struct RendererOptions {
    FrameSize size;
    int samples = 0; ///< Multisampling; 0 = analytic edges only.
    std::filesystem::path
        shader_dir;              ///< Read shaders from here instead of the embedded ones; empty = embedded.
    bool measure_stages = false; ///< Adds glFinish between stages, for `bench`.
    std::filesystem::path cache_folder; ///< For label schedules; empty = none.
};

/// Milliseconds of the last frame by stage ("scene", "terrain", "arrows", "text", "readback", ...).
struct FrameStage {
    std::string stage;
    double milliseconds = 0;
    double processor_milliseconds = 0; ///< Of all threads of the program meanwhile.
};

class Renderer {
  public:
    /// The show must outlive the renderer. Errors: no_display_or_gl, internal (a shader does not compile).
    static Expected<Renderer> create(const Show& show, const RendererOptions& options);
    Renderer(Renderer&&) noexcept;
    Renderer& operator=(Renderer&&) noexcept;
    ~Renderer();

    const Show& show() const;
    FrameSize size() const;
    /// A new film size (the window was resized). Keeps everything that does not depend on it.
    Expected<void> resize(FrameSize size);

    /// Draws a frame into the film target. A pure function of the request (and of show, size and shaders).
    void draw(const FrameRequest& request);
    /// The scene that the last draw() drew: for reports, picking and tests.
    const FrameScene& last_scene() const;
    /// RGBA8, top row first, straight alpha = 255 except with transparent layers. Valid until the next call.
    std::span<const std::uint8_t> read_pixels();
    /// The film target, for showing it in a window (see present() in renderer/gl/framebuffer.hpp).
    const Framebuffer& film() const;
    /// Reloads shaders from shader_dir; the error text of the first that fails, the old ones stay in use.
    Expected<void> reload_shaders();
    const std::vector<FrameStage>& stage_times() const;

  private:
    struct Impl;
    explicit Renderer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace bagration
