#pragma once
// Runs real programs for the end-to-end tests, with a chosen environment.
#include <map>
#include <string>
#include <vector>

namespace bagration::test {

using Variables = std::map<std::string, std::string>;

struct Outcome {
    int status = 0; ///< Exit status; 128 + n when signal n killed it.
    std::string out, err;
};

struct RunOptions {
    Variables variables;            ///< Added to this process's, replacing those of the same name.
    bool empty_environment = false; ///< Only `variables`, nothing inherited.
    std::string input;              ///< Standard input.
    int signal = 0;                 ///< Sent once standard error has said `signal_after`; 0 = none.
    std::string signal_after;
};

/// `words[0]` is the program, looked up in PATH when it has no slash.
Outcome run_program(const std::vector<std::string>& words, const RunOptions& options = {});

/// The program under test, with the tests' terrain pack. Its cache is in the build folder.
Outcome run_bagration(std::vector<std::string> words, RunOptions options = {});
const std::string& bagration_path();

/// Number of frames in a film, counted by decoding.
int frames_in(const std::string& film);
/// One field of the first video stream, as ffprobe words it.
std::string stream_field(const std::string& film, const std::string& field);

std::string content_of(const std::string& file);

} // namespace bagration::test
