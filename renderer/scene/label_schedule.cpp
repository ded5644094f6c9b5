#include "renderer/scene/label_schedule.hpp"

#include "campaign/control/bytes.hpp"
#include "renderer/scene/smooth_step.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

namespace {

constexpr std::int64_t slot_ticks = 10 * ShowTime::ticks_per_second;
/// Bumped whenever the solver gives other results for the same input.
constexpr std::uint32_t schedule_version = 4;

std::size_t slot_of(ShowTime time) {
    return static_cast<std::size_t>(std::max<std::int64_t>(time.ticks, 0) / slot_ticks);
}

} // namespace

LabelSchedule::LabelSchedule(std::vector<LabelStretch> stretches, ShowTime duration, double fade_s)
    : stretches_(std::move(stretches)), duration_(duration), fade_s_(fade_s) {
    std::sort(stretches_.begin(), stretches_.end(), [](const LabelStretch& a, const LabelStretch& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.label < b.label;
    });
    by_slot_.resize(slot_of(duration_) + 1);
    for (std::size_t i = 0; i < stretches_.size(); ++i) {
        const std::size_t last = std::min(slot_of(stretches_[i].end), by_slot_.size() - 1);
        for (std::size_t slot = slot_of(stretches_[i].begin); slot <= last; ++slot)
            by_slot_[slot].push_back(static_cast<int>(i));
    }
}

float LabelSchedule::alpha_of(const LabelStretch& stretch, ShowTime time) const {
    // What stands there when the film begins or ends has been there before or stays.
    const bool from_start = stretch.begin.ticks <= 0, to_end = stretch.end >= duration_;
    const double since_s = (time - stretch.begin).seconds(), left_s = (stretch.end - time).seconds();
    const float in = from_start ? 1.0f : smoothed_step(since_s / fade_s_);
    const float out = to_end ? 1.0f : smoothed_step(left_s / fade_s_);
    return std::min(in, out);
}

std::vector<PlacedLabel> LabelSchedule::at(ShowTime time) const {
    std::vector<PlacedLabel> placed;
    const ShowTime t = std::clamp(time, ShowTime{0}, duration_);
    const std::size_t slot = slot_of(t);
    if (slot >= by_slot_.size()) return placed;
    for (const int i : by_slot_[slot]) {
        const LabelStretch& stretch = stretches_[static_cast<std::size_t>(i)];
        const bool at_end = t == duration_ && stretch.end == duration_; // The last picture may be held.
        if (t < stretch.begin || (t >= stretch.end && !at_end)) continue;
        const float alpha = alpha_of(stretch, t);
        if (alpha <= 0) continue;
        const float today = smoothed_step((stretch.today_end - t).seconds() / fade_s_);
        placed.push_back({stretch.label, stretch.side, alpha, std::min(alpha, today)});
    }
    std::sort(placed.begin(), placed.end(),
              [](const PlacedLabel& a, const PlacedLabel& b) { return a.label < b.label; });
    return placed;
}

std::string LabelSchedule::to_bytes(std::string_view key) const {
    ByteWriter writer;
    writer.put(schedule_version);
    writer.put_text(key);
    writer.put(duration_.ticks);
    writer.put(fade_s_);
    writer.put(static_cast<std::uint64_t>(stretches_.size()));
    for (const LabelStretch& stretch : stretches_) {
        writer.put(stretch.label);
        writer.put(stretch.side);
        writer.put(stretch.begin.ticks);
        writer.put(stretch.end.ticks);
        writer.put(stretch.today_end.ticks);
    }
    std::string bytes = writer.take();
    const std::uint64_t check = hash_bytes(bytes.data(), bytes.size());
    bytes.append(reinterpret_cast<const char*>(&check), sizeof check);
    return bytes;
}

std::optional<LabelSchedule> LabelSchedule::from_bytes(std::string_view bytes, std::string_view key) {
    std::uint64_t check = 0;
    if (bytes.size() < sizeof check) return std::nullopt;
    const std::string_view body = bytes.substr(0, bytes.size() - sizeof check);
    std::memcpy(&check, bytes.data() + body.size(), sizeof check);
    if (hash_bytes(body.data(), body.size()) != check) return std::nullopt;

    ByteReader reader(body);
    std::uint32_t version = 0;
    std::string_view stored_key;
    ShowTime duration;
    double fade_s = 0;
    std::uint64_t count = 0;
    if (!reader.get(version) || version != schedule_version) return std::nullopt;
    if (!reader.get_text(stored_key) || stored_key != key) return std::nullopt;
    if (!reader.get(duration.ticks) || !reader.get(fade_s) || !reader.get(count)) return std::nullopt;
    std::vector<LabelStretch> stretches;
    for (std::uint64_t i = 0; i < count; ++i) {
        LabelStretch stretch;
        if (!reader.get(stretch.label) || !reader.get(stretch.side) || !reader.get(stretch.begin.ticks) ||
            !reader.get(stretch.end.ticks) || !reader.get(stretch.today_end.ticks))
            return std::nullopt;
        stretches.push_back(stretch);
    }
    return LabelSchedule(std::move(stretches), duration, fade_s);
}

namespace {

void put_label(ByteWriter& writer, const LabelCandidate& label) {
    writer.put_text(label.id);
    writer.put(label.kind);
    writer.put(label.rank);
    writer.put(label.style.halo_u);
    writer.put(label.style.marker_radius_u);
    writer.put(label.anchor);
    writer.put(label.height_m);
    writer.put_all(label.path_steps);
    writer.put(label.course ? label.course->length_m() : 0.0);
    writer.put(label.course_at_m);
    writer.put_text(label.family);
    writer.put(label.family_gap_u);
    writer.put_all(label.letters);
    writer.put(label.distances);
    writer.put_all(label.wanted);
    writer.put_all(label.subject);
    writer.put(label.extent);
    writer.put_text(label.today);
    writer.put(label.today_extent);
}

} // namespace

std::string label_schedule_key(const LabelScheduleInput& input) {
    ByteWriter writer;
    writer.put(schedule_version);
    for (const LabelCandidate& label : *input.labels)
        put_label(writer, label);
    const LabelScheduleOptions& o = input.options;
    for (const double value : {o.sample_s, o.shortest_s, o.pause_s, o.fade_s, static_cast<double>(o.gap_u),
                               static_cast<double>(o.margin_u), static_cast<double>(o.most_labels), o.today_s,
                               input.frame.aspect(), input.duration.seconds()})
        writer.put(value);
    for (const KeepOut& keep_out : input.keep_out) {
        writer.put(keep_out.box);
        writer.put_all(keep_out.spans);
    }
    for (double s = 0; s < input.duration.seconds(); s += o.sample_s) {
        const CameraPose pose = input.camera_at(ShowTime::from_seconds(s));
        for (const double value :
             {pose.target.x_m, pose.target.y_m, pose.height_km, pose.pitch_deg, pose.bearing_deg})
            writer.put(value);
    }
    const std::string bytes = writer.take();
    const std::uint64_t hash = hash_bytes(bytes.data(), bytes.size());
    std::string key;
    for (int shift = 60; shift >= 0; shift -= 4)
        key += "0123456789abcdef"[(hash >> shift) & 15];
    return key;
}

} // namespace bagration
