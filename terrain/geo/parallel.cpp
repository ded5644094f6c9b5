#include "terrain/geo/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace bagration {

void parallel_for(int count, const std::function<void(int begin, int end)>& body) {
    if (count <= 0) return;
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    const int threads = std::min(cores, count);
    if (threads == 1) {
        body(0, count);
        return;
    }
    // Several ranges per thread, handed out as threads become free: rows differ in cost (sea, mountains).
    const int ranges = std::min(count, threads * 8);
    const auto edge = [&](int k) { return static_cast<int>(static_cast<long long>(count) * k / ranges); };
    std::atomic<int> next{0};
    std::exception_ptr failure;
    std::mutex failure_mutex;
    const auto work = [&] {
        for (int k = next++; k < ranges; k = next++) {
            try {
                body(edge(k), edge(k + 1));
            } catch (...) {
                const std::lock_guard lock(failure_mutex);
                if (!failure) failure = std::current_exception();
                next = ranges;
            }
        }
    };
    {
        std::vector<std::jthread> helpers;
        helpers.reserve(static_cast<std::size_t>(threads - 1));
        for (int k = 1; k < threads; ++k)
            helpers.emplace_back(work);
        work();
    }
    if (failure) std::rethrow_exception(failure);
}

} // namespace bagration
