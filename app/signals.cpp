#include "app/signals.hpp"

#include "app/files/abandoned_files.hpp"

#include <csignal>
#include <functional>
#include <semaphore.h>
#include <thread>
#include <unistd.h>

namespace bagration {

namespace {

// A signal handler can only reach what has static storage.
std::atomic<Interruption*> handler_target{nullptr};
static_assert(std::atomic<Interruption*>::is_always_lock_free,
              "a signal handler may only use lock-free atomics");

// The one thing that a signal handler may wake a thread with.
sem_t signal_came;

void note_signal(int signal) {
    if (Interruption* target = handler_target.load()) {
        target->signal.store(signal);
        target->requested.store(true);
        sem_post(&signal_came);
    }
}

/// Waits for a signal and then for the program to end by itself; otherwise ends it.
void watch(const Interruption& interruption) {
    while (sem_wait(&signal_came) != 0) {
    }
    constexpr std::chrono::milliseconds look_every{50};
    std::chrono::milliseconds waited{0};
    while (waited < stop_grace) {
        std::this_thread::sleep_for(look_every);
        if (interruption.finishing == 0) waited += look_every;
    }
    remove_abandoned_files();
    _exit(static_cast<int>(interruption.exit_code()));
}

} // namespace

ExitCode Interruption::exit_code() const {
    return signal.load() == SIGTERM ? ExitCode::terminated : ExitCode::interrupted;
}

void install_signal_handlers(Interruption& interruption) {
    sem_init(&signal_came, 0, 0);
    std::thread(watch, std::cref(interruption)).detach(); // Sleeps until a signal or the end of the process.
    handler_target.store(&interruption);
    struct sigaction action = {};
    action.sa_handler = note_signal;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART | SA_RESETHAND; // The default action is back for the second one.
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

} // namespace bagration
