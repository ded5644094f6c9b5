#include "app/files/scratch_folder.hpp"
#include "app/signals.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <csignal>
#include <fstream>
#include <functional>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace bagration;
using test::TemporaryFolder;

namespace {

struct Ending {
    int status = -1; ///< -1: ended by a signal.
    double seconds = 0;
};

/// Runs a piece of work in a process of its own; its value is the exit status.
Ending in_child(const std::function<int()>& work) {
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) _exit(work());
    int status = 0;
    waitpid(child, &status, 0);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, taken.count()};
}

/// Of a child; static because a handler must be able to reach it.
Interruption& installed() {
    static Interruption interruption;
    install_signal_handlers(interruption);
    return interruption;
}

constexpr int nothing_stopped_me = 99;

int deaf_for_half_a_minute() {
    std::this_thread::sleep_for(std::chrono::seconds{30});
    return nothing_stopped_me;
}

} // namespace

TEST_CASE("A signal asks for a clean end and decides the exit code") {
    const Ending ending = in_child([] {
        const Interruption& interruption = installed();
        if (interruption.requested) return 1;
        std::raise(SIGTERM);
        if (!interruption.requested || interruption.exit_code() != ExitCode::terminated) return 2;
        std::raise(SIGINT);
        return interruption.exit_code() == ExitCode::interrupted ? 0 : 3;
    });
    CHECK(ending.status == 0);
}

TEST_CASE("Work that does not listen is ended within two seconds and leaves nothing unfinished") {
    const TemporaryFolder folder;
    const std::filesystem::path whole = folder.path() / "whole.txt", part = folder.path() / "field.zst.part",
                                scratch_name = folder.path() / "scratch.txt";
    const Ending ending = in_child([&] {
        installed();
        std::ofstream(whole) << "done";
        std::ofstream unfinished(part);
        unfinished << "half" << std::flush;
        const ScratchFolder scratch("test");
        std::filesystem::create_directories(scratch.path() / "inside");
        std::ofstream(scratch_name) << scratch.path().string();
        std::raise(SIGTERM);
        return deaf_for_half_a_minute();
    });
    CHECK(ending.status == 143);
    CHECK(ending.seconds < 2);
    CHECK(std::filesystem::exists(whole));
    CHECK_FALSE(std::filesystem::exists(part));
    std::string scratch;
    std::ifstream(scratch_name) >> scratch;
    REQUIRE_FALSE(scratch.empty());
    CHECK_FALSE(std::filesystem::exists(scratch));
}

TEST_CASE("Work that has something to finish is let finish it") {
    const Ending ending = in_child([] {
        const LetFinish film(installed());
        std::raise(SIGINT);
        std::this_thread::sleep_for(2 * stop_grace);
        return 7;
    });
    CHECK(ending.status == 7);
}
