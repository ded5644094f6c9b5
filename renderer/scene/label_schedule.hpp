#pragma once
// When and where each label is shown during the film, solved ahead for the whole film: no frame places
// anything. A label is shown in stretches; in each it keeps one side of its marker, fades in and out inside
// the stretch, and meets no label of higher priority. Looking up a time is pure and cheap.
#include "renderer/scene/label_geometry.hpp"
#include "renderer/scene/labels.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bagration {

struct LabelScheduleOptions {
    double sample_s = 0.2;
    double shortest_s = 1.5; ///< Stretches below are not shown.
    double pause_s = 1.3;    ///< Least time between two stretches of one label.
    double fade_s = 0.3;
    float gap_u = 7;      ///< Least distance of two names, u.
    float margin_u = 50;  ///< Names keep off the frame's edge: 5 %.
    int most_labels = 48; ///< On screen at once.
    double today_s = 6;   ///< How long today's name stands with a name, in the first stretch that has room.
};

/// A part of the frame that belongs to the overlay, at a time of the film (empty span list = always).
struct KeepOut {
    UnitBox box;
    std::vector<ShowSpan> spans;
};

struct LabelScheduleInput {
    const std::vector<LabelCandidate>* labels = nullptr; ///< Measured.
    ShowTime duration;
    std::function<CameraPose(ShowTime)> camera_at; ///< May jump: cuts are found.
    FrameSize frame;                               ///< Only its aspect counts.
    std::vector<KeepOut> keep_out;
    LabelScheduleOptions options;
};

/// One stretch: shown in [begin, end).
struct LabelStretch {
    int label = 0;
    LabelSide side = LabelSide::right;
    ShowTime begin, end;
    ShowTime today_end{-1}; ///< Until then today's name stands with it; before `begin`: it does not.
    friend bool operator==(const LabelStretch&, const LabelStretch&) = default;
};

class LabelSchedule {
  public:
    LabelSchedule() = default;
    /// Any order; the schedule sorts them.
    LabelSchedule(std::vector<LabelStretch> stretches, ShowTime duration, double fade_s);

    /// What is shown at a time, ascending by label.
    std::vector<PlacedLabel> at(ShowTime time) const;
    const std::vector<LabelStretch>& stretches() const { return stretches_; }
    ShowTime duration() const { return duration_; }

    /// For a cache file.
    std::string to_bytes(std::string_view key) const;
    /// Empty when the bytes are damaged or were made for another key.
    static std::optional<LabelSchedule> from_bytes(std::string_view bytes, std::string_view key);

  private:
    float alpha_of(const LabelStretch& stretch, ShowTime time) const;
    std::vector<LabelStretch> stretches_;   ///< Ascending by begin, then label.
    std::vector<std::vector<int>> by_slot_; ///< Stretches that meet each ten seconds of the film.
    ShowTime duration_;
    double fade_s_ = 0;
};

/// The same for all frame sizes of one aspect and for any number of threads.
LabelSchedule solve_label_schedule(const LabelScheduleInput& input);
/// Changes whenever the schedule might: hex.
std::string label_schedule_key(const LabelScheduleInput& input);

} // namespace bagration
