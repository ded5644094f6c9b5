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

constexpr float margin_of_places_m = 2'500;
/// A town is far behind the other side's front from here on. Freed towns within some distance of each other
/// are a country, and the country around each grows until it meets the nearest town of the other side
/// half-way.
constexpr float deep_m = 10'000;
constexpr double own_share = 0.4; ///< Of the way to the nearest place of the other side.
constexpr double company_m = 120'000, largest_freed_m = 45'000, freed_m_per_day = 8'000;

/// Wide kernels cannot tell places apart that are this near to each other: the cones do.
constexpr double too_close_m = 5'000, close_m = 14'000;

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

/// Distances overland are found on a grid: they may come out a little shorter than the straight line.
constexpr double patch_slack = 1.25;

/// Cheap to ask before a distance: no point outside the box is nearer than `reach_m`.
bool within_box(PlanePoint a, PlanePoint b, double reach_m) {
    return std::fabs(a.x_m - b.x_m) < reach_m && std::fabs(a.y_m - b.y_m) < reach_m;
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

    for (std::size_t a = 0; a < tracks_.size(); ++a)
        for (std::size_t b = a + 1; b < tracks_.size(); ++b)
            if (distance_m(tracks_[a].point, tracks_[b].point) < close_m) close_pairs_.emplace_back(a, b);
    kernels_ = std::make_unique<LearnedKernels>(base.frame(), patches_);
    crossings_ = bagration::crossings(tracks_);
    for (const Crossing& crossing : crossings_) {
        const CampaignTime time =
            campaign.start + CampaignDuration{static_cast<std::int64_t>(std::lround(crossing.day * 24 * 60))};
        const PlanePoint point = tracks_[static_cast<std::size_t>(crossing.track)].point;
        const float traced = base.sample(point, time);
        float inside = -1e9f;
        for (const int hours : {-24, 0, 24})
            inside =
                std::max(inside, areas.inside_m(areas.active_at(time + CampaignDuration{hours * 60}), point));
        const CampaignDuration slack{std::lround((1 + crossing.tolerance_days) * 24 * 60)};
        float conflict = 0;
        bool passes = false;
        for (const CampaignTime when : {time, time - slack, time + slack}) {
            const float phi = areas.applied(areas.active_at(when), point, base.sample(point, when));
            if (when == time)
                conflict = phi;
            else if ((phi > 0) != (conflict > 0))
                passes = true;
            else if (std::fabs(phi) < std::fabs(conflict))
                conflict = phi;
        }
        conflict_m_.push_back(passes ? 0 : conflict);
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

std::vector<Cone> EvidenceAtTracks::cones(const std::vector<PhiBounds>& asked,
                                          const std::vector<float>& phi_m) const {
    std::vector<Cone> found;
    // Towns far behind the other side's front: a garrison when alone, free country when there are several.
    std::vector<std::size_t> freed;
    for (std::size_t t = 0; t < asked.size(); ++t)
        if (asked[t].sign > 0 && asked[t].low_m - phi_m[t] > deep_m) freed.push_back(t);
    for (std::size_t t = 0; t < asked.size(); ++t) {
        const PhiBounds& bounds = asked[t];
        Cone cone{static_cast<int>(t), bounds.low_m, bounds.high_m};
        const bool low = phi_m[t]<bounds.low_m + nearly_m, high = phi_m[t]> bounds.high_m - nearly_m;
        if (!low && !high) continue;
        double to_other = 2 * largest_freed_m;
        for (std::size_t other = 0; other < asked.size(); ++other)
            if (asked[other].sign * bounds.sign < 0 &&
                within_box(tracks_[t].point, tracks_[other].point, to_other))
                to_other = std::min(to_other, distance_m(tracks_[t].point, tracks_[other].point));
        const float missing = std::max(bounds.low_m - phi_m[t], phi_m[t] - bounds.high_m);
        const float grown =
            1 + (garrison_m / margin_of_places_m - 1) * std::clamp(missing / deep_m, 0.0f, 1.0f);
        if (bounds.sign > 0 && low) cone.low_m *= grown;
        if (bounds.sign < 0 && high) cone.high_m *= grown;
        if (bounds.sign > 0 && missing > deep_m) {
            double room = 0;
            for (const std::size_t other : freed)
                if (other != t && within_box(tracks_[t].point, tracks_[other].point, company_m) &&
                    distance_m(tracks_[t].point, tracks_[other].point) < company_m)
                    room = largest_freed_m;
            room = std::min({room, to_other / 2, freed_m_per_day * bounds.days_held});
            cone.low_m = std::max(cone.low_m, static_cast<float>(room));
        }
        // Towns on two banks of one river may differ: neither speaks for the other's ground.
        const float own = static_cast<float>(own_share * to_other);
        cone.low_m = std::min(cone.low_m, own);
        cone.high_m = std::max(cone.high_m, -own);
        found.push_back(cone);
    }
    return found;
}

void EvidenceAtTracks::ease_neighbours(std::vector<PhiBounds>& bounds) const {
    for (const auto& [a, b] : close_pairs_) {
        if (bounds[a].sign * bounds[b].sign >= 0) continue;
        const double apart = distance_m(tracks_[a].point, tracks_[b].point);
        const float margin = static_cast<float>(own_share * std::max(0.0, apart - too_close_m));
        for (const std::size_t t : {a, b}) {
            bounds[t].low_m = std::min(bounds[t].low_m, margin);
            bounds[t].high_m = std::max(bounds[t].high_m, -margin);
        }
    }
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
                bounds[t] = asked[t];
            }
            ease_neighbours(bounds);
            for (std::size_t t = 0; t < count; ++t)
                bounds[t] = attainable(bounds[t], set.phi_m[slice][t]);
            const std::vector<float>& shifts = solver.solve(set.phi_m[slice], bounds);
            for (std::size_t t = 0; t < count; ++t)
                largest[t] = std::max(largest[t], std::fabs(shifts[t]));
            if (!last) continue;
            std::vector<float> shifted(count);
            for (std::size_t t = 0; t < count; ++t) {
                const int track = static_cast<int>(t);
                shifted[t] = set.phi_m[slice][t] + solver.shift_at(track);
                if (std::fabs(shifts[t]) > 1) set.slices[slice].held.push_back({track, shifts[t], reach[t]});
            }
            set.slices[slice].cones = cones(asked, shifted);
            for (const Cone& cone : set.slices[slice].cones) {
                const OverlandPatch& patch = patches_[static_cast<std::size_t>(cone.track)];
                const PlanePoint top = tracks_[static_cast<std::size_t>(cone.track)].point;
                for (std::size_t t = 0; t < count; ++t) {
                    if (!within_box(top, tracks_[t].point, patch_slack * kernel_reach_m)) continue;
                    const float d = patch.distance_m(tracks_[t].point);
                    if (d < kernel_reach_m)
                        shifted[t] = std::min(std::max(shifted[t], cone.low_m - d), cone.high_m + d);
                }
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
