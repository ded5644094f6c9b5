#include "terrain/bake/rivers.hpp"

#include "terrain/bake/gshhg.hpp"
#include "terrain/bake/point_index.hpp"
#include "terrain/bake/river_table.hpp"
#include "terrain/bake/sources.hpp"
#include "terrain/bake/vector_file.hpp"
#include "terrain/bake/water_lines.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

namespace {

constexpr double doubled_m = 2600;      ///< Lines nearer to each other than this are the same river.
constexpr double data_path_m = 4500;    ///< How far a line may be from Natural Earth's for its name.
constexpr double table_path_m = 9000;   ///< And from a course of the table, which knows towns only.
constexpr double same_doubled_m = 9000; ///< The same where both bear one name.
constexpr double dense_m = 1000;        ///< Spacing of points when lines are compared.

/// A way along which lines get a name.
struct NamedPath {
    const NamedRiver* river = nullptr;
    Polyline points; ///< Dense.
    double reach_m = 0;
};

Polyline projected(const std::vector<LonLat>& places, const MapProjection& projection) {
    Polyline plane(places.size());
    projection.to_plane(places, plane);
    return plane;
}

std::vector<NamedPath> named_paths(const std::vector<VectorLine>& features, const MapProjection& projection,
                                   const PlaneBox& box) {
    std::vector<NamedPath> paths;
    for (const NamedRiver& river : named_rivers()) {
        const std::string_view data_name = river.data_name;
        if (!data_name.empty())
            for (const VectorLine& feature : features) {
                if (!feature.text("name").starts_with(data_name)) continue;
                for (const Polyline& part : clipped(projected(feature.points, projection), box))
                    paths.push_back({&river, resampled(part, dense_m), data_path_m});
            }
        const std::vector<LonLat> course = course_of(river.course);
        if (course.size() > 1)
            paths.push_back({&river, smoothed_through(projected(course, projection), dense_m), table_path_m});
    }
    return paths;
}

/// The runs of a line's vertices for which `wanted` holds, one vertex longer at both ends so that they meet
/// what was left out.
template <class Wanted>
std::vector<Polyline> runs_of(const Polyline& line, Wanted&& wanted) {
    std::vector<Polyline> runs;
    bool inside = false;
    for (std::size_t k = 0; k < line.size(); ++k) {
        const bool now = wanted(line[k]);
        if (now && !inside) {
            runs.emplace_back();
            if (k > 0) runs.back().push_back(line[k - 1]);
        }
        if (now || inside) runs.back().push_back(line[k]);
        inside = now;
    }
    return runs;
}

int strength_of_level(int level) {
    constexpr int by_level[] = {5, 5, 4, 3, 2};
    return level < 5 ? by_level[level] : 1;
}

/// Cuts a line where the nearest named path changes, and names the parts.
void add_named(const Polyline& line, int strength, const std::vector<NamedPath>& paths,
               const PointIndex& path_points, std::vector<RiverLine>& out) {
    // Which path each vertex belongs to; -1: none.
    std::vector<int> owner;
    for (const PlanePoint& p : line) {
        double best = 1e30;
        int path = -1;
        path_points.visit_near(p, table_path_m, [&](int tag, PlanePoint q) {
            // Compared by share of reach: the data's own lines are better evidence than a course of towns.
            const double reach = paths[static_cast<std::size_t>(tag)].reach_m;
            const double share = distance_m(p, q) / reach;
            if (share < 1 && share < best) {
                best = share;
                path = tag;
            }
        });
        owner.push_back(path);
    }
    const auto name_at = [&](std::size_t k) -> const NamedRiver* {
        return owner[k] < 0 ? nullptr : paths[static_cast<std::size_t>(owner[k])].river;
    };
    const auto same = [](const NamedRiver* a, const NamedRiver* b) {
        return a == b || (a && b && std::string_view(a->name) == b->name);
    };
    // Runs of one name; short ones (a confluence, a wobble between two paths) go with the run before.
    struct Run {
        std::size_t first, last;
        const NamedRiver* river;
        double length;
    };
    std::vector<Run> runs;
    for (std::size_t k = 0; k < line.size(); ++k) {
        if (runs.empty() || !same(runs.back().river, name_at(k)))
            runs.push_back({k, k, name_at(k), 0});
        else {
            runs.back().last = k;
            runs.back().length += distance_m(line[k - 1], line[k]);
        }
    }
    constexpr double shortest_m = 14000;
    for (std::size_t k = 0; k < runs.size();) {
        if (runs.size() > 1 && runs[k].length < shortest_m) {
            const std::size_t into = k > 0 ? k - 1 : 1;
            runs[into].first = std::min(runs[into].first, runs[k].first);
            runs[into].last = std::max(runs[into].last, runs[k].last);
            runs[into].length += runs[k].length;
            runs.erase(runs.begin() + static_cast<std::ptrdiff_t>(k));
            k = k > 0 ? k - 1 : 0;
            if (k + 1 < runs.size() && same(runs[k].river, runs[k + 1].river)) {
                runs[k].last = runs[k + 1].last;
                runs[k].length += runs[k + 1].length;
                runs.erase(runs.begin() + static_cast<std::ptrdiff_t>(k + 1));
            }
        } else {
            ++k;
        }
    }
    for (const Run& run : runs) {
        RiverLine part;
        part.strength = strength;
        if (run.river) {
            part.name = run.river->name;
            part.mouth_area_km2 = run.river->drained_km2 * 1000;
        }
        const std::size_t first = run.first > 0 ? run.first - 1 : 0; // Parts of one line touch.
        part.line.assign(line.begin() + static_cast<std::ptrdiff_t>(first),
                         line.begin() + static_cast<std::ptrdiff_t>(run.last) + 1);
        if (part.line.size() > 1) out.push_back(std::move(part));
    }
}

/// Bends a course of towns as a river of the plain would: displaced midpoints, always the same.
Polyline meandered(const Polyline& course, std::uint32_t seed) {
    Polyline line = course;
    for (int level = 0; level < 6; ++level) {
        Polyline finer;
        for (std::size_t k = 0; k + 1 < line.size(); ++k) {
            const PlaneVector step = line[k + 1] - line[k];
            const std::uint32_t h = (seed + static_cast<std::uint32_t>(k) * 0x9e3779b1u +
                                     static_cast<std::uint32_t>(level) * 0x85ebca77u) *
                                    0xc2b2ae3du;
            const double sway = (static_cast<double>((h >> 8) & 0xffffu) / 65535 - 0.5) * 0.30;
            finer.push_back(line[k]);
            if (length_m(step) > 600)
                finer.push_back(lerp(line[k], line[k + 1], 0.5) + PlaneVector{-step.y_m, step.x_m} * sway);
        }
        finer.push_back(line.back());
        line = std::move(finer);
    }
    return smoothed_through(line, 400);
}

/// Adds the stretches of the table's courses along which no line got the river's name.
void add_missing(const std::vector<NamedPath>& paths, std::vector<RiverLine>& rivers) {
    PointIndex all(10000);
    for (std::size_t k = 0; k < rivers.size(); ++k)
        for (const PlanePoint& p : resampled(rivers[k].line, dense_m))
            all.add(static_cast<int>(k), p);
    std::vector<RiverLine> added;
    for (const NamedPath& path : paths) {
        if (path.reach_m != table_path_m) continue;
        const auto missing = [&](PlanePoint p) {
            bool found = false;
            all.visit_near(p, table_path_m, [&](int tag, PlanePoint q) {
                found = found || (rivers[static_cast<std::size_t>(tag)].name == path.river->name &&
                                  distance_m(p, q) < table_path_m);
            });
            return !found;
        };
        for (Polyline run : runs_of(path.points, missing)) {
            const bool from_source = run.front() == path.points.front();
            const bool to_mouth = run.back() == path.points.back();
            // Between known stretches a short one is more likely a course set down inexactly than a missing
            // river.
            const double shortest_m = from_source || to_mouth ? 14000 : 40000;
            if (length_m(run) < shortest_m) continue;
            // Its ends meet the nearest line, if one is near: the rest of the river, or the one it flows
            // into.
            const auto snap = [&](PlanePoint& end) {
                double best = 9000;
                PlanePoint to = end;
                all.visit_near(end, best, [&](int, PlanePoint q) {
                    if (distance_m(end, q) < best) {
                        best = distance_m(end, q);
                        to = q;
                    }
                });
                end = to;
            };
            if (!from_source) snap(run.front());
            snap(run.back());
            // Sparse again, so that the bends are not those of the spline.
            run = meandered(resampled(run, 16000),
                            static_cast<std::uint32_t>(std::lround(std::fabs(run.front().x_m))));
            added.push_back({path.river->name, 3, path.river->drained_km2 * 1000, std::move(run)});
        }
    }
    std::move(added.begin(), added.end(), std::back_inserter(rivers));
}

void add_drowned_beds(const MapProjection& projection, std::vector<RiverLine>& rivers) {
    for (const DrownedBed& bed : drowned_beds()) {
        Polyline course = projected(course_of(bed.course), projection);
        constexpr int large = 4;
        RiverLine added{bed.river, large, 0, {}};
        for (PlanePoint* end : {&course.front(), &course.back()}) {
            double nearest = 5000;
            PlanePoint to = *end;
            for (const RiverLine& river : rivers) {
                if (river.strength < large) continue;
                for (const PlanePoint& p : river.line)
                    if (distance_m(p, *end) < nearest) {
                        nearest = distance_m(p, *end);
                        to = p;
                        if (river.name == bed.river) added.mouth_area_km2 = river.mouth_area_km2;
                    }
            }
            *end = to;
        }
        added.line = smoothed_through(course, 400);
        rivers.push_back(std::move(added));
    }
}

/// The direction in which a line leaves through one of its ends.
PlaneVector outwards(const Polyline& line, PlanePoint end) {
    const double length = length_m(line), back_m = std::min(3000.0, length);
    return end - point_along(line, line.front() == end ? back_m : length - back_m);
}

/// Joins the loose ends of one river that lie near each other: where a reservoir was taken out, the river's
/// own bed is in no data set.
void bridge_gaps(std::vector<RiverLine>& rivers) {
    constexpr double touching_m = 1300, widest_gap_m = 26000;
    PointIndex all(5000);
    for (std::size_t k = 0; k < rivers.size(); ++k)
        for (const PlanePoint& p : rivers[k].line)
            all.add(static_cast<int>(k), p);
    struct End {
        std::size_t river;
        PlanePoint place;
    };
    std::vector<End> loose;
    for (std::size_t k = 0; k < rivers.size(); ++k) {
        if (rivers[k].name.empty()) continue;
        for (const PlanePoint& end : {rivers[k].line.front(), rivers[k].line.back()}) {
            const PlaneVector forward = outwards(rivers[k].line, end);
            bool touches = false;
            all.visit_near(end, touching_m, [&](int tag, PlanePoint q) {
                // A line that ends beside this one (the other arm of the river) does not carry it on.
                const double d = distance_m(end, q);
                touches = touches || (tag != static_cast<int>(k) && d < touching_m &&
                                      (d < 1 || dot(q - end, forward) > 0));
            });
            if (!touches) loose.push_back({k, end});
        }
    }
    const auto partner = [&](const End& end) -> const End* {
        const End* best = nullptr;
        double nearest = widest_gap_m;
        for (const End& other : loose)
            if (other.river != end.river && rivers[other.river].name == rivers[end.river].name &&
                distance_m(other.place, end.place) < nearest) {
                nearest = distance_m(other.place, end.place);
                best = &other;
            }
        return best;
    };
    // Where the other bank of the gap is no end (the data lead on into another river there), the nearest
    // place of the same river that lies ahead will do.
    const auto ahead = [&](const End& end, PlanePoint& to) {
        const PlaneVector forward = outwards(rivers[end.river].line, end.place);
        constexpr double farthest_m = 16000, least_cosine = 0.3;
        double nearest = farthest_m;
        all.visit_near(end.place, farthest_m, [&](int tag, PlanePoint q) {
            const PlaneVector way = q - end.place;
            const double d = length_m(way);
            if (tag != static_cast<int>(end.river) && d < nearest &&
                rivers[static_cast<std::size_t>(tag)].name == rivers[end.river].name &&
                dot(way, forward) > least_cosine * d * length_m(forward)) {
                nearest = d;
                to = q;
            }
        });
        return nearest < farthest_m;
    };
    std::vector<RiverLine> bridges;
    for (const End& end : loose) {
        const End* other = partner(end);
        PlanePoint to;
        if (other && partner(*other) == &end) {
            if (other < &end) continue; // Each pair once.
            to = other->place;
        } else if (!ahead(end, to)) {
            continue;
        }
        RiverLine bridge = rivers[end.river];
        bridge.line =
            meandered({end.place, to}, static_cast<std::uint32_t>(std::lround(std::fabs(end.place.x_m))));
        bridges.push_back(std::move(bridge));
    }
    std::move(bridges.begin(), bridges.end(), std::back_inserter(rivers));
}

} // namespace

