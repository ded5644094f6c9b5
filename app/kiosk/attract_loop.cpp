#include "app/kiosk/attract_loop.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace bagration {
namespace {

constexpr double veil_s = 0.9; ///< Calm: far from two changes a second.
constexpr double usual_s = 36, hold_s = 3;

Shot usual_shot(const Campaign& campaign, const Script& film) {
    Shot shot;
    shot.duration_s = usual_s;
    shot.from = campaign.start;
    shot.to = campaign.end;
    shot.dates = {{hold_s, campaign.start, {}}, {usual_s - hold_s, campaign.end, {}}};
    const CameraPose pose =
        campaign.views.empty() ? film.moment_at(ShowTime{}).camera : campaign.views.front().pose;
    shot.camera = {{0, pose, {}}};
    return shot;
}

std::unique_ptr<const Campaign> loop_of(const Campaign& campaign, std::vector<Shot> shots,
                                        const Script& film) {
    auto loop = std::make_unique<Campaign>();
    loop->start = campaign.start;
    loop->end = campaign.end;
    Chapter chapter;
    chapter.shots = std::move(shots);
    if (chapter.shots.empty()) chapter.shots.push_back(usual_shot(campaign, film));
    loop->chapters.push_back(std::move(chapter));
    return loop;
}

double smooth(double x) {
    const double t = std::clamp(x, 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

} // namespace

AttractLoop::AttractLoop(const Campaign& campaign, std::vector<Shot> shots, const Script& film)
    : campaign_(loop_of(campaign, std::move(shots), film)), script_(*campaign_) {}

AttractLoop::Instant AttractLoop::at(double seconds, FrameShape shape) const {
    const double length = duration_s();
    const double into = std::fmod(std::max(seconds, 0.0), length);
    const Moment moment = script_.moment_at(ShowTime::from_seconds(into), shape);
    const double edge = std::min(into, length - into);
    return {moment.camera, moment.campaign_minutes, 1 - smooth(edge / veil_s), into};
}

} // namespace bagration
