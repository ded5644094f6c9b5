#include "app/progress.hpp"

#include <algorithm>
#include <cmath>
#include <ostream>

namespace bagration {

namespace {

constexpr int bar_cells = 30;
constexpr std::chrono::milliseconds redraw_interval{100};

std::string two_digits(std::int64_t value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
}

} // namespace

std::string clock_text(double seconds) {
    const auto whole = static_cast<std::int64_t>(std::llround(std::max(0.0, seconds)));
    const std::int64_t hours = whole / 3600, minutes = whole / 60 % 60;
    if (hours > 0) return std::to_string(hours) + ":" + two_digits(minutes) + ":" + two_digits(whole % 60);
    return std::to_string(minutes) + ":" + two_digits(whole % 60);
}

Progress::Progress(const AppContext& context, std::string what)
    : context_(context), what_(std::move(what)), start_(Steady::now()) {}

Progress::~Progress() {
    if (bar_shown_) context_.err << "\r\x1b[K" << std::flush;
}

double Progress::seconds_since_start() const {
    return std::chrono::duration<double>(Steady::now() - start_).count();
}

void Progress::update(double fraction, const std::string& detail) {
    fraction = std::clamp(fraction, 0.0, 1.0);
    if (context_.err_is_terminal) {
        const auto now = Steady::now();
        if (bar_shown_ && now - drawn_ < redraw_interval) return;
        drawn_ = now;
        draw_bar(fraction, detail);
        return;
    }
    const int tenths = static_cast<int>(fraction * 10);
    if (tenths <= tenths_) return;
    tenths_ = tenths;
    context_.note(what_ + " " + std::to_string(tenths * 10) + " %: " + detail);
}

void Progress::draw_bar(double fraction, const std::string& detail) {
    const int filled = static_cast<int>(fraction * bar_cells);
    std::string bar(static_cast<std::size_t>(filled), '#');
    bar.resize(bar_cells, '.');
    const char* bright = context_.colour ? "\x1b[32m" : "";
    const char* normal = context_.colour ? "\x1b[0m" : "";
    context_.err << '\r' << what_ << " [" << bright << bar << normal << "] "
                 << static_cast<int>(fraction * 100) << " %  " << detail << "\x1b[K" << std::flush;
    bar_shown_ = true;
}

} // namespace bagration
