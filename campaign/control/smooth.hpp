#pragma once
// Small numeric helpers of the control field.
#include <algorithm>
#include <cstdint>

namespace bagration {

/// 0 up to `from`, 1 from `to` on, smooth between (Hermite).
inline float smooth_step(float from, float to, float x) {
    const float t = std::clamp((x - from) / (to - from), 0.0f, 1.0f);
    return t * t * (3 - 2 * t);
}

/// To the nearest integer, halves away from zero; the value must fit.
inline std::int16_t rounded(float x) {
    return static_cast<std::int16_t>(x + (x < 0 ? -0.5f : 0.5f));
}

} // namespace bagration
