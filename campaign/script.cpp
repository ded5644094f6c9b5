#include "campaign/script.hpp"

#include "terrain/geo/contract.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {
namespace {

// Minutes times ticks pass 64 bits in a shot of a few minutes over a few months.
__extension__ using Wide = __int128;

struct CampaignInstant {
    CampaignTime whole;
    double fraction_minutes = 0;
};

/// A part of a shot in which campaign time runs evenly.
struct EvenStretch {
    ShowTime begin, end; ///< Within the shot.
    CampaignTime from, to;
};

/// The stretch that `belongs`, else the last one.
template <class Belongs>
EvenStretch stretch_of(const Shot& shot, ShowTime length, const Belongs& belongs) {
    EvenStretch stretch{{0}, {0}, shot.from, shot.from};
    for (const DateKey& key : shot.dates) {
        stretch = {stretch.end, std::min(ShowTime::from_seconds(key.at_s), length), stretch.to, key.date};
        if (belongs(stretch)) return stretch;
    }
    return {stretch.end, length, stretch.to, shot.to};
}

/// In integers, so that the minute changes at one exact tick.
CampaignInstant instant_at(const Shot& shot, ShowTime into, ShowTime length) {
    const EvenStretch stretch =
        stretch_of(shot, length, [&](const EvenStretch& each) { return into < each.end; });
    const Wide ticks = stretch.end.ticks - stretch.begin.ticks;
    if (ticks <= 0) return {stretch.to, 0};
    const Wide travelled = Wide((stretch.to - stretch.from).count()) * (into.ticks - stretch.begin.ticks);
    Wide whole = travelled / ticks;
    Wide rest = travelled % ticks;
    if (rest < 0) {
        whole -= 1;
        rest += ticks;
    }
    return {stretch.from + CampaignDuration(static_cast<std::int64_t>(whole)),
            static_cast<double>(rest) / static_cast<double>(ticks)};
}

/// The first tick of a shot at which its campaign time has reached `date`, which lies in [from, to].
ShowTime first_tick_of(const Shot& shot, ShowTime length, CampaignTime date) {
    const EvenStretch stretch =
        stretch_of(shot, length, [&](const EvenStretch& each) { return date <= each.to; });
    const std::int64_t span = (stretch.to - stretch.from).count();
    if (span <= 0) return stretch.begin;
    const Wide ticks = stretch.end.ticks - stretch.begin.ticks;
    return {stretch.begin.ticks +
            static_cast<std::int64_t>((Wide((date - stretch.from).count()) * ticks + span - 1) / span)};
}

/// Poses of a take, each a moment after the one before.
class PoseList {
  public:
    bool empty() const { return poses_.empty(); }
    void add(double at_s, const CameraPose& pose) {
        constexpr double same_instant_s = 1e-6; // Well above a tick, well below a frame.
        if (poses_.empty() || at_s > poses_.back().at_s + same_instant_s) poses_.push_back({at_s, pose});
    }
    void hold_until(double at_s) { add(at_s, CameraPose(poses_.back().pose)); }
    std::vector<TimedPose> take() { return std::move(poses_); }

  private:
    std::vector<TimedPose> poses_;
};

/// Seconds of a shot that it takes the camera to reach the subjects of a `frame`.
double glide_seconds(double shot_s) {
    return std::min(0.45 * shot_s, 4.0);
}

} // namespace

Script::Script(const Campaign& campaign) : campaign_(&campaign) {
    for (std::size_t c = 0; c < campaign.chapters.size(); ++c) {
        const ShowTime begin = duration_;
        const auto& shots = campaign.chapters[c].shots;
        for (std::size_t s = 0; s < shots.size(); ++s)
            add_shot(static_cast<int>(c), static_cast<int>(s), shots[s]);
        chapters_.push_back({static_cast<int>(c), begin, duration_});
    }
    BAGRATION_EXPECTS(!shots_.empty());
    std::stable_sort(cues_.begin(), cues_.end(),
                     [](const ActiveCue& a, const ActiveCue& b) { return a.begin < b.begin; });
    build_takes();
}

void Script::add_shot(int chapter, int shot, const Shot& data) {
    BAGRATION_EXPECTS(data.duration_s > 0 && (data.frame || !data.camera.empty()));
    // Rounded to ticks once per shot; the sum of ticks is exact, however long the film is.
    const ShowTime begin = duration_;
    duration_ = begin + ShowTime::from_seconds(data.duration_s);
    shots_.push_back({chapter, shot, begin, duration_, &data});
    for (const Cue& cue : data.cues) {
        // The end is rounded as a whole, so that a cue which begins where this one ends touches it exactly.
        const ShowTime end = begin + ShowTime::from_seconds(cue.at_s + cue.for_s);
        cues_.push_back({&cue, begin + ShowTime::from_seconds(cue.at_s), std::min(end, duration_)});
    }
}

/// Whether the camera goes from one shot to the next without a cut.
bool Script::runs_on(const Shot& before, const Shot& after) const {
    if (after.cut) return false;
    if (after.frame || after.camera.front().at_s > 0) return true;
    return !before.frame && same_pose(before.camera.back().pose, after.camera.front().pose);
}

