#pragma once
// Keeps the show running: starts it as a process of its own, starts it again when it falls or hangs, keeps
// what it says in the log.
#include "app/kiosk/restart_policy.hpp"
#include "terrain/geo/result.hpp"

#include <atomic>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bagration {

/// The variable that tells the show the number of the file descriptor for its signs of life.
inline constexpr const char* heartbeat_variable = "BAGRATION_KIOSK_HEARTBEAT";

struct SupervisedShow {
    std::filesystem::path program;
    std::vector<std::string> arguments; ///< Without the program's name.
    /// Each line that the show or the supervisor says; without a line end.
    std::function<void(std::string_view line)> say;
};

/// Runs until the show ends by itself, or `cancel` becomes true (the show is then asked to end, and killed
/// when it does not within 5 s). Gives the exit status of the last show, or 0 when it was ended from outside.
/// Error internal: no process can be made. Linux only.
Expected<int> supervise(const SupervisedShow& show, const std::atomic<bool>& cancel);

/// The show's end of it: one sign a second, when the supervisor wants any.
class Heartbeat {
  public:
    /// `descriptor` as in heartbeat_variable; empty = nobody listens.
    explicit Heartbeat(const std::string& descriptor);
    /// Call it with every picture. `now_s`: a steady clock.
    void beat(double now_s);

  private:
    int descriptor_ = -1;
    double last_s_ = -1e9;
};

} // namespace bagration
