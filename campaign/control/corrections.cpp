#include "campaign/control/corrections.hpp"

#include "campaign/control/hold_solver.hpp"
#include "campaign/control/residual_model.hpp"
#include "campaign/control/smooth.hpp"
#include "terrain/geo/parallel.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {
namespace {

/// A place in or beside a pocket tells of the pocket, not of the trace.
constexpr float clear_of_areas_m = 8'000;
/// Scales of the kernels that hold places: wider where more has to be shifted, or the shift would cut an
/// island out of the front instead of bending it.
constexpr float first_reach_m = 35'000, least_reach_m = 22'000, widest_reach_m = 52'000;
constexpr float reach_per_shift = 1.5f;
constexpr float pocket_reach_m = 9'000;
/// The front is bent by this much at most; ever less of what a place asks for beyond it, because a town that
/// far behind the other side's front is not on it.
constexpr float bend_m = 26'000, give_up_m = 55'000;
constexpr float nearly_m = 1'500;   ///< Less to spare than this may be lost in smoothing.
constexpr float garrison_m = 4'000; ///< What such a town holds around it.

/// How much of an asked shift the front is bent by.
float granted(float asked_m) {
    const float size = std::fabs(asked_m);
    if (size <= bend_m) return asked_m;
    return std::copysign(bend_m * (1 - smooth_step(bend_m, give_up_m, size)), asked_m);
}

/// The bounds as far as the front can be bent to them.
PhiBounds attainable(PhiBounds bounds, float phi_m) {
    if (phi_m < bounds.low_m) bounds.low_m = phi_m + granted(bounds.low_m - phi_m);
    if (phi_m > bounds.high_m) bounds.high_m = phi_m + granted(bounds.high_m - phi_m);
    return bounds;
}

} // namespace

EvidenceAtTracks::EvidenceAtTracks(const Campaign& campaign, const GroundMask& ground, const BaseField& base,
                                   const AreaField& areas, const std::vector<CampaignTime>& times)
    : campaign_(campaign), base_(base), areas_(areas), times_(times), tracks_(place_tracks(campaign)) {
    const int count = static_cast<int>(tracks_.size());
    std::vector<std::unique_ptr<OverlandPatch>> made(tracks_.size());
    parallel_for(count, [&](int begin, int end) {
        for (int k = begin; k < end; ++k) {
            const std::size_t t = static_cast<std::size_t>(k);
            made[t] = std::make_unique<OverlandPatch>(ground, tracks_[t].point);
        }
    });
    patches_.reserve(made.size());
    for (const auto& patch : made)
        patches_.push_back(std::move(*patch));

    kernels_ = std::make_unique<LearnedKernels>(base.frame(), patches_);
    crossings_ = bagration::crossings(tracks_);
    for (const Crossing& crossing : crossings_) {
        const CampaignTime time =
            campaign.start + CampaignDuration{static_cast<std::int64_t>(std::lround(crossing.day * 24 * 60))};
        const PlanePoint point = tracks_[static_cast<std::size_t>(crossing.track)].point;
        const float traced = base.sample(point, time);
        float inside = -1e9f;
        for (const int hours : {-24, 0, 24}) {
            const auto active = areas.active_at(time + CampaignDuration{hours * 60});
            inside = std::max(inside, areas.inside_m(active, point));
            if (hours == 0) conflict_m_.push_back(areas.applied(active, point, traced));
        }
        traced_m_.push_back(traced);
        in_area_.push_back(inside > -clear_of_areas_m);
    }
}

float EvidenceAtTracks::unheld_m(const PlaceTrack& track, const KeyBracket& bracket, const Motion& motion,
                                 const LearnedField& learned,
                                 std::span<const AreaField::Active> active) const {
    const GridFrame& grid = base_.frame();
    const double column = std::clamp(grid.column(track.point), 0.0, grid.width - 1.001);
    const double row = std::clamp(grid.row(track.point), 0.0, grid.height - 1.001);
    const int i0 = static_cast<int>(column), j0 = static_cast<int>(row);
    const float u = static_cast<float>(column - i0), v = static_cast<float>(row - j0);
    float sum = 0;
    for (int b = 0; b < 2; ++b)
        for (int a = 0; a < 2; ++a) {
            const int i = i0 + a, j = j0 + b;
            const std::size_t cell = grid.index(i, j);
            float phi =
                base_.at(bracket.a, cell) * (1 - bracket.weight) + base_.at(bracket.b, cell) * bracket.weight;
            const float shift = learned.at(i, j);
            if (shift != 0) phi += shift * base_.mobility(motion, i, j);
            for (const AreaField::Active& area : active)
                if (areas_.box(area).contains(i, j)) phi = areas_.applied(area, i, j, phi);
            sum += phi * (a == 0 ? 1 - u : u) * (b == 0 ? 1 - v : v);
        }
    return sum;
}

