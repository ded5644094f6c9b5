#pragma once
// Ctrl-C and kill: the first signal asks the program to come to a clean end, and sees to it that it does; the
// second one of the kind kills.
#include "terrain/geo/result.hpp"

#include <atomic>
#include <chrono>

namespace bagration {

struct Interruption {
    std::atomic<bool> requested{false}; ///< What long work polls.
    std::atomic<int> signal{0};
    /// How many pieces of work are under way that poll and must be let finish; see LetFinish.
    mutable std::atomic<int> finishing{0};

    /// interrupted (130) or terminated (143), by the signal that came.
    ExitCode exit_code() const;
};

/// Work that has not ended so long after a signal is ended from outside: nobody waits for a bake to be
/// stopped.
inline constexpr std::chrono::milliseconds stop_grace{1'000};

/// While it lives the process is not ended from outside: for work that polls `requested` and then has to
/// bring something to a proper end, as an export its film.
class LetFinish {
  public:
    explicit LetFinish(const Interruption& interruption) : interruption_(interruption) {
        ++interruption_.finishing;
    }
    ~LetFinish() { --interruption_.finishing; }
    LetFinish(const LetFinish&) = delete;
    LetFinish& operator=(const LetFinish&) = delete;

  private:
    const Interruption& interruption_;
};

/// Routes SIGINT and SIGTERM into `interruption`, which must live until the process ends. Once per process.
/// When `stop_grace` after a signal the program is still at work, what it left unfinished is removed and it
/// exits with `exit_code()`.
void install_signal_handlers(Interruption& interruption);

} // namespace bagration
