#include "tests/e2e/run_program.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace bagration::test {

namespace {

struct Pipe {
    int read_end = -1, write_end = -1;
    Pipe() {
        std::array<int, 2> ends{};
        REQUIRE(pipe2(ends.data(), O_CLOEXEC) == 0);
        read_end = ends[0];
        write_end = ends[1];
    }
    ~Pipe() {
        close_end(read_end);
        close_end(write_end);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    static void close_end(int& end) {
        if (end >= 0) close(end);
        end = -1;
    }
};

std::vector<std::string> environment_lines(const RunOptions& options) {
    Variables variables = options.variables;
    if (!options.empty_environment)
        for (char** entry = environ; *entry; ++entry) {
            const std::string line = *entry;
            const std::size_t equals = line.find('=');
            variables.emplace(line.substr(0, equals), line.substr(equals + 1));
        }
    std::vector<std::string> lines;
    for (const auto& [name, value] : variables)
        lines.push_back(name + "=" + value);
    return lines;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> list;
    for (std::string& word : words)
        list.push_back(word.data());
    list.push_back(nullptr);
    return list;
}

/// Feeds and drains a child's pipes until it closes them.
void converse(pid_t child, Pipe& in, Pipe& out, Pipe& err, const RunOptions& options, Outcome& outcome) {
    std::size_t fed = 0;
    bool signalled = options.signal == 0;
    while (out.read_end >= 0 || err.read_end >= 0) {
        if (fed == options.input.size()) Pipe::close_end(in.write_end);
        std::array<pollfd, 3> ends{
            {{out.read_end, POLLIN, 0}, {err.read_end, POLLIN, 0}, {in.write_end, POLLOUT, 0}}};
        if (poll(ends.data(), ends.size(), -1) < 0 && errno != EINTR) break;
        const auto drain = [](const pollfd& ready, int& end, std::string& text) {
            if (ready.revents == 0) return;
            std::array<char, 65536> buffer{};
            const ssize_t count = read(end, buffer.data(), buffer.size());
            if (count > 0)
                text.append(buffer.data(), static_cast<std::size_t>(count));
            else
                Pipe::close_end(end);
        };
        drain(ends[0], out.read_end, outcome.out);
        drain(ends[1], err.read_end, outcome.err);
        if (ends[2].revents != 0) {
            const ssize_t count = write(in.write_end, options.input.data() + fed, options.input.size() - fed);
            fed = count > 0 ? fed + static_cast<std::size_t>(count) : options.input.size();
        }
        if (!signalled && outcome.err.find(options.signal_after) != std::string::npos) {
            kill(child, options.signal);
            signalled = true;
        }
    }
}

} // namespace

Outcome run_program(const std::vector<std::string>& words, const RunOptions& options) {
    Pipe in, out, err;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in.read_end, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out.write_end, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err.write_end, STDERR_FILENO);
    std::vector<std::string> arguments = words, variables = environment_lines(options);
    pid_t child = 0;
    const int failure = posix_spawnp(&child, words.front().c_str(), &actions, nullptr,
                                     pointers(arguments).data(), pointers(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    INFO("starting " << words.front());
    REQUIRE(failure == 0);
    Pipe::close_end(in.read_end);
    Pipe::close_end(out.write_end);
    Pipe::close_end(err.write_end);

    Outcome outcome;
    converse(child, in, out, err, options, outcome);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return outcome;
}

const std::string& bagration_path() {
    static const std::string path = BAGRATION_BINARY_DIR "/bagration";
    return path;
}

Outcome run_bagration(std::vector<std::string> words, RunOptions options) {
    const char* pack = std::getenv("BAGRATION_TEST_PACK");
    if (pack) options.variables.emplace("BAGRATION_PACK", pack);
    options.variables.emplace("XDG_CACHE_HOME", BAGRATION_BINARY_DIR "/test-cache");
    words.insert(words.begin(), bagration_path());
    return run_program(words, options);
}

int frames_in(const std::string& film) {
    const Outcome counted = run_program({"ffprobe", "-v", "error", "-count_frames", "-select_streams", "v:0",
                                         "-show_entries", "stream=nb_read_frames", "-of", "csv=p=0", film});
    return std::atoi(counted.out.c_str());
}

std::string stream_field(const std::string& film, const std::string& field) {
    std::string text = run_program({"ffprobe", "-v", "error", "-select_streams", "v:0", "-show_entries",
                                    "stream=" + field, "-of", "csv=p=0", film})
                           .out;
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    return text;
}

std::string content_of(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

} // namespace bagration::test
