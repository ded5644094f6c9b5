#pragma once
// Two things at once, while a show is being loaded.
#include <exception>
#include <thread>

namespace bagration {

/// Runs `beside` on a thread of its own and `here` on this one; returns when both are done. Neither may
/// depend on what the other writes. An exception of either is passed on, that of `here` first.
template <class Beside, class Here>
void run_beside(Beside&& beside, Here&& here) {
    std::exception_ptr failure;
    {
        const std::jthread helper([&] {
            try {
                beside();
            } catch (...) {
                failure = std::current_exception();
            }
        });
        here();
    }
    if (failure) std::rethrow_exception(failure);
}

} // namespace bagration
