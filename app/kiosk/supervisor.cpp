#include "app/kiosk/supervisor.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace bagration {
namespace {

constexpr int poll_ms = 200;
constexpr double patience_s = 5; ///< With a show that was asked to end.
constexpr std::size_t longest_line = 4000;

double now_s() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// A file descriptor that is closed at the end.
class Descriptor {
  public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }
    void close() {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }
    int number() const { return number_; }

  private:
    int number_;
};

struct Pipe {
    Descriptor reader, writer;
};

bool make_pipe(Pipe& made) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    made.reader = Descriptor(ends[0]);
    made.writer = Descriptor(ends[1]);
    return fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0;
}

/// Cuts what comes from a pipe into lines.
class LineReader {
  public:
    /// False when the other end is closed.
    bool read(int descriptor, const std::function<void(std::string_view)>& say) {
        std::array<char, 4096> bytes{};
        for (;;) {
            const ssize_t got = ::read(descriptor, bytes.data(), bytes.size());
            if (got == 0) return false;
            if (got < 0) return errno == EAGAIN || errno == EINTR;
            for (ssize_t i = 0; i < got; ++i)
                add(bytes[static_cast<std::size_t>(i)], say);
        }
    }
    void finish(const std::function<void(std::string_view)>& say) {
        if (!line_.empty()) say(line_);
        line_.clear();
    }

  private:
    void add(char c, const std::function<void(std::string_view)>& say) {
        if (c == '\n')
            finish(say);
        else if (line_.size() < longest_line)
            line_ += c;
    }
    std::string line_;
};

struct Running {
    pid_t process = -1;
    Descriptor words, beats;
};

/// In the new process: only calls that are safe between fork and exec.
[[noreturn]] void become_show(const char* program, char* const* arguments, char* const* environment,
                              int words, int beats, pid_t parent) {
    prctl(PR_SET_PDEATHSIG, SIGTERM); // No show without its supervisor.
    if (getppid() != parent) _exit(1);
    dup2(words, STDERR_FILENO);
    fcntl(beats, F_SETFD, 0); // This one it keeps.
    execve(program, arguments, environment);
    _exit(127);
}

Expected<Running> start(const SupervisedShow& show) {
    Pipe words, beats;
    if (!make_pipe(words) || !make_pipe(beats))
        return fail(ExitCode::internal, std::string("no pipe to the show: ") + std::strerror(errno));
    std::vector<std::string> environment;
    const std::string prefix = std::string(heartbeat_variable) + "=";
    for (char** entry = ::environ; entry && *entry; ++entry)
        if (!std::string_view(*entry).starts_with(prefix)) environment.emplace_back(*entry);
    environment.push_back(prefix + std::to_string(beats.writer.number()));
    std::vector<std::string> arguments{show.program.string()};
    arguments.insert(arguments.end(), show.arguments.begin(), show.arguments.end());
    const auto pointers = [](std::vector<std::string>& texts) {
        std::vector<char*> list;
        for (std::string& text : texts)
            list.push_back(text.data());
        list.push_back(nullptr);
        return list;
    };
    const std::vector<char*> argv = pointers(arguments), envp = pointers(environment);
    const pid_t parent = getpid();
    const pid_t process = fork();
    if (process < 0)
        return fail(ExitCode::internal, std::string("no process for the show: ") + std::strerror(errno));
    if (process == 0)
        become_show(argv[0], argv.data(), envp.data(), words.writer.number(), beats.writer.number(), parent);
    return Running{process, std::move(words.reader), std::move(beats.reader)};
}

int status_of(int waited) {
    return WIFSIGNALED(waited) ? 128 + WTERMSIG(waited) : WEXITSTATUS(waited);
}

bool drain_beats(int descriptor) {
    std::array<char, 256> bytes{};
    bool any = false;
    while (::read(descriptor, bytes.data(), bytes.size()) > 0)
        any = true;
    return any;
}

/// Watches one show until it is gone.
ChildEnd watch(Running& running, const SupervisedShow& show, const std::atomic<bool>& cancel) {
    const double begun_s = now_s();
    double heard_s = begun_s, asked_s = -1;
    bool killed = false;
    ChildEnd end;
    LineReader lines;
    for (;;) {
        std::array<pollfd, 2> wanted{
            {{running.words.number(), POLLIN, 0}, {running.beats.number(), POLLIN, 0}}};
        poll(wanted.data(), wanted.size(), poll_ms);
        if (running.words.number() >= 0 && !lines.read(running.words.number(), show.say))
            running.words.close();
        if (drain_beats(running.beats.number())) {
            heard_s = now_s();
            end.had_picture = true;
        } else if (wanted[1].revents != 0) {
            std::this_thread::sleep_for(std::chrono::milliseconds(poll_ms)); // Closed: it is about to go.
        }
        int waited = 0;
        if (waitpid(running.process, &waited, WNOHANG) == running.process) {
            if (running.words.number() >= 0) lines.read(running.words.number(), show.say);
            lines.finish(show.say);
            end.status = status_of(waited);
            end.ran_s = now_s() - begun_s;
            return end;
        }
        const double silent_s = now_s() - heard_s;
        if (!killed && silent_s > (end.had_picture ? silence_s : silence_before_picture_s)) {
            show.say("the show hangs: it is ended");
            kill(running.process, SIGKILL);
            killed = true;
        }
        if (cancel && asked_s < 0) {
            kill(running.process, SIGTERM);
            asked_s = now_s();
        }
        if (cancel && !killed && now_s() - asked_s > patience_s) {
            kill(running.process, SIGKILL);
            killed = true;
        }
    }
}

std::string told(const ChildEnd& end, const RestartPolicy::Answer& answer) {
    const std::string how = end.status > 128 && end.status != static_cast<int>(ExitCode::interrupted)
                                ? "signal " + std::to_string(end.status - 128)
                                : "status " + std::to_string(end.status);
    std::string text =
        "the show ended with " + how + " after " + std::to_string(static_cast<long>(end.ran_s)) + " s";
    if (answer.again)
        text += ", started again in " + std::to_string(static_cast<int>(answer.after_s * 1000)) + " ms";
    return text;
}

} // namespace

Expected<int> supervise(const SupervisedShow& show, const std::atomic<bool>& cancel) {
    RestartPolicy policy;
    for (;;) {
        auto running = start(show);
        if (!running) return tl::unexpected(running.error());
        const ChildEnd end = watch(*running, show, cancel);
        if (cancel) return 0;
        const RestartPolicy::Answer answer = policy.after(end);
        show.say(told(end, answer));
        if (!answer.again) return end.status;
        const double until_s = now_s() + answer.after_s;
        while (!cancel && now_s() < until_s)
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        if (cancel) return 0;
    }
}

Heartbeat::Heartbeat(const std::string& descriptor) {
    int number = -1;
    const char* last = descriptor.data() + descriptor.size();
    const auto [stop, code] = std::from_chars(descriptor.data(), last, number);
    if (code != std::errc() || stop != last || number < 3) return;
    if (fcntl(number, F_SETFL, O_NONBLOCK) != 0) return;
    fcntl(number, F_SETFD, FD_CLOEXEC);
    descriptor_ = number;
}

void Heartbeat::beat(double now_s) {
    if (descriptor_ < 0 || now_s - last_s_ < 1) return;
    last_s_ = now_s;
    const char sign = '.';
    // A supervisor that is gone ends this process by a signal; a full pipe means that it is busy.
    if (write(descriptor_, &sign, 1) < 0 && errno == EPIPE) descriptor_ = -1;
}

} // namespace bagration
