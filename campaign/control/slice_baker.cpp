#include "campaign/control/slice_baker.hpp"

#include "campaign/control/tile_survey.hpp"
#include "terrain/geo/parallel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>

namespace bagration {
namespace {

/// Slices are made in batches, so that the memory in flight stays small; within one, what a tile needs again
/// and again is kept.
constexpr int batch_size = 96;
/// No sum of learned shifts is larger than this.
constexpr float largest_learned_m = 100'000;
/// A cone's tip may be taken off by this much; see blunted_tip_m.
constexpr double cone_slack_m = 3'000;

/// What all tiles of a slice share.
struct Instant {
    std::vector<AreaField::Active> active;
    Motion motion;
    LearnedField learned;
    Reached held, cones, areas; ///< Entries of the slice's corrections, and of `active`.
};

using TileValues = std::array<float, static_cast<std::size_t>(baked_cells* baked_cells)>;

/// What stays the same from slice to slice while one tile is baked: kernels of tracks, mobility of key
/// intervals.
struct TileMemo {
    struct Kernel {
        int track = 0;
        float reach_m = 0;
        TileValues weight;
    };
    struct Distance {
        int track = 0;
        TileValues value;
    };
    struct Mobility {
        int interval = 0; ///< Its first key day.
        TileValues value;
    };
    std::vector<std::unique_ptr<Kernel>> kernels;
    std::vector<std::unique_ptr<Distance>> distances;
    std::vector<std::unique_ptr<Mobility>> mobilities;
};

/// Everything that goes into one tile of one slice. Equal recipes give equal tiles.
struct Recipe {
    int a = 0, b = 0;
    float weight = 0;
    bool standing = false; ///< The tile is the same in both key days: the weight does not matter.
    int constant = 0;      ///< -1, +1: out of the range of phi in both key days.
    bool learning = false; ///< Learned shifts reach the tile, and its front moves.
    std::vector<Shift> held;
    std::vector<Cone> cones;
    std::vector<AreaField::Active> areas;

    /// Out of range, and nothing brings it back.
    bool untouched() const {
        return constant != 0 && !learning && held.empty() && cones.empty() && areas.empty();
    }
    bool same_as(const Recipe& other) const {
        if (learning || other.learning) return false; // Mobility changes with time as well.
        const bool same_base = constant != 0 ? constant == other.constant
                                             : a == other.a && b == other.b && other.constant == 0 &&
                                                   (weight == other.weight || (standing && other.standing));
        return same_base && held == other.held && cones == other.cones && areas == other.areas;
    }
};

class Baker {
  public:
    Baker(const SliceEvidence& evidence, const std::vector<CampaignTime>& times)
        : evidence_(evidence), base_(evidence.base), times_(times),
          store_(base_.frame(), static_cast<int>(times.size())), survey_(evidence.ground, evidence.base) {}

    TileStore run() {
        const int count = static_cast<int>(times_.size());
        for (int first = 0; first < count; first += batch_size)
            bake_batch(first, std::min(count, first + batch_size));
        store_.finish();
        return std::move(store_);
    }

  private:
    /// Visits the cells of a tile with its halo; beyond the frame's edge its outermost cells stand in.
    template <class Body>
    void each_cell(const TileBox& box, const Body& body) const {
        const GridFrame& grid = base_.frame();
        std::size_t cell = 0;
        const bool inside = box.i0 >= 0 && box.j0 >= 0 && box.i0 + baked_cells <= grid.width &&
                            box.j0 + baked_cells <= grid.height;
        for (int j = box.j0; j < box.j0 + baked_cells; ++j)
            if (inside)
                for (int i = box.i0; i < box.i0 + baked_cells; ++i)
                    body(cell++, i, j);
            else
                for (int i = box.i0; i < box.i0 + baked_cells; ++i)
                    body(cell++, std::clamp(i, 0, grid.width - 1), std::clamp(j, 0, grid.height - 1));
    }

    /// The same by runs of neighbouring cells: body(first cell of the tile, first cell of the frame, how
    /// many).
    template <class Body>
    void each_run(const TileBox& box, const Body& body) const {
        const GridFrame& grid = base_.frame();
        const bool inside = box.i0 >= 0 && box.i0 + baked_cells <= grid.width;
        std::size_t cell = 0;
        for (int j = box.j0; j < box.j0 + baked_cells; ++j) {
            const int row = std::clamp(j, 0, grid.height - 1);
            if (inside) {
                body(cell, grid.index(box.i0, row), static_cast<std::size_t>(baked_cells));
                cell += static_cast<std::size_t>(baked_cells);
            } else
                for (int i = box.i0; i < box.i0 + baked_cells; ++i)
                    body(cell++, grid.index(std::clamp(i, 0, grid.width - 1), row), 1);
        }
    }

