#pragma once
// Frames on their way to writer threads: bounded, so that a slow encoder slows the drawing and memory stays
// constant.
#include "renderer/frame.hpp"
#include "terrain/geo/result.hpp"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace bagration {

class FrameQueue {
  public:
    /// Called on a writer thread, in the order of the frames where there is one writer.
    using Write = std::function<Expected<void>(const FilmFrame&)>;

    /// Holds at most `capacity` frames that are not written yet (besides those being written).
    FrameQueue(Write write, std::size_t capacity, std::size_t writers = 1);
    FrameQueue(const FrameQueue&) = delete;
    FrameQueue& operator=(const FrameQueue&) = delete;
    /// Drops what is not being written yet and waits for the writers.
    ~FrameQueue();

    /// Copies the frame into the queue; blocks while it is full. The first error of a writer ends everything:
    /// it is returned from then on.
    Expected<void> push(const FilmFrame& frame);
    /// Waits until everything is written, and ends the writers.
    Expected<void> finish();

  private:
    struct Entry {
        FilmFrame frame; ///< Its span shows `pixels`.
        std::vector<std::uint8_t> pixels;
    };
    void run();
    void stop(bool drop_waiting);

    Write write_;
    std::size_t capacity_;
    std::mutex mutex_;
    std::condition_variable has_room_, has_work_;
    std::deque<Entry> waiting_;
    std::vector<std::vector<std::uint8_t>> free_pixels_; ///< Memory that is used again and again.
    std::optional<Error> error_;
    bool closed_ = false;
    std::vector<std::thread> writers_;
};

/// How many frames of this size may wait: a few, and fewer where they are large.
std::size_t queue_capacity(int width_px, int height_px);

} // namespace bagration
