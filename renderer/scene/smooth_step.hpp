#pragma once
// The one easing of labels, captions and panels.
#include <algorithm>

namespace bagration {

/// 0 up to x = 0, 1 from x = 1 on, smooth at both ends.
inline float smoothed_step(double x) {
    const float t = static_cast<float>(std::clamp(x, 0.0, 1.0));
    return t * t * (3 - 2 * t);
}

} // namespace bagration
