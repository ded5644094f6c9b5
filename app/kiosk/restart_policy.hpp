#pragma once
// When a station that has stopped is started again. Pure.
#include "terrain/geo/result.hpp"

namespace bagration {

/// The show's own exit status that asks for a new start (EX_TEMPFAIL).
inline constexpr int restart_status = 75;

struct ChildEnd {
    int status = 0; ///< Exit status, or 128 + the signal.
    double ran_s = 0;
    bool had_picture = false; ///< It has drawn at least once.
};

/// The first fall is answered at once, so that there is a picture again within ten seconds; one that falls
/// again and again is started less and less often.
class RestartPolicy {
  public:
    struct Answer {
        bool again = true;
        double after_s = 0;
    };
    Answer after(const ChildEnd& end);

  private:
    double next_s_ = first_s;
    static constexpr double first_s = 0.3, most_s = 30, steady_s = 120;
};

/// How long the show may be silent before it counts as hung: until its first picture, and later.
inline constexpr double silence_before_picture_s = 300, silence_s = 30;

} // namespace bagration
