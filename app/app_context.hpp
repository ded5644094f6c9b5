#pragma once
// What every command is given besides its arguments: where data and messages go, the environment, and whether
// it was asked to stop. Data goes to `out`, everything meant for people to `err`.
#include "app/environment.hpp"
#include "app/signals.hpp"
#include "terrain/geo/result.hpp"

#include <iosfwd>
#include <memory>
#include <string>

namespace spdlog {
class logger;
}

namespace bagration {

struct AppContext {
    AppContext(Environment environment, std::istream& in, std::ostream& out, std::ostream& err,
               bool err_is_terminal, const Interruption& interruption);

    const Environment environment;
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    const bool err_is_terminal; ///< Progress bars are drawn only then.
    const bool colour;          ///< On a terminal that can, unless NO_COLOR.
    const Interruption& interruption;

    /// --verbose: detail() is shown.
    void set_verbose(bool verbose);
    /// One line each: for the curious, for everybody, a warning, an error with its hint on a second line.
    void detail(const std::string& text) const;
    void note(const std::string& text) const;
    void warn(const std::string& text) const;
    void error(const std::string& text, const std::string& hint = {}) const;

    /// Prints the error; gives the process exit code.
    int report(const Error& error) const;

  private:
    std::shared_ptr<spdlog::logger> log_;
};

inline int exit_status(ExitCode code) {
    return static_cast<int>(code);
}

} // namespace bagration
