#pragma once
// The one path to a pixel: playing, kiosk, stills, export and golden tests all run this loop. They differ in
// which clock asks for frames and which sink takes them, and in nothing else.
#include "renderer/renderer.hpp"
#include "renderer/scene/frame_options.hpp"
#include "renderer/sink.hpp"

#include <atomic>
#include <optional>

namespace bagration {

/// Says which frame comes next. An interactive clock (app/) reads the window's state; a film clock counts.
class Clock {
  public:
    virtual ~Clock() = default;
    /// Empty = the show is over.
    virtual std::optional<FrameRequest> next() = 0;
};

/// Frames [begin, end) of a film at a fixed rate, all with the same options.
class FilmClock final : public Clock {
  public:
    FilmClock(FrameRate rate, std::int64_t begin, std::int64_t end, FrameOptions options);
    std::optional<FrameRequest> next() override;

  private:
    FrameRate rate_;
    std::int64_t next_, end_;
    FrameOptions options_;
};

/// A single frame.
class StillClock final : public Clock {
  public:
    explicit StillClock(FrameRequest request);
    std::optional<FrameRequest> next() override;

  private:
    std::optional<FrameRequest> request_;
};

struct ShowResult {
    std::int64_t frames = 0;
    bool cancelled = false;
};

/// Draws what the clock asks for and hands it to the sink; calls sink.finish() at the end, also when
/// cancelled (a clean finish of what was taken so far).
Expected<ShowResult> run_show(Renderer& renderer, Clock& clock, Sink& sink, const std::atomic<bool>& cancel);

} // namespace bagration
