#include "campaign/control/corrections.hpp"

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

/// A track's kernel reaches no more than about so many others: where evidence is that dense, each place need
/// not speak for country that has places of its own.
constexpr std::size_t most_neighbours = 192;

/// Slices are solved in blocks, each on its own; within one, a slice starts from the one before.
constexpr int block_slices = 64;

std::vector<PlanePoint> points_of(const std::vector<PlaceTrack>& tracks) {
    std::vector<PlanePoint> points;
    for (const PlaceTrack& track : tracks)
        points.push_back(track.point);
    return points;
}

/// The widest kernel of each point that reaches only `most_neighbours` others.
std::vector<float> widest_reaches(const PointBins& points) {
    std::vector<float> widest(points.points().size(), widest_reach_m);
    parallel_for(static_cast<int>(widest.size()), [&](int begin, int end) {
        std::vector<double> away;
        for (int k = begin; k < end; ++k) {
            const PlanePoint point = points.points()[static_cast<std::size_t>(k)];
            away.clear();
            points.each_near(point, static_cast<double>(kernel_end * widest_reach_m), [&](std::size_t other) {
                away.push_back(distance_m(point, points.points()[other]));
            });
            if (away.size() <= most_neighbours) continue;
            const auto last = away.begin() + static_cast<std::ptrdiff_t>(most_neighbours);
            std::nth_element(away.begin(), last, away.end());
            float& mine = widest[static_cast<std::size_t>(k)];
            mine = std::min(mine, static_cast<float>(*last) / kernel_end);
        }
    });
    return widest;
}

} // namespace

