#pragma once
#include <algorithm>

namespace bagration {

/// 0 up to `from`, 1 from `to` on, smooth between (Hermite).
inline float smooth_step(float from, float to, float x) {
    const float t = std::clamp((x - from) / (to - from), 0.0f, 1.0f);
    return t * t * (3 - 2 * t);
}

} // namespace bagration