std::vector<TimedPose> Script::poses_of(std::size_t first, std::size_t last, FrameShape shape) const {
    PoseList poses;
    for (std::size_t i = first; i <= last; ++i) {
        const Shot& shot = *shots_[i].data;
        const double begin_s = (shots_[i].begin - shots_[first].begin).seconds();
        const double end_s = (shots_[i].end - shots_[first].begin).seconds();
        if (shot.frame) {
            const CampaignTime middle = shot.from + (shot.to - shot.from) / 2;
            const auto pose = [&](CampaignTime from, CampaignTime to) {
                return composed_pose(subject_points(*campaign_, shot.frame->subjects, from, to), *shot.frame,
                                     shape);
            };
            poses.add(poses.empty() ? begin_s : begin_s + glide_seconds(end_s - begin_s),
                      pose(shot.from, middle));
            poses.add(end_s, pose(middle, shot.to));
        }
        for (const CameraKey& key : shot.camera)
            poses.add(std::min(begin_s + key.at_s, end_s), key.pose);
        poses.hold_until(end_s);
    }
    return poses.take();
}

void Script::build_takes() {
    for (std::size_t first = 0; first < shots_.size();) {
        std::size_t last = first;
        while (last + 1 < shots_.size() && runs_on(*shots_[last].data, *shots_[last + 1].data))
            ++last;
        for (std::size_t i = first; i <= last; ++i)
            shots_[i].take = takes_.size();
        Take take{shots_[first].begin, shots_[last].end, {}};
        for (const FrameShape shape : {FrameShape::landscape, FrameShape::square, FrameShape::portrait})
            take.paths.emplace_back(poses_of(first, last, shape));
        takes_.push_back(std::move(take));
        first = last + 1;
    }
}

Moment Script::moment_at(ShowTime t, FrameShape shape) const {
    t = std::clamp(t, ShowTime{}, duration_);
    const auto after =
        std::upper_bound(shots_.begin(), shots_.end(), t,
                         [](ShowTime time, const ShotSpan& span) { return time < span.begin; });
    const ShotSpan& span = *std::prev(after);
    const CampaignInstant instant = instant_at(*span.data, t - span.begin, span.end - span.begin);
    const ChapterSpan& chapter = chapters_[static_cast<std::size_t>(span.chapter)];

    Moment moment;
    moment.show_time = t;
    moment.campaign_time = instant.whole;
    moment.campaign_minutes =
        static_cast<double>((instant.whole - campaign_->start).count()) + instant.fraction_minutes;
    const Take& take = takes_[span.take];
    moment.camera = take.paths[static_cast<std::size_t>(shape)].pose_at((t - take.begin).seconds());
    moment.shot_begin = span.begin;
    moment.shot_end = span.end;
    moment.take_begin = take.begin;
    moment.take_end = take.end;
    moment.chapter_begin = chapter.begin;
    moment.chapter = span.chapter;
    moment.shot = span.shot;
    const auto progress = [&](ShowTime begin, ShowTime end) {
        return std::min(static_cast<double>((t - begin).ticks) / static_cast<double>((end - begin).ticks),
                        std::nextafter(1.0, 0.0));
    };
    moment.chapter_progress = progress(chapter.begin, chapter.end);
    moment.shot_progress = progress(span.begin, span.end);
    const auto cue_after = std::upper_bound(
        cues_.begin(), cues_.end(), t, [](ShowTime time, const ActiveCue& cue) { return time < cue.begin; });
    if (cue_after != cues_.begin() && t < std::prev(cue_after)->end) moment.cue = &*std::prev(cue_after);
    return moment;
}

CameraPose Script::resting_camera(const Moment& moment, FrameShape shape) const {
    const ShowTime middle{(moment.shot_begin.ticks + moment.shot_end.ticks) / 2};
    return moment_at(middle, shape).camera;
}

const Shot& Script::shot_of(const Moment& moment) const {
    return campaign_->chapters[static_cast<std::size_t>(moment.chapter)]
        .shots[static_cast<std::size_t>(moment.shot)];
}

ShowTime Script::show_time_of(CampaignTime date) const {
    ShowTime nearest;
    CampaignDuration nearest_distance = CampaignDuration::max();
    for (const ShotSpan& span : shots_) {
        const Shot& shot = *span.data;
        const bool is_last = &span == &shots_.back();
        // At the tick where a shot ends the next one is on screen already.
        const bool shows =
            date >= shot.from && (date < shot.to || (date == shot.to && (is_last || shot.from == shot.to)));
        if (shows) return span.begin + first_tick_of(shot, span.end - span.begin, date);
        const bool before = date < shot.from;
        const CampaignDuration distance = before ? shot.from - date : date - shot.to;
        if (distance >= nearest_distance) continue;
        nearest_distance = distance;
        nearest = before ? span.begin : is_last ? span.end : span.end - ShowTime{1};
    }
    return nearest;
}

} // namespace bagration
