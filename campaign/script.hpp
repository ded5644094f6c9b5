#pragma once
// The film's score: maps show time to chapter, campaign time, camera and captions. The only place that
// converts between the two time axes. Pure: the answer for t does not depend on what was asked before.
#include "campaign/camera_path.hpp"
#include "campaign/frame_shot.hpp"
#include "campaign/model.hpp"

#include <span>
#include <vector>

namespace bagration {

struct ActiveCue {
    const Cue* cue = nullptr;
    ShowTime begin, end;
};

struct Moment {
    ShowTime show_time;
    CampaignTime campaign_time;  ///< Whole minutes, for texts and queries.
    double campaign_minutes = 0; ///< Since Campaign::start, with fraction: what moves smoothly.
    CameraPose camera;
    int chapter = 0;
    int shot = 0;                  ///< Within the chapter.
    double chapter_progress = 0;   ///< [0, 1)
    double shot_progress = 0;      ///< [0, 1)
    ShowTime shot_begin, shot_end; ///< The shot is on screen in [begin, end).
    ShowTime take_begin, take_end; ///< The camera runs without a cut in [begin, end).
    ShowTime chapter_begin;
    const ActiveCue* cue = nullptr; ///< The one on screen, or null.
};

struct ChapterSpan {
    int chapter = 0;
    ShowTime begin, end;
};

class Script {
  public:
    /// The campaign must outlive the script and have at least one shot.
    explicit Script(const Campaign& campaign);

    ShowTime duration() const { return duration_; }
    std::int64_t frame_count(FrameRate rate) const { return rate.first_frame_at(duration_); }
    /// t is clamped to [0, duration]. Only the camera depends on the picture's shape, in shots that compose
    /// themselves.
    Moment moment_at(ShowTime t, FrameShape shape = FrameShape::landscape) const;
    /// The pose in the middle of a moment's shot: what stands still while motion is to be reduced.
    CameraPose resting_camera(const Moment& moment, FrameShape shape = FrameShape::landscape) const;
    /// What the film shows at a moment.
    const Shot& shot_of(const Moment& moment) const;
    /// The first show time at which the film shows this date (the nearest one when it never does).
    ShowTime show_time_of(CampaignTime date) const;
    std::span<const ChapterSpan> chapters() const { return chapters_; }
    std::span<const ActiveCue> cues() const { return cues_; }

  private:
    struct ShotSpan {
        int chapter = 0, shot = 0;
        ShowTime begin, end;
        const Shot* data = nullptr;
        std::size_t take = 0; ///< Index into takes_.
    };
    /// Shots whose camera runs on without a cut.
    struct Take {
        ShowTime begin, end;
        std::vector<CameraPath> paths; ///< By FrameShape.
    };
    void add_shot(int chapter, int shot, const Shot& data);
    void build_takes();
    bool runs_on(const Shot& before, const Shot& after) const;
    std::vector<TimedPose> poses_of(std::size_t first, std::size_t last, FrameShape shape) const;
    const Campaign* campaign_;
    std::vector<Take> takes_;
    std::vector<ShotSpan> shots_;
    std::vector<ChapterSpan> chapters_;
    std::vector<ActiveCue> cues_;
    ShowTime duration_;
};

} // namespace bagration
