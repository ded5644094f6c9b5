#pragma once
// Ctrl-C and kill: the first signal asks the program to come to a clean end, the second one of the kind
// kills.
#include "terrain/geo/result.hpp"

#include <atomic>

namespace bagration {

struct Interruption {
    std::atomic<bool> requested{false}; ///< What long work polls.
    std::atomic<int> signal{0};

    /// interrupted (130) or terminated (143), by the signal that came.
    ExitCode exit_code() const;
};

/// Routes SIGINT and SIGTERM into `interruption`, which must live until the process ends. Once per process.
void install_signal_handlers(Interruption& interruption);

} // namespace bagration
