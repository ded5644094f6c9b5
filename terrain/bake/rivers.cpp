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

constexpr double doubled_m = 2600;    ///< Lines nearer to each other than this are the same river.
constexpr double data_path_m = 4500;  ///< How far a line may be from Natural Earth's for its name.
constexpr double table_path_m = 9000; ///< And from a course of the table, which knows towns only.
constexpr double dense_m = 1000;      ///< Spacing of points when lines are compared.

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
            constexpr double shortest_m = 14000;
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
            const bool from_source = run.front() == path.points.front();
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
    const auto doubled = [&](PlanePoint p) {
        bool found = false;
        drawn.visit_near(p, doubled_m,
                         [&](int, PlanePoint q) { found = found || distance_m(p, q) < doubled_m; });
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
    return rivers;
}

Field river_strength(const GridFrame& frame, const std::vector<RiverLine>& rivers) {
    Field strength(frame);
    for (const RiverLine& river : rivers)
        for (const PlanePoint& p : resampled(river.line, frame.cell_m / 2)) {
            if (!frame.inside(p)) continue;
            float& s = strength.at(static_cast<int>(std::lround(frame.column(p))),
                                   static_cast<int>(std::lround(frame.row(p))));
            s = std::max(s, static_cast<float>(river.strength));
        }
    return strength;
}

namespace {

/// Drained area near a place: the largest of the samples around.
float area_near(const GridFrame& frame, const Drainage& drainage, PlanePoint p) {
    if (!frame.inside(p)) return 0;
    const int i = static_cast<int>(std::lround(frame.column(p))),
              j = static_cast<int>(std::lround(frame.row(p)));
    float area = 0;
    for (int y = std::max(0, j - 1); y <= std::min(frame.height - 1, j + 1); ++y)
        for (int x = std::max(0, i - 1); x <= std::min(frame.width - 1, i + 1); ++x)
            area = std::max(area, drainage.area_km2[frame.index(x, y)]);
    return area;
}

/// A typical area for a class of river, where nothing better is known.
float area_of_strength(int strength) {
    constexpr float km2[] = {300, 300, 700, 1800, 6000, 25000};
    return km2[std::clamp(strength, 0, 5)];
}

} // namespace

std::vector<WaterLine> river_water_lines(const std::vector<RiverLine>& rivers, const GridFrame& frame,
                                         const Drainage& drainage) {
    constexpr double tolerance_m = 110;
    constexpr float cut_when_grown = 2.2f; // Times in area, about a quarter in width.
    std::vector<WaterLine> out;
    for (const RiverLine& river : rivers) {
        Polyline line = simplified(river.line, tolerance_m);
        std::vector<float> area;
        for (const PlanePoint& p : line)
            area.push_back(area_near(frame, drainage, p));
        // Downstream is where the area grows; the medians of the two halves are not fooled by a crossing.
        const auto median = [](std::vector<float> v) {
            std::nth_element(v.begin(), v.begin() + static_cast<std::ptrdiff_t>(v.size() / 2), v.end());
            return v[v.size() / 2];
        };
        const auto middle = static_cast<std::ptrdiff_t>((area.size() + 1) / 2);
        if (median({area.begin(), area.begin() + middle}) > median({area.end() - middle, area.end()})) {
            std::reverse(line.begin(), line.end());
            std::reverse(area.begin(), area.end());
        }
        // No more than the river's known area, no less than its class suggests, and never shrinking. A single
        // sample may belong to a larger river beside: the area is the smallest of the next few downstream.
        const float least = 0.25f * area_of_strength(river.strength);
        const float most = river.mouth_area_km2 > 0 ? river.mouth_area_km2 : 60000;
        for (std::size_t k = 0; k < area.size(); ++k)
            for (std::size_t n = k + 1; n < std::min(area.size(), k + 5); ++n)
                area[k] = std::min(area[k], area[n]);
        float grown = 0;
        for (float& a : area) {
            grown = std::max(grown, std::clamp(a, least, most));
            a = grown;
        }
        std::size_t first = 0;
        for (std::size_t k = 1; k < line.size(); ++k) {
            if (k + 1 < line.size() && area[k] < area[first] * cut_when_grown) continue;
            WaterLine part;
            part.kind = WaterLineKind::river;
            part.name = river.name;
            part.width_km2 = area[k] / 1000;
            constexpr double largest = 5.5, smallest = 2.5; // Decades of km2.
            const double decades = std::log10(static_cast<double>(area[k]));
            part.rank = static_cast<float>(std::clamp((largest - decades) / (largest - smallest), 0.0, 1.0));
            part.line.assign(line.begin() + static_cast<std::ptrdiff_t>(first),
                             line.begin() + static_cast<std::ptrdiff_t>(k) + 1);
            out.push_back(std::move(part));
            first = k;
        }
    }
    return out;
}

} // namespace bagration
