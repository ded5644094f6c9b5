#pragma once
// Pictures from the GL to memory, in order, as RGBA8 rows from top to bottom.
#include "renderer/gl/framebuffer.hpp"
#include "renderer/gl/gl_info.hpp"
#include "terrain/geo/result.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>

namespace bagration {

enum class ReadbackMode {
    automatic, ///< plain in software (measured faster), a ring of buffers on a GPU.
    plain,     ///< glReadPixels into memory: each picture arrives at once.
    ring,      ///< Pixel buffers: a picture arrives two pictures later, and nothing waits for the GPU.
};

class Readback {
  public:
    /// Takes one finished picture: the tag given to read(), and width * height * 4 bytes, top row first, that
    /// are only valid during the call (in `plain` mode until the next read).
    using Taker = std::function<Expected<void>(std::int64_t tag, std::span<const std::uint8_t> rgba)>;

    /// For rgba8 framebuffers of this size. Error no_display_or_gl when the driver refuses the memory.
    static Expected<Readback> create(const GlInfo& info, int width, int height,
                                     ReadbackMode mode = ReadbackMode::automatic);
    Readback(Readback&&) noexcept;
    Readback& operator=(Readback&&) noexcept;
    Readback(const Readback&) = delete;
    Readback& operator=(const Readback&) = delete;
    ~Readback();

    /// Starts reading the (resolved) colour of the framebuffer and hands over what has become ready, in
    /// order. The framebuffer may be drawn into again right away. Fails only with the taker's error.
    Expected<void> read(const Framebuffer& picture, std::int64_t tag, const Taker& take);
    /// Hands over everything that is still under way.
    Expected<void> drain(const Taker& take);

    ReadbackMode mode() const; ///< plain or ring.

  private:
    struct State;
    explicit Readback(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace bagration
