#pragma once
// Time that passes while the program measures itself.
#include <chrono>

namespace bagration {

using Steady = std::chrono::steady_clock;

inline double seconds_since(Steady::time_point start) {
    return std::chrono::duration<double>(Steady::now() - start).count();
}

} // namespace bagration
