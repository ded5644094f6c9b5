#pragma once
// How far long work is: a bar on a terminal, otherwise a plain line every tenth. Only on standard error.
#include "app/app_context.hpp"

#include <chrono>
#include <cstdint>
#include <string>

namespace bagration {

class Progress {
  public:
    Progress(const AppContext& context, std::string what);
    /// Clears the bar.
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// fraction in [0, 1]; detail is what is going on now.
    void update(double fraction, const std::string& detail);
    double seconds_since_start() const;

  private:
    void draw_bar(double fraction, const std::string& detail);

    using Steady = std::chrono::steady_clock;
    const AppContext& context_;
    std::string what_;
    Steady::time_point start_;
    Steady::time_point drawn_{};
    int tenths_ = -1;
    bool bar_shown_ = false;
};

/// "0:07", "1:02:33": for times that remain.
std::string clock_text(double seconds);

} // namespace bagration
