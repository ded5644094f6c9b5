#include "app/player/playback.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace bagration {
namespace {

constexpr std::array speeds{0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0, 8.0};
constexpr double fastest_shuttle = 8;

} // namespace

Playback::Playback(ShowTime duration, ShowTime start, bool playing, FrameRate frame, double now_s)
    : duration_(duration), frame_(frame), anchor_(std::clamp(start, ShowTime{}, duration)), anchor_s_(now_s),
      playing_(playing) {}

ShowTime Playback::at(double now_s) const {
    if (!playing_) return anchor_;
    const ShowTime run = ShowTime::from_seconds((now_s - anchor_s_) * rate_);
    return std::clamp(anchor_ + run, ShowTime{}, duration_);
}

void Playback::play(double now_s) {
    const ShowTime from = at(now_s);
    anchor_ = from >= duration_ && rate_ > 0 ? ShowTime{} : from;
    anchor_s_ = now_s;
    playing_ = true;
}

void Playback::pause(double now_s) {
    anchor_ = at(now_s);
    playing_ = false;
    if (rate_ < 0) rate_ = 1;
}

void Playback::toggle(double now_s) {
    playing_ ? pause(now_s) : play(now_s);
}

void Playback::seek(ShowTime time, double now_s) {
    anchor_ = std::clamp(time, ShowTime{}, duration_);
    anchor_s_ = now_s;
}

void Playback::seek_by(double seconds, double now_s) {
    seek(at(now_s) + ShowTime::from_seconds(seconds), now_s);
}

void Playback::step(int frames, double now_s) {
    pause(now_s);
    // The first frame at or after now; when between two frames, one step back already is that of the frame
    // before.
    const std::int64_t here = frame_.first_frame_at(anchor_);
    const std::int64_t last = std::max<std::int64_t>(frame_.first_frame_at(duration_) - 1, 0);
    const bool between = frame_.time_of(here) > anchor_;
    const std::int64_t base = between && frames > 0 ? here - 1 : here;
    seek(frame_.time_of(std::clamp<std::int64_t>(base + frames, 0, last)), now_s);
}

void Playback::set_rate(double rate, double now_s) {
    anchor_ = at(now_s);
    anchor_s_ = now_s;
    rate_ = rate;
}

void Playback::change_speed(int direction, double now_s) {
    const double size = std::abs(rate_);
    if (direction > 0) {
        const auto* const next = std::upper_bound(speeds.begin(), speeds.end(), size);
        set_rate(next == speeds.end() ? speeds.back() : *next, now_s);
    } else {
        const auto* const next = std::lower_bound(speeds.begin(), speeds.end(), size);
        set_rate(next == speeds.begin() ? speeds.front() : *std::prev(next), now_s);
    }
}

void Playback::normal_speed(double now_s) {
    set_rate(1, now_s);
}

void Playback::shuttle(int direction, double now_s) {
    const bool goes_on = playing_ && (rate_ > 0) == (direction > 0);
    const double size = goes_on ? std::min(std::abs(rate_) * 2, fastest_shuttle) : 1;
    set_rate(direction * size, now_s);
    playing_ = true;
}

void Playback::settle(double now_s) {
    if (!playing_) return;
    const ShowTime here = at(now_s);
    if ((rate_ > 0 && here >= duration_) || (rate_ < 0 && here <= ShowTime{})) pause(now_s);
}

} // namespace bagration
