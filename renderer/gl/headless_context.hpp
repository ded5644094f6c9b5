#pragma once
// An OpenGL 3.3 core context without window or display, through EGL.
#include "renderer/gl/gl_info.hpp"
#include "terrain/geo/result.hpp"

#include <memory>
#include <string>

namespace bagration {

/// Which kind of machine draws.
enum class Rasterizer {
    automatic, ///< A GPU when EGL offers one, else software.
    hardware,  ///< A GPU or an error.
    software,  ///< The CPU (Mesa llvmpipe) even when a GPU is there: the reference for golden images.
};

struct HeadlessOptions {
    Rasterizer rasterizer = Rasterizer::automatic;
    bool debug = false; ///< Ask for a debug context, whose driver says more (see DebugLog).
};

/// Owns an EGL context with no surface: draw into a Framebuffer. Current on the creating thread from create()
/// on.
class HeadlessContext {
  public:
    /// Tries GPU devices, then Mesa's surfaceless platform, then its software device.
    /// Error no_display_or_gl, with every attempt in the message, when none gives OpenGL 3.3 core.
    static Expected<HeadlessContext> create(const HeadlessOptions& options = {});

    HeadlessContext(HeadlessContext&&) noexcept;
    HeadlessContext& operator=(HeadlessContext&&) noexcept;
    HeadlessContext(const HeadlessContext&) = delete;
    HeadlessContext& operator=(const HeadlessContext&) = delete;
    ~HeadlessContext();

    /// Makes the context current on the calling thread; it must not be current on another one.
    Expected<void> make_current();
    /// Lets go of it on the calling thread, so that another thread can take it.
    void release();

    const GlInfo& info() const;
    /// How it was obtained: "EGL device 0", "EGL surfaceless".
    const std::string& platform() const;

  private:
    struct State;
    explicit HeadlessContext(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace bagration
