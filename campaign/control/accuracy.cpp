#include "campaign/control/accuracy.hpp"

#include "campaign/control/control_field_impl.hpp"
#include "campaign/control/corrections.hpp"

#include <cmath>
#include <limits>

namespace bagration {
namespace {

/// Days from `day` to the nearest crossing of zero in the wanted direction; infinite when there is none.
double nearest_crossing(const std::vector<double>& days, const std::vector<std::vector<float>>& phi,
                        std::size_t track, double day, bool rising) {
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t s = 1; s < days.size(); ++s) {
        const double a = static_cast<double>(phi[s - 1][track]), b = static_cast<double>(phi[s][track]);
        if (rising ? a > 0 || b <= 0 : a <= 0 || b > 0) continue;
        const double late = days[s - 1] + (days[s] - days[s - 1]) * a / (a - b) - day;
        if (std::fabs(late) < std::fabs(best)) best = late;
    }
    return best;
}

/// Counts the days of one track on which phi has the sign that the place has.
HeldOutDays judged(const PlaceTrack& track, const std::vector<double>& days,
                   const std::vector<std::vector<float>>& phi, std::size_t index) {
    HeldOutDays counted{track.place, 0, 0, 0, 0};
    for (std::size_t s = 0; s < days.size(); ++s) {
        if (std::fabs(days[s] - std::floor(days[s]) - 0.25) > 1e-6) continue; // Once a day.
        double off = std::numeric_limits<double>::infinity();
        int sign = track.states.front().sign;
        for (std::size_t k = 1; k < track.states.size(); ++k) {
            off = std::min(off, std::fabs(track.states[k].day - days[s]));
            if (track.states[k].day <= days[s]) sign = track.states[k].sign;
        }
        if (sign == 0 || off < 2 || off > judged_days) continue;
        const bool right = (phi[s][index] > 0) == (sign > 0);
        if (off <= 3)
            ++counted.near, counted.near_right += right;
        else
            ++counted.far, counted.far_right += right;
    }
    return counted;
}

} // namespace

HeldOut held_out_errors(const Campaign& campaign, const GroundQuery& ground, int folds) {
    BAGRATION_EXPECTS(folds >= 2);
    const std::vector<CampaignTime> times = slice_times(campaign);
    const GroundMask mask = make_ground_mask(campaign, ground, control_frame(campaign));
    const BaseField base = BaseField::build(campaign, mask);
    const AreaField areas(campaign, mask.fine);
    const EvidenceAtTracks evidence(campaign, mask, base, areas, times);
    std::vector<double> days;
    for (const CampaignTime time : times)
        days.push_back(days_between(campaign.start, time));

    const std::vector<Crossing>& crossings = evidence.crossings();
    const std::vector<PlaceTrack>& tracks = evidence.tracks();
    HeldOut held_out;
    held_out.changes.resize(crossings.size());
    const auto judge = [&](const CorrectionSet& set, const auto& wanted, double HeldOutError::*late) {
        for (std::size_t k = 0; k < crossings.size(); ++k) {
            if (!wanted(crossings[k].track)) continue;
            const std::size_t track = static_cast<std::size_t>(crossings[k].track);
            const std::vector<PlaceState>& states = tracks[track].states;
            std::size_t after = 1;
            while (states[after].day < crossings[k].day)
                ++after;
            const bool rising = states[after].sign > states[after - 1].sign;
            HeldOutError& error = held_out.changes[k];
            error.place = tracks[track].place;
            error.dated = campaign.start + CampaignDuration{std::lround(crossings[k].day * 24 * 60)};
            error.*late = nearest_crossing(days, set.phi_m, track, crossings[k].day, rising);
        }
    };
    std::vector<std::uint8_t> withheld(tracks.size(), 1);
    judge(
        evidence.correct(withheld), [](int) { return true; }, &HeldOutError::traced_late_days);
    for (int fold = 0; fold < folds; ++fold) {
        const auto in_fold = [&](std::size_t track) { return static_cast<int>(track) % folds == fold; };
        for (std::size_t t = 0; t < tracks.size(); ++t) {
            withheld[t] = 0;
            for (std::size_t other = 0; other < tracks.size() && !withheld[t]; ++other)
                withheld[t] =
                    in_fold(other) && distance_m(tracks[t].point, tracks[other].point) < withheld_around_m;
        }
        const CorrectionSet set = evidence.correct(withheld);
        judge(
            set, [&](int track) { return in_fold(static_cast<std::size_t>(track)); },
            &HeldOutError::late_days);
        for (std::size_t t = 0; t < tracks.size(); ++t)
            if (in_fold(t) && tracks[t].states.size() > 1)
                held_out.days.push_back(judged(tracks[t], days, set.phi_m, t));
    }
    return held_out;
}

} // namespace bagration
