#include "app/kiosk/restart_policy.hpp"

#include <algorithm>

namespace bagration {

RestartPolicy::Answer RestartPolicy::after(const ChildEnd& end) {
    if (end.status == static_cast<int>(ExitCode::ok)) return {false, 0};
    if (end.status == restart_status) {
        next_s_ = first_s;
        return {true, 0};
    }
    // What was wrong before the first picture and lies in the arguments or in the campaign stays wrong.
    const bool never_will = end.status == static_cast<int>(ExitCode::usage) ||
                            end.status == static_cast<int>(ExitCode::campaign_invalid);
    if (never_will && !end.had_picture) return {false, 0};
    if (end.ran_s >= steady_s) next_s_ = first_s;
    const double wait_s = next_s_;
    next_s_ = std::min(next_s_ * 2.5, most_s);
    return {true, wait_s};
}

} // namespace bagration
