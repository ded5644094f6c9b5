#pragma once
// A renderer without a window, set up from the command line's words: for stills, exports and benchmarks.
#include "app/arguments.hpp"
#include "renderer/gl/headless_context.hpp"
#include "renderer/renderer.hpp"

#include <filesystem>

namespace bagration {

class RenderSession {
  public:
    /// The show must outlive the session. Errors: no_display_or_gl, internal (shaders).
    static Expected<RenderSession> create(const Show& show, const PictureArguments& picture,
                                          const std::filesystem::path& cache_folder,
                                          bool measure_stages = false);

    Renderer& renderer() { return renderer_; }
    const HeadlessContext& gl() const { return gl_; }

  private:
    RenderSession(HeadlessContext gl, Renderer renderer);
    HeadlessContext gl_; // Before the renderer: it must live longer.
    Renderer renderer_;
};

/// What a frame depends on besides the time. `language` is one that the campaign has.
FrameOptions frame_options(const PictureArguments& picture, const std::string& language);

} // namespace bagration