    Instant instant_of(int slice) const {
        const CampaignTime time = times_[static_cast<std::size_t>(slice)];
        const SliceCorrections& all = evidence_.corrections[static_cast<std::size_t>(slice)];
        const GridFrame& grid = base_.frame();
        const Reached none(store_.tile_columns(), store_.tile_rows());
        Instant instant{evidence_.areas.active_at(time),
                        base_.motion_at(time),
                        LearnedField(evidence_.kernels, all.learned),
                        none,
                        none,
                        none};
        const auto add_around = [&](Reached& to, std::size_t entry, int track, double reach_m) {
            const PlanePoint point = evidence_.patches[static_cast<std::size_t>(track)].centre();
            const double i = grid.column(point), j = grid.row(point), reach = reach_m / grid.cell_m;
            to.add(static_cast<int>(entry), i - reach, j - reach, i + reach, j + reach);
        };
        for (std::size_t k = 0; k < all.held.size(); ++k)
            add_around(instant.held, k, all.held[k].track,
                       static_cast<double>(all.held[k].reach_m * kernel_end));
        // Further out a cone's walls are beyond the range of phi.
        for (std::size_t k = 0; k < all.cones.size(); ++k) {
            const Cone& cone = all.cones[k];
            const double tip = static_cast<double>(std::max({0.0f, cone.low_m, -cone.high_m}));
            add_around(instant.cones, k, cone.track, phi_range_m + tip + cone_slack_m);
        }
        for (std::size_t k = 0; k < instant.active.size(); ++k) {
            const AreaField::Box& b = evidence_.areas.box(instant.active[k]);
            instant.areas.add(static_cast<int>(k), b.i0, b.j0, b.i0 + b.width - 1, b.j0 + b.height - 1);
        }
        return instant;
    }

    Recipe recipe(int slice, int tile, const Instant& instant) const {
        const SliceCorrections& all = evidence_.corrections[static_cast<std::size_t>(slice)];
        const TileBox box = baked_box(tile, store_.tile_columns());
        Recipe r;
        const KeyBracket bracket = base_.bracket_at(times_[static_cast<std::size_t>(slice)]);
        r.a = bracket.a, r.b = bracket.b, r.weight = bracket.weight;
        r.standing = r.a == r.b || survey_.as_before(r.b, tile);
        const int sign = survey_.constant(r.a, tile);
        if (sign == survey_.constant(r.b, tile)) r.constant = sign;
        for (const int k : instant.held.of(tile))
            r.held.push_back(all.held[static_cast<std::size_t>(k)]);
        r.learning = !survey_.stands(instant.motion, tile) &&
                     instant.learned.reaches(box.i0, box.j0, baked_cells, baked_cells);
        for (const int k : instant.cones.of(tile))
            r.cones.push_back(all.cones[static_cast<std::size_t>(k)]);
        for (const int k : instant.areas.of(tile))
            r.areas.push_back(instant.active[static_cast<std::size_t>(k)]);
        if (r.constant != 0 && far_from_everything(r, box)) r.learning = false, r.held.clear();
        return r;
    }

    /// True when the shifts together cannot bring an out-of-range tile back into range.
    bool far_from_everything(const Recipe& r, const TileBox& box) const {
        if (!r.areas.empty() || !r.cones.empty()) return false;
        float largest = r.learning ? largest_learned_m : 0;
        for (const Shift& shift : r.held)
            largest += std::fabs(shift.shift_m);
        const std::size_t middle = base_.frame().index(box.i0 + baked_cells / 2, box.j0 + baked_cells / 2);
        const float half_diagonal = static_cast<float>(baked_cells * base_.frame().cell_m * 0.75);
        const float nearest = std::min(std::fabs(base_.at(r.a, middle)), std::fabs(base_.at(r.b, middle)));
        return nearest - half_diagonal - largest > static_cast<float>(phi_range_m);
    }

