#include "app/signals.hpp"

#include <csignal>

namespace bagration {

namespace {

// A signal handler can only reach what has static storage.
std::atomic<Interruption*> handler_target{nullptr};
static_assert(std::atomic<Interruption*>::is_always_lock_free,
              "a signal handler may only use lock-free atomics");

void note_signal(int signal) {
    if (Interruption* target = handler_target.load()) {
        target->signal.store(signal);
        target->requested.store(true);
    }
}

} // namespace

ExitCode Interruption::exit_code() const {
    return signal.load() == SIGTERM ? ExitCode::terminated : ExitCode::interrupted;
}

void install_signal_handlers(Interruption& interruption) {
    handler_target.store(&interruption);
    struct sigaction action = {};
    action.sa_handler = note_signal;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART | SA_RESETHAND; // The default action is back for the second one.
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

} // namespace bagration
