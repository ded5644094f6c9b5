#include "renderer/run_show.hpp"

#include <utility>

namespace bagration {

FilmClock::FilmClock(FrameRate rate, std::int64_t begin, std::int64_t end, FrameOptions options)
    : rate_(rate), next_(begin), end_(end), options_(std::move(options)) {}

std::optional<FrameRequest> FilmClock::next() {
    if (next_ >= end_) return std::nullopt;
    const std::int64_t index = next_++;
    return FrameRequest{index, rate_.time_of(index), options_};
}

StillClock::StillClock(FrameRequest request) : request_(std::move(request)) {}

std::optional<FrameRequest> StillClock::next() {
    return std::exchange(request_, std::nullopt);
}

Expected<ShowResult> run_show(Renderer& renderer, Clock& clock, Sink& sink, const std::atomic<bool>& cancel) {
    ShowResult result;
    while (!cancel) {
        const std::optional<FrameRequest> request = clock.next();
        if (!request) break;
        renderer.draw(*request);
        const FrameSize size = renderer.size();
        const FilmFrame frame{request->index, request->time, size.width_px, size.height_px,
                              sink.wants_pixels() ? renderer.read_pixels() : std::span<const std::uint8_t>{}};
        if (auto taken = sink.take(frame); !taken) return tl::unexpected(taken.error());
        ++result.frames;
    }
    result.cancelled = cancel;
    if (auto finished = sink.finish(); !finished) return tl::unexpected(finished.error());
    return result;
}

} // namespace bagration