    void bake_batch(int first, int end) {
        const int tiles = store_.tile_count();
        const int earliest = std::max(0, first - 1);
        std::vector<std::optional<Instant>> instants(static_cast<std::size_t>(end - earliest));
        parallel_for(end - earliest, [&](int begin, int stop) {
            for (int k = begin; k < stop; ++k)
                instants[static_cast<std::size_t>(k)] = instant_of(earliest + k);
        });
        // Per tile the slices in order, so that a tile that stays the same is only compared.
        std::vector<std::vector<std::unique_ptr<ReadyTile>>> made(static_cast<std::size_t>(tiles));
        parallel_for(tiles, [&](int begin, int stop) {
            for (int tile = begin; tile < stop; ++tile) {
                auto& mine = made[static_cast<std::size_t>(tile)];
                mine.resize(static_cast<std::size_t>(end - first));
                if (!survey_.needed(tile)) {
                    if (first == 0) mine[0] = std::make_unique<ReadyTile>(untold_tile());
                    continue;
                }
                std::optional<Recipe> before;
                TileMemo memo;
                if (first > 0) before = recipe(first - 1, tile, *instants[0]);
                for (int slice = first; slice < end; ++slice) {
                    const std::size_t k = static_cast<std::size_t>(slice - first);
                    const Instant& instant = *instants[static_cast<std::size_t>(slice - earliest)];
                    Recipe now = recipe(slice, tile, instant);
                    if (!before || !now.same_as(*before))
                        mine[k] = std::make_unique<ReadyTile>(baked_tile(now, instant, tile, memo));
                    before = std::move(now);
                }
            }
        });
        for (int slice = first; slice < end; ++slice)
            for (int tile = 0; tile < tiles; ++tile) {
                const std::unique_ptr<ReadyTile>& ready =
                    made[static_cast<std::size_t>(tile)][static_cast<std::size_t>(slice - first)];
                if (ready)
                    store_.put(slice, tile, *ready);
                else
                    store_.share(slice, tile, slice - 1);
            }
    }

    const TileValues& kernel_of(const Shift& shift, const TileBox& box, TileMemo& memo) const {
        for (const auto& known : memo.kernels)
            if (known->track == shift.track && known->reach_m == shift.reach_m) return known->weight;
        auto made = std::make_unique<TileMemo::Kernel>();
        made->track = shift.track, made->reach_m = shift.reach_m;
        const OverlandPatch& patch = evidence_.patches[static_cast<std::size_t>(shift.track)];
        const float scale = 1 / shift.reach_m;
        each_cell(box, [&](std::size_t cell, int i, int j) {
            made->weight[cell] = kernel(patch.distance_m(base_.frame().point(i, j)) * scale);
        });
        memo.kernels.push_back(std::move(made));
        return memo.kernels.back()->weight;
    }

    /// Of the cells from a track, the blunted tip taken off.
    const TileValues& distance_of(int track, const TileBox& box, TileMemo& memo) const {
        for (const auto& known : memo.distances)
            if (known->track == track) return known->value;
        auto made = std::make_unique<TileMemo::Distance>();
        made->track = track;
        const OverlandPatch& patch = evidence_.patches[static_cast<std::size_t>(track)];
        const float tip = blunted_tip_m(patch);
        each_cell(box, [&](std::size_t cell, int i, int j) {
            made->value[cell] = patch.distance_m(base_.frame().point(i, j)) - tip;
        });
        memo.distances.push_back(std::move(made));
        return memo.distances.back()->value;
    }

    const TileValues& mobility_of(const Motion::Interval& interval, const TileBox& box,
                                  TileMemo& memo) const {
        for (const auto& known : memo.mobilities)
            if (known->interval == interval.a) return known->value;
        auto made = std::make_unique<TileMemo::Mobility>();
        made->interval = interval.a;
        each_cell(
            box, [&](std::size_t cell, int i, int j) { made->value[cell] = base_.mobility(interval, i, j); });
        memo.mobilities.push_back(std::move(made));
        return memo.mobilities.back()->value;
    }

    void add_learned(const Instant& instant, const TileBox& box, TileMemo& memo, TileValues& phi) const {
        TileValues mobility;
        mobility.fill(1);
        for (int k = 0; k < instant.motion.count; ++k) {
            const Motion::Interval& interval = instant.motion.intervals[static_cast<std::size_t>(k)];
            if (interval.ease >= 1) continue;
            const TileValues& own = mobility_of(interval, box, memo);
            for (std::size_t cell = 0; cell < mobility.size(); ++cell)
                mobility[cell] = std::min(mobility[cell], own[cell] + interval.ease);
        }
        each_cell(box, [&](std::size_t cell, int i, int j) {
            phi[cell] += instant.learned.at(i, j) * mobility[cell];
        });
    }

