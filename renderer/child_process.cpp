#include "renderer/child_process.hpp"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <utility>

extern char** environ;

namespace bagration {
namespace {

void close_once(int& descriptor) {
    if (descriptor >= 0) ::close(descriptor);
    descriptor = -1;
}

std::string read_from_start(int descriptor) {
    std::string text;
    char block[4096];
    off_t offset = 0;
    while (true) {
        const ssize_t size = ::pread(descriptor, block, sizeof block, offset);
        if (size <= 0) return text;
        text.append(block, static_cast<std::size_t>(size));
        offset += size;
    }
}

/// posix_spawn's two argument objects, released together.
struct SpawnSetup {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;

    SpawnSetup() {
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
    }
    SpawnSetup(const SpawnSetup&) = delete;
    SpawnSetup& operator=(const SpawnSetup&) = delete;
    ~SpawnSetup() {
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }
};

} // namespace

Expected<ChildProcess> ChildProcess::start(const std::vector<std::string>& arguments) {
    const auto cannot_start = [&arguments](int error_number) {
        return fail(ExitCode::encoder,
                    "cannot start " + arguments.front() + ": " +
                        std::generic_category().message(error_number),
                    error_number == ENOENT ? "install it: apt install " + arguments.front() : "");
    };
    ChildProcess child;
    int pipe_ends[2] = {-1, -1};
    if (::pipe2(pipe_ends, O_CLOEXEC) != 0) return cannot_start(errno);
    child.input_ = pipe_ends[1];
    int child_input = pipe_ends[0];
    child.output_ = ::memfd_create("output", MFD_CLOEXEC);
    child.errors_ = ::memfd_create("errors", MFD_CLOEXEC);
    if (child.output_ < 0 || child.errors_ < 0) {
        const int error_number = errno;
        close_once(child_input);
        return cannot_start(error_number);
    }
    // Pictures are megabytes: fewer, longer writes. The default size works as well where this is refused.
    ::fcntl(child.input_, F_SETPIPE_SZ, 1 << 20);

    SpawnSetup setup;
    posix_spawn_file_actions_adddup2(&setup.actions, child_input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&setup.actions, child.output_, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&setup.actions, child.errors_, STDERR_FILENO);
    // Masks and ignored signals are inherited: give it the ones that a shell would.
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&setup.attributes, &none);
    posix_spawnattr_setsigdefault(&setup.attributes, &all);
    posix_spawnattr_setpgroup(&setup.attributes, 0);
    posix_spawnattr_setflags(&setup.attributes,
                             POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

    std::vector<char*> argument_pointers;
    for (const std::string& argument : arguments)
        argument_pointers.push_back(const_cast<char*>(argument.c_str())); // The C interface lacks the const.
    argument_pointers.push_back(nullptr);
    const int failed = ::posix_spawnp(&child.pid_, arguments.front().c_str(), &setup.actions,
                                      &setup.attributes, argument_pointers.data(), environ);
    close_once(child_input);
    if (failed != 0) {
        child.pid_ = -1;
        return cannot_start(failed);
    }
    return child;
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)), input_(std::exchange(other.input_, -1)),
      output_(std::exchange(other.output_, -1)), errors_(std::exchange(other.errors_, -1)),
      ended_(other.ended_), status_(other.status_) {}

ChildProcess::~ChildProcess() {
    kill();
    close_input();
    if (pid_ > 0) wait();
    close_once(output_);
    close_once(errors_);
}

bool ChildProcess::write(std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(input_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

void ChildProcess::close_input() {
    close_once(input_);
}

int ChildProcess::wait() {
    while (!ended_) {
        int status = 0;
        const pid_t waited = ::waitpid(pid_, &status, 0);
        if (waited < 0 && errno == EINTR) continue;
        ended_ = true;
        status_ = waited < 0 ? -1 : WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
    }
    return status_;
}

void ChildProcess::kill() {
    if (pid_ > 0 && !ended_) ::kill(-pid_, SIGKILL);
}

std::string ChildProcess::output() const {
    return read_from_start(output_);
}

std::string ChildProcess::last_error_lines(std::size_t lines) const {
    std::string text = read_from_start(errors_);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.pop_back();
    std::size_t start = text.size();
    for (std::size_t line = 0; line < lines && start != std::string::npos && start > 0; ++line)
        start = text.rfind('\n', start - 1);
    return start == std::string::npos || start == 0 ? text : text.substr(start + 1);
}

} // namespace bagration