CorrectionSet EvidenceAtTracks::correct(const std::vector<std::uint8_t>& withheld) const {
    const std::size_t count = tracks_.size();
    const auto is_withheld = [&](int track) {
        return !withheld.empty() && withheld[static_cast<std::size_t>(track)] != 0;
    };
    std::vector<Residual> residuals;
    for (std::size_t k = 0; k < crossings_.size(); ++k)
        if (!in_area_[k] && !is_withheld(crossings_[k].track))
            residuals.push_back({crossings_[k], -traced_m_[k]});
    const ResidualModel model(std::move(residuals), patches_);

    CorrectionSet set;
    set.slices.resize(times_.size());
    set.phi_m.assign(times_.size(), {});
    parallel_for(static_cast<int>(times_.size()), [&](int begin, int end) {
        for (int s = begin; s < end; ++s) {
            const std::size_t slice = static_cast<std::size_t>(s);
            const CampaignTime time = times_[slice];
            const auto active = areas_.active_at(time);
            const Motion motion = base_.motion_at(time);
            SliceCorrections& mine = set.slices[slice];
            mine.learned = model.shares_at(days_between(campaign_.start, time));
            const LearnedField learned(*kernels_, mine.learned);
            const KeyBracket bracket = base_.bracket_at(time);
            std::vector<float>& phi = set.phi_m[slice];
            phi.resize(count);
            for (std::size_t t = 0; t < count; ++t)
                phi[t] = unheld_m(tracks_[t], bracket, motion, learned, active);
        }
    });

    // How wide each place's kernel has to be shows only when all have pulled once.
    std::vector<float> reach(count, first_reach_m);
    for (const bool last : {false, true}) {
        HoldSolver solver(patches_, reach);
        std::vector<float> largest(count, 0);
        for (std::size_t slice = 0; slice < times_.size(); ++slice) {
            const double day = days_between(campaign_.start, times_[slice]);
            std::vector<PhiBounds> bounds(count), asked(count);
            for (std::size_t t = 0; t < count; ++t) {
                if (!is_withheld(static_cast<int>(t))) asked[t] = bounds_at(tracks_[t], day);
                bounds[t] = attainable(asked[t], set.phi_m[slice][t]);
            }
            const std::vector<float>& shifts = solver.solve(set.phi_m[slice], bounds);
            for (std::size_t t = 0; t < count; ++t)
                largest[t] = std::max(largest[t], std::fabs(shifts[t]));
            if (!last) continue;
            std::vector<float> shifted(count);
            for (std::size_t t = 0; t < count; ++t) {
                const int track = static_cast<int>(t);
                shifted[t] = set.phi_m[slice][t] + solver.shift_at(track);
                if (std::fabs(shifts[t]) > 1) set.slices[slice].held.push_back({track, shifts[t], reach[t]});
                const float short_of = asked[t].radius_m - static_cast<float>(asked[t].sign) * shifted[t];
                if (asked[t].sign == 0 || asked[t].radius_m <= 0 || short_of < -nearly_m) continue;
                const float radius = asked[t].radius_m * (1 + (garrison_m / 2'500 - 1) *
                                                                  std::clamp(short_of / 10'000, 0.0f, 1.0f));
                set.slices[slice].footholds.push_back({track, asked[t].sign, radius});
                if (short_of > 0) shifted[t] = static_cast<float>(asked[t].sign) * radius;
            }
            set.phi_m[slice] = std::move(shifted);
        }
        for (std::size_t t = 0; t < count; ++t)
            reach[t] = std::clamp(largest[t] * reach_per_shift, least_reach_m, widest_reach_m);
        for (std::size_t k = 0; k < crossings_.size(); ++k)
            if (in_area_[k]) reach[static_cast<std::size_t>(crossings_[k].track)] = pocket_reach_m;
    }
    return set;
}

} // namespace bagration