EvidenceAtTracks::EvidenceAtTracks(const Campaign& campaign, const GroundMask& ground, const BaseField& base,
                                   const AreaField& areas, const std::vector<CampaignTime>& times)
    : campaign_(campaign), base_(base), areas_(areas), times_(times), tracks_(place_tracks(campaign)),
      points_(points_of(tracks_)) {
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
        points_.each_near(tracks_[a].point, close_m, [&](std::size_t b) {
            if (b > a && distance_m(tracks_[a].point, tracks_[b].point) < close_m)
                close_pairs_.emplace_back(a, b);
        });
    kernels_ = std::make_unique<LearnedKernels>(base.frame(), patches_);
    find_areas_around();
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

EvidenceAtTracks::FineCell EvidenceAtTracks::cell_of(std::size_t track) const {
    const GridFrame& grid = base_.frame();
    const PlanePoint point = tracks_[track].point;
    const double column = std::clamp(grid.column(point), 0.0, grid.width - 1.001);
    const double row = std::clamp(grid.row(point), 0.0, grid.height - 1.001);
    const int i = static_cast<int>(column), j = static_cast<int>(row);
    return {i, j, static_cast<float>(column - i), static_cast<float>(row - j)};
}

void EvidenceAtTracks::find_areas_around() {
    areas_around_.resize(tracks_.size());
    for (std::size_t t = 0; t < tracks_.size(); ++t) {
        const FineCell cell = cell_of(t);
        for (int area = 0; area < areas_.count(); ++area) {
            const AreaField::Box& box = areas_.box(area);
            if (cell.i + 1 >= box.i0 && cell.j + 1 >= box.j0 && cell.i < box.i0 + box.width &&
                cell.j < box.j0 + box.height)
                areas_around_[t].push_back(area);
        }
    }
}

float EvidenceAtTracks::unheld_m(std::size_t track, const KeyBracket& bracket, const Motion& motion,
                                 const LearnedField& learned,
                                 const std::vector<const AreaField::Active*>& active_by_area) const {
    const FineCell at = cell_of(track);
    float sum = 0;
    for (int b = 0; b < 2; ++b)
        for (int a = 0; a < 2; ++a) {
            const int i = at.i + a, j = at.j + b;
            const std::size_t cell = base_.frame().index(i, j);
            float phi =
                base_.at(bracket.a, cell) * (1 - bracket.weight) + base_.at(bracket.b, cell) * bracket.weight;
            const float shift = learned.at(i, j);
            if (shift != 0) phi += shift * base_.mobility(motion, i, j);
            for (const int area : areas_around_[track])
                if (const AreaField::Active* active = active_by_area[static_cast<std::size_t>(area)];
                    active && areas_.box(*active).contains(i, j))
                    phi = areas_.applied(*active, i, j, phi);
            sum += phi * (a == 0 ? 1 - at.u : at.u) * (b == 0 ? 1 - at.v : at.v);
        }
    return sum;
}

std::vector<Cone> EvidenceAtTracks::cones(const std::vector<PhiBounds>& asked,
                                          const std::vector<float>& phi_m) const {
    std::vector<Cone> found;
    // Towns far behind the other side's front: a garrison when alone, free country when there are several.
    const auto is_freed = [&](std::size_t t) {
        return asked[t].sign > 0 && asked[t].low_m - phi_m[t] > deep_m;
    };
    for (std::size_t t = 0; t < asked.size(); ++t) {
        const PhiBounds& bounds = asked[t];
        Cone cone{static_cast<int>(t), bounds.low_m, bounds.high_m};
        const bool low = phi_m[t]<bounds.low_m + nearly_m, high = phi_m[t]> bounds.high_m - nearly_m;
        if (!low && !high) continue;
        double to_other = 2 * largest_freed_m;
        points_.each_near(tracks_[t].point, to_other, [&](std::size_t other) {
            if (asked[other].sign * bounds.sign < 0)
                to_other = std::min(to_other, distance_m(tracks_[t].point, tracks_[other].point));
        });
        const float missing = std::max(bounds.low_m - phi_m[t], phi_m[t] - bounds.high_m);
        const float grown =
            1 + (garrison_m / margin_of_places_m - 1) * std::clamp(missing / deep_m, 0.0f, 1.0f);
        if (bounds.sign > 0 && low) cone.low_m *= grown;
        if (bounds.sign < 0 && high) cone.high_m *= grown;
        if (bounds.sign > 0 && missing > deep_m) {
            double room = 0;
            points_.each_near(tracks_[t].point, company_m, [&](std::size_t other) {
                if (other != t && is_freed(other) &&
                    distance_m(tracks_[t].point, tracks_[other].point) < company_m)
                    room = largest_freed_m;
            });
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

void EvidenceAtTracks::take(const HoldSolver::Answer& answer, const std::vector<PhiBounds>& asked,
                            const std::vector<float>& reach, SliceCorrections& slice,
                            std::vector<float>& phi_m) const {
    for (std::size_t t = 0; t < phi_m.size(); ++t) {
        phi_m[t] = answer.shifted_m(t);
        if (std::fabs(answer.shift_m[t]) > 1)
            slice.held.push_back({static_cast<int>(t), answer.shift_m[t], reach[t]});
    }
    slice.cones = cones(asked, phi_m);
    for (const Cone& cone : slice.cones) {
        const OverlandPatch& patch = patches_[static_cast<std::size_t>(cone.track)];
        const PlanePoint top = tracks_[static_cast<std::size_t>(cone.track)].point;
        // Further out its walls are beyond the range of phi.
        const double tip = static_cast<double>(std::max({0.0f, cone.low_m, -cone.high_m}));
        points_.each_near(top, phi_range_m + tip, [&](std::size_t t) {
            const float d = patch.distance_m(tracks_[t].point);
            phi_m[t] = std::min(std::max(phi_m[t], cone.low_m - d), cone.high_m + d);
        });
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
            const std::vector<AreaField::Active> active = areas_.active_at(time);
            std::vector<const AreaField::Active*> active_by_area(static_cast<std::size_t>(areas_.count()),
                                                                 nullptr);
            for (const AreaField::Active& area : active)
                active_by_area[static_cast<std::size_t>(area.area)] = &area;
            const Motion motion = base_.motion_at(time);
            SliceCorrections& mine = set.slices[slice];
            mine.learned = model.shares_at(days_between(campaign_.start, time));
            const LearnedField learned(*kernels_, mine.learned);
            const KeyBracket bracket = base_.bracket_at(time);
            std::vector<float>& phi = set.phi_m[slice];
            phi.resize(count);
            for (std::size_t t = 0; t < count; ++t)
                phi[t] = unheld_m(t, bracket, motion, learned, active_by_area);
        }
    });

    // How wide each place's kernel has to be shows only when all have pulled once.
    const std::vector<float> widest = widest_reaches(points_);
    std::vector<float> reach(count, first_reach_m);
    for (std::size_t t = 0; t < count; ++t)
        reach[t] = std::min(reach[t], widest[t]);
    const int blocks = (static_cast<int>(times_.size()) + block_slices - 1) / block_slices;
    for (const bool last : {false, true}) {
        const HoldSolver solver(patches_, points_, reach);
        std::vector<std::vector<float>> largest_of(static_cast<std::size_t>(blocks));
        parallel_for(blocks, [&](int begin, int end) {
            for (int block = begin; block < end; ++block) {
                std::vector<float>& mine = largest_of[static_cast<std::size_t>(block)];
                mine.assign(count, 0);
                HoldSolver::Answer answer;
                const int stop = std::min(static_cast<int>(times_.size()), (block + 1) * block_slices);
                for (int s = block * block_slices; s < stop; ++s) {
                    const std::size_t slice = static_cast<std::size_t>(s);
                    const double day = days_between(campaign_.start, times_[slice]);
                    std::vector<PhiBounds> bounds(count), asked(count);
                    for (std::size_t t = 0; t < count; ++t) {
                        if (!is_withheld(static_cast<int>(t))) asked[t] = bounds_at(tracks_[t], day);
                        bounds[t] = asked[t];
                    }
                    ease_neighbours(bounds);
                    for (std::size_t t = 0; t < count; ++t)
                        bounds[t] = attainable(bounds[t], set.phi_m[slice][t]);
                    solver.solve(set.phi_m[slice], bounds, answer);
                    for (std::size_t t = 0; t < count; ++t)
                        mine[t] = std::max(mine[t], std::fabs(answer.shift_m[t]));
                    if (last) take(answer, asked, reach, set.slices[slice], set.phi_m[slice]);
                }
            }
        });
        std::vector<float> largest(count, 0);
        for (const std::vector<float>& of_block : largest_of)
            for (std::size_t t = 0; t < count; ++t)
                largest[t] = std::max(largest[t], of_block[t]);
        for (std::size_t t = 0; t < count; ++t)
            reach[t] =
                std::min(std::clamp(largest[t] * reach_per_shift, least_reach_m, widest_reach_m), widest[t]);
        for (std::size_t k = 0; k < crossings_.size(); ++k)
            if (in_area_[k]) reach[static_cast<std::size_t>(crossings_[k].track)] = pocket_reach_m;
    }
    return set;
}

} // namespace bagration