    /// What the grid makes of a distance of 0 at a place between its cells: taken off, a cone keeps its word
    /// exactly.
    float blunted_tip_m(const OverlandPatch& patch) const {
        const GridFrame& grid = base_.frame();
        const double column = grid.column(patch.centre()), row = grid.row(patch.centre());
        const double i = std::floor(column), j = std::floor(row);
        const float u = static_cast<float>(column - i), v = static_cast<float>(row - j);
        const auto at = [&](int a, int b) { return patch.distance_m(grid.point(i + a, j + b)); };
        return (at(0, 0) * (1 - u) + at(1, 0) * u) * (1 - v) + (at(0, 1) * (1 - u) + at(1, 1) * u) * v;
    }

    /// Two rounds of the 1-2-1 filter: rounds off what is smaller than a cell or two. Good inside the
    /// tile_halo.
    static void smooth(TileValues& phi) {
        TileValues across;
        for (int round = 1; round <= tile_halo; ++round) {
            for (int j = 0; j < baked_cells; ++j)
                for (int i = 1; i + 1 < baked_cells; ++i) {
                    const std::size_t k = static_cast<std::size_t>(j * baked_cells + i);
                    across[k] = 0.25f * (phi[k - 1] + 2 * phi[k] + phi[k + 1]);
                }
            for (int j = round; j + round < baked_cells; ++j)
                for (int i = round; i + round < baked_cells; ++i) {
                    const std::size_t k = static_cast<std::size_t>(j * baked_cells + i);
                    phi[k] = 0.25f * (across[k - baked_cells] + 2 * across[k] + across[k + baked_cells]);
                }
        }
    }

    static PhiTile untold_tile() {
        PhiTile tile;
        tile.fill(stored_phi(static_cast<float>(-phi_range_m)));
        return tile;
    }

    PhiTile baked_tile(const Recipe& r, const Instant& instant, int tile, TileMemo& memo) const {
        PhiTile out;
        if (r.untouched()) {
            out.fill(stored_phi(static_cast<float>(r.constant * phi_range_m)));
            return out;
        }
        const TileBox box = baked_box(tile, store_.tile_columns());
        TileValues phi;
        each_run(box, [&](std::size_t cell, std::size_t from, std::size_t count) {
            const std::int16_t* a = &base_.steps(r.a)[from];
            const std::int16_t* b = &base_.steps(r.b)[from];
            for (std::size_t k = 0; k < count; ++k)
                phi[cell + k] = static_cast<float>(a[k]) * BaseField::step_m * (1 - r.weight) +
                                static_cast<float>(b[k]) * BaseField::step_m * r.weight;
        });
        if (r.learning) add_learned(instant, box, memo, phi);
        for (const AreaField::Active& area : r.areas) {
            const AreaField::Box& b = evidence_.areas.box(area);
            each_cell(box, [&](std::size_t cell, int i, int j) {
                if (b.contains(i, j)) phi[cell] = evidence_.areas.applied(area, i, j, phi[cell]);
            });
        }
        for (const Shift& shift : r.held) {
            const TileValues& weight = kernel_of(shift, box, memo);
            for (std::size_t cell = 0; cell < phi.size(); ++cell)
                phi[cell] += shift.shift_m * weight[cell];
        }
        smooth(phi);
        for (const Cone& cone : r.cones) {
            const TileValues& distance = distance_of(cone.track, box, memo);
            for (std::size_t cell = 0; cell < phi.size(); ++cell)
                phi[cell] =
                    std::min(std::max(phi[cell], cone.low_m - distance[cell]), cone.high_m + distance[cell]);
        }
        for (int cell = 0; cell < control_tile_size; ++cell) {
            const int row = cell / control_tile_cells + tile_halo,
                      column = cell % control_tile_cells + tile_halo;
            out[static_cast<std::size_t>(cell)] =
                stored_phi(phi[static_cast<std::size_t>(row * baked_cells + column)]);
        }
        return out;
    }

    const SliceEvidence& evidence_;
    const BaseField& base_;
    const std::vector<CampaignTime>& times_;
    TileStore store_;
    TileSurvey survey_;
};

} // namespace

TileStore bake_slices(const SliceEvidence& evidence, const std::vector<CampaignTime>& times) {
    return Baker(evidence, times).run();
}

} // namespace bagration
