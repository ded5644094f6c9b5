#pragma once
// Another program, fed through its standard input, in a process group of its own: a Ctrl-C meant for us does
// not reach it, and it can be ended together with whatever it started.
#include "terrain/geo/result.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <sys/types.h>
#include <vector>

namespace bagration {

class ChildProcess {
  public:
    /// arguments[0] is the program, looked up in PATH. Its standard output and error go to files in memory.
    /// Error (encoder) when it cannot be started.
    static Expected<ChildProcess> start(const std::vector<std::string>& arguments);

    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&&) = delete;
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    /// Kills what is still running.
    ~ChildProcess();

    /// Writes everything to its standard input; false when it has closed that or ended. The calling thread
    /// must have SIGPIPE blocked or ignored.
    bool write(std::span<const std::uint8_t> bytes);
    /// Tells it that nothing more comes.
    void close_input();
    /// Waits for its end. The exit status, or -signal when a signal ended it. The same answer when asked
    /// again.
    int wait();
    /// Ends the whole process group at once. Safe while another thread is in write().
    void kill();

    /// What it wrote so far.
    std::string output() const;
    /// The last lines of its error messages.
    std::string last_error_lines(std::size_t lines) const;

  private:
    ChildProcess() = default;

    pid_t pid_ = -1;
    int input_ = -1, output_ = -1, errors_ = -1; ///< File descriptors.
    bool ended_ = false;
    int status_ = 0;
};

} // namespace bagration
