#pragma once
// The player's transport: which show time it is at a moment of a steady clock. Pure: time comes in as seconds
// of any clock that never runs backwards, and the answer depends only on the commands given so far.
#include "campaign/time.hpp"

namespace bagration {

class Playback {
  public:
    /// `now_s` is the first moment; `frame` is how far a frame step goes.
    Playback(ShowTime duration, ShowTime start, bool playing, FrameRate frame, double now_s);

    /// Within [0, duration].
    ShowTime at(double now_s) const;
    bool playing() const { return playing_; }
    /// Film seconds per second; negative while shuttling backwards.
    double rate() const { return rate_; }
    ShowTime duration() const { return duration_; }

    /// At the end, play starts again from the beginning.
    void play(double now_s);
    void pause(double now_s);
    void toggle(double now_s);
    /// Keeps playing or standing.
    void seek(ShowTime time, double now_s);
    void seek_by(double seconds, double now_s);
    /// Stops, on the frame grid, `frames` further (or back).
    void step(int frames, double now_s);
    /// The next faster (+1) or slower (-1) of the usual speeds.
    void change_speed(int direction, double now_s);
    void normal_speed(double now_s);
    /// Runs forwards (+1) or backwards (-1); again in the same direction doubles the speed up to 8.
    void shuttle(int direction, double now_s);
    /// Stops when the film has run out at either end; call once per frame.
    void settle(double now_s);

  private:
    void set_rate(double rate, double now_s);

    ShowTime duration_;
    FrameRate frame_;
    ShowTime anchor_;
    double anchor_s_;
    double rate_ = 1;
    bool playing_;
};

} // namespace bagration
