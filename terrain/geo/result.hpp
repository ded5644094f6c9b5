#pragma once
// Results of things that the environment can refuse (no GL, no ffmpeg, disk full).
// Libraries return Expected<T>; only app/ prints the error and exits with its code.
#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace bagration {

/// The process exit codes, part of the command-line contract.
enum class ExitCode : int {
    ok = 0,
    internal = 1,
    usage = 2,
    campaign_invalid = 3,
    no_display_or_gl = 4,
    output = 5,
    encoder = 6,
    partial_but_resumable = 7,
    interrupted = 130,
    terminated = 143,
};

/// What went wrong, in the user's words, and what they can do about it.
struct Error {
    ExitCode code = ExitCode::internal;
    std::string message;
    std::string hint; ///< May be empty.
};

template <class T>
using Expected = tl::expected<T, Error>;

/// Shorthand for returning an Error from a function with an Expected result.
inline tl::unexpected<Error> fail(ExitCode code, std::string message, std::string hint = {}) {
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(hint)});
}

} // namespace bagration
