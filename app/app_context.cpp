#include "app/app_context.hpp"

#include <spdlog/logger.h>
#include <spdlog/sinks/ostream_sink.h>

#include <utility>

namespace bagration {

namespace {

bool wants_colour(const Environment& environment, bool err_is_terminal) {
    return err_is_terminal && environment.get("NO_COLOR").empty() && environment.get("TERM") != "dumb";
}

} // namespace

AppContext::AppContext(Environment environment_, std::istream& in_, std::ostream& out_, std::ostream& err_,
                       bool err_is_terminal_, const Interruption& interruption_)
    : environment(std::move(environment_)), in(in_), out(out_), err(err_), err_is_terminal(err_is_terminal_),
      colour(wants_colour(environment, err_is_terminal_)), interruption(interruption_) {
    constexpr bool flush_every_line = true;
    const auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(err, flush_every_line);
    log_ = std::make_shared<spdlog::logger>("bagration", sink);
    log_->set_pattern("bagration: %v");
}

void AppContext::set_verbose(bool verbose) {
    log_->set_level(verbose ? spdlog::level::debug : spdlog::level::info);
}

void AppContext::detail(const std::string& text) const {
    log_->debug("{}", text);
}

void AppContext::note(const std::string& text) const {
    log_->info("{}", text);
}

void AppContext::warn(const std::string& text) const {
    log_->warn("{}{}", colour ? "\x1b[1;33mwarning:\x1b[0m " : "warning: ", text);
}

void AppContext::error(const std::string& text, const std::string& hint) const {
    log_->error("{}{}", colour ? "\x1b[1;31merror:\x1b[0m " : "error: ", text);
    if (!hint.empty()) log_->error("{}{}", colour ? "\x1b[1mhint:\x1b[0m " : "hint: ", hint);
}

int AppContext::report(const Error& failure) const {
    error(failure.message, failure.hint);
    return exit_status(failure.code);
}

} // namespace bagration
