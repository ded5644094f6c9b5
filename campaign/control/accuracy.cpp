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

} // namespace

std::vector<HeldOutError> held_out_errors(const Campaign& campaign, const GroundQuery& ground, int folds) {
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
    std::vector<HeldOutError> errors(crossings.size());
    const auto judge = [&](const CorrectionSet& set, const auto& wanted, double HeldOutError::*late) {
        for (std::size_t k = 0; k < crossings.size(); ++k) {
            if (!wanted(crossings[k].track)) continue;
            const std::size_t track = static_cast<std::size_t>(crossings[k].track);
            const std::vector<PlaceState>& states = evidence.tracks()[track].states;
            std::size_t after = 1;
            while (states[after].day < crossings[k].day)
                ++after;
            const bool rising = states[after].sign > states[after - 1].sign;
            errors[k].place = evidence.tracks()[track].place;
            errors[k].dated = campaign.start + CampaignDuration{std::lround(crossings[k].day * 24 * 60)};
            errors[k].*late = nearest_crossing(days, set.phi_m, track, crossings[k].day, rising);
        }
    };
    std::vector<std::uint8_t> withheld(evidence.tracks().size(), 1);
    judge(
        evidence.correct(withheld), [](int) { return true; }, &HeldOutError::traced_late_days);
    for (int fold = 0; fold < folds; ++fold) {
        for (std::size_t t = 0; t < withheld.size(); ++t)
            withheld[t] = static_cast<int>(t) % folds == fold;
        judge(
            evidence.correct(withheld), [&](int track) { return track % folds == fold; },
            &HeldOutError::late_days);
    }
    return errors;
}

} // namespace bagration
