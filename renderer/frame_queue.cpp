#include "renderer/frame_queue.hpp"

#include "terrain/geo/contract.hpp"

#include <algorithm>
#include <csignal>
#include <pthread.h>
#include <utility>

namespace bagration {

FrameQueue::FrameQueue(Write write, std::size_t capacity, std::size_t writers)
    : write_(std::move(write)), capacity_(capacity) {
    BAGRATION_EXPECTS(capacity >= 1 && writers >= 1);
    for (std::size_t i = 0; i < writers; ++i)
        writers_.emplace_back([this] { run(); });
}

FrameQueue::~FrameQueue() {
    stop(true);
}

Expected<void> FrameQueue::push(const FilmFrame& frame) {
    std::unique_lock lock(mutex_);
    BAGRATION_EXPECTS(!closed_);
    has_room_.wait(lock, [this] { return error_ || waiting_.size() < capacity_; });
    if (error_) return tl::unexpected(*error_);
    Entry entry;
    if (!free_pixels_.empty()) {
        entry.pixels = std::move(free_pixels_.back());
        free_pixels_.pop_back();
    }
    lock.unlock(); // Only this thread adds, so there is still room afterwards.
    entry.pixels.assign(frame.rgba.begin(), frame.rgba.end());
    entry.frame = frame;
    entry.frame.rgba = entry.pixels;
    lock.lock();
    waiting_.push_back(std::move(entry));
    lock.unlock();
    has_work_.notify_one();
    return {};
}

Expected<void> FrameQueue::finish() {
    stop(false);
    if (error_) return tl::unexpected(*error_);
    return {};
}

void FrameQueue::stop(bool drop_waiting) {
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        if (drop_waiting) waiting_.clear();
    }
    has_work_.notify_all();
    for (std::thread& writer : writers_)
        writer.join();
    writers_.clear();
}

void FrameQueue::run() {
    // A pipe whose reader has died is an error for the caller, not a signal that ends the process. The signal
    // is sent to the thread that writes, which is this one.
    sigset_t pipe_signal;
    sigemptyset(&pipe_signal);
    sigaddset(&pipe_signal, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_signal, nullptr);

    std::unique_lock lock(mutex_);
    while (true) {
        has_work_.wait(lock, [this] { return closed_ || error_ || !waiting_.empty(); });
        if (error_ || waiting_.empty()) return;
        Entry entry = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        has_room_.notify_one();
        auto written = write_(entry.frame);
        lock.lock();
        free_pixels_.push_back(std::move(entry.pixels));
        if (!written && !error_) {
            error_ = written.error();
            has_room_.notify_all();
            has_work_.notify_all();
        }
    }
}

std::size_t queue_capacity(int width_px, int height_px) {
    constexpr std::size_t budget_bytes = 96U << 20U;
    const std::size_t frame_bytes =
        static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 4;
    return std::clamp<std::size_t>(budget_bytes / std::max<std::size_t>(frame_bytes, 1), 1, 6);
}

} // namespace bagration
