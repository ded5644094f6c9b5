#pragma once
// Sinks that keep frames in memory (tests) or only count them (benchmarks).
#include "renderer/sink.hpp"

#include <cstdint>
#include <vector>

namespace bagration {

class MemorySink final : public Sink {
  public:
    struct Stored {
        std::int64_t index = 0;
        ShowTime time;
        int width_px = 0;
        int height_px = 0;
        std::vector<std::uint8_t> rgba;
    };

    Expected<void> take(const FilmFrame& frame) override {
        frames_.push_back({frame.index,
                           frame.time,
                           frame.width_px,
                           frame.height_px,
                           {frame.rgba.begin(), frame.rgba.end()}});
        return {};
    }
    Expected<void> finish() override {
        finished_ = true;
        return {};
    }

    const std::vector<Stored>& frames() const { return frames_; }
    bool finished() const { return finished_; }

  private:
    std::vector<Stored> frames_;
    bool finished_ = false;
};

class NullSink final : public Sink {
  public:
    Expected<void> take(const FilmFrame&) override {
        ++count_;
        return {};
    }
    Expected<void> finish() override { return {}; }
    std::int64_t count() const { return count_; }

  private:
    std::int64_t count_ = 0;
};

} // namespace bagration