Expected<std::vector<RiverLine>> collect_rivers(const MapProjection& projection, const PlaneBox& window,
                                                const PlaneBox& surround) {
    const auto features = read_vector_lines(sources::named_rivers.path, sources::named_rivers.package);
    if (!features) return tl::unexpected(features.error());
    constexpr LonLatBox window_box{-4, 32, 58, 64};
    const auto pieces = read_gshhg_rivers(sources::shore_rivers.path, window_box);
    if (!pieces) return tl::unexpected(pieces.error());
    const std::vector<NamedPath> paths = named_paths(*features, projection, surround);
    PointIndex path_points(10000);
    for (std::size_t k = 0; k < paths.size(); ++k)
        for (const PlanePoint& p : paths[k].points)
            path_points.add(static_cast<int>(k), p);

    std::vector<RiverLine> rivers;
    PointIndex drawn(5000);
    for (const RiverPiece& piece : *pieces) {
        constexpr int smallest_level = 4; // Beyond: seasonal streams and canals.
        if (piece.level > smallest_level) continue;
        for (const Polyline& part : clipped(projected(piece.points, projection), window)) {
            constexpr double shortest_m = 4000;
            if (length_m(part) < shortest_m) continue;
            for (const PlanePoint& p : resampled(part, dense_m))
                drawn.add(0, p);
            add_named(part, strength_of_level(piece.level), paths, path_points, rivers);
        }
    }
    PointIndex named(10000);
    for (std::size_t k = 0; k < rivers.size(); ++k)
        if (!rivers[k].name.empty())
            for (const PlanePoint& p : resampled(rivers[k].line, dense_m))
                named.add(static_cast<int>(k), p);
    const auto doubled = [&](PlanePoint p) {
        bool found = false;
        drawn.visit_near(p, doubled_m,
                         [&](int, PlanePoint q) { found = found || distance_m(p, q) < doubled_m; });
        if (found) return true;
        // The same river, set down some way off by the other source.
        double nearest_m = data_path_m;
        const NamedRiver* river = nullptr;
        path_points.visit_near(p, data_path_m, [&](int tag, PlanePoint q) {
            if (distance_m(p, q) < nearest_m) {
                nearest_m = distance_m(p, q);
                river = paths[static_cast<std::size_t>(tag)].river;
            }
        });
        if (river)
            named.visit_near(p, same_doubled_m, [&](int tag, PlanePoint q) {
                found = found || (distance_m(p, q) < same_doubled_m &&
                                  rivers[static_cast<std::size_t>(tag)].name == river->name);
            });
        return found;
    };
    for (const VectorLine& feature : *features) {
        const double rank = feature.number("scalerank");
        const Polyline line = projected(feature.points, projection);
        const int strength = rank < 6.5 ? 5 : 4;
        for (const Polyline& part : clipped(line, window))
            for (const Polyline& run :
                 runs_of(resampled(part, dense_m), [&](PlanePoint p) { return !doubled(p); })) {
                constexpr double shortest_m = 8000;
                if (length_m(run) > shortest_m) add_named(run, strength, paths, path_points, rivers);
            }
        constexpr double largest_rank = 8;
        if (rank > largest_rank) continue;
        for (const Polyline& part : clipped(line, surround))
            for (const Polyline& run : runs_of(part, [&](PlanePoint p) { return !window.contains(p); }))
                if (run.size() > 1) add_named(simplified(run, 1500), strength, paths, path_points, rivers);
    }
    add_missing(paths, rivers);
    bridge_gaps(rivers);
    add_drowned_beds(projection, rivers);
    return rivers;
}

} // namespace bagration
