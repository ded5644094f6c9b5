#include "campaign/control/front_distance.hpp"

#include "campaign/control/marching_squares.hpp"
#include "campaign/control/smooth.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace bagration {
namespace {

constexpr double coarse_reach_m =
    9'000; ///< At least 1.5 coarse cells on both banks: the band is what stops the flood.
constexpr double fine_reach_m = 12'000;
constexpr float exact_until_m = 6'000, coarse_from_m = 11'000;
constexpr int max_sweep_rounds = 8;
constexpr float settled_m = 30; ///< Smaller gains are not passed on.

PlaneVector direction(PlanePoint from, PlanePoint to) {
    const PlaneVector v = to - from;
    const double length = length_m(v);
    return length > 0 ? v * (1 / length) : PlaneVector{};
}

/// How the front comes to a section's first point and leaves its last, where another section is joined to it;
/// zero at an open end.
struct EndDirections {
    PlaneVector before, after;
};

EndDirections directions_beyond(const FrontSection& section, const std::vector<FrontSection>& sections) {
    EndDirections ends;
    for (const FrontSection& other : sections) {
        if (&other == &section || other.line.size() < 2) continue;
        const std::size_t last = other.line.size() - 1;
        if (other.line[last] == section.line.front())
            ends.before = direction(other.line[last - 1], other.line[last]);
        if (other.line.front() == section.line.back()) ends.after = direction(other.line[0], other.line[1]);
    }
    return ends;
}

/// What the flood carries along. Only cells beside one that has become nearer are looked at again ("locking"
/// sweeps; Bak, McLaughlin and Renzi 2010), so that a second flood from a few new sections costs little.
struct Flood {
    explicit Flood(const GroundMask& ground)
        : distance(ground.coarse.size(), farthest_front_m), side(ground.coarse.size(), 0),
          own(ground.coarse.size(), 0), open(ground.coarse.size(), 0), waiting(ground.coarse.size(), 0),
          row_waits(static_cast<std::size_t>(ground.coarse.height), 0) {
        for (int j = 1; j + 1 < ground.coarse.height; ++j)
            for (int i = 1; i + 1 < ground.coarse.width; ++i)
                open[ground.coarse.index(i, j)] = ground.coarse_land[ground.coarse.index(i, j)];
    }

    std::vector<float> distance;
    std::vector<std::int8_t> side; ///< -1, +1; 0 = not reached.
    std::vector<std::uint8_t> own;
    std::vector<std::uint8_t> open;    ///< Land that the flood may reach; the banks of the sections are not.
    std::vector<std::uint8_t> waiting; ///< To be looked at.
    std::vector<std::uint8_t> row_waits; ///< Whether any cell of a row may be waiting.

    void wake_neighbours(std::size_t cell, int row, std::size_t width) {
        const float worth = distance[cell] + settled_m;
        const auto wake = [&](std::size_t n, int its_row) {
            if (!open[n] || distance[n] <= worth) return;
            waiting[n] = 1;
            row_waits[static_cast<std::size_t>(its_row)] = 1;
        };
        wake(cell - 1, row), wake(cell + 1, row), wake(cell - width, row - 1), wake(cell + width, row + 1);
    }
};

/// One pass of fast sweeping (Zhao 2005) for |grad d| = 1 on land; the side comes from upwind.
void sweep(const GridFrame& frame, Flood& flood, bool east, bool north) {
    const float h = static_cast<float>(frame.cell_m);
    const int w = frame.width;
    const std::size_t up = static_cast<std::size_t>(w);
    for (int row = 1; row < frame.height - 1; ++row) {
        const int j = north ? row : frame.height - 1 - row;
        if (!std::exchange(flood.row_waits[static_cast<std::size_t>(j)], std::uint8_t{0})) continue;
        for (int column = 1; column < w - 1; ++column) {
            const std::size_t k = frame.index(east ? column : w - 1 - column, j);
            if (!flood.waiting[k]) continue;
            flood.waiting[k] = 0;
            const std::size_t x = flood.distance[k - 1] < flood.distance[k + 1] ? k - 1 : k + 1;
            const std::size_t y = flood.distance[k - up] < flood.distance[k + up] ? k - up : k + up;
            const float a = flood.distance[x], b = flood.distance[y];
            const float low = std::min(a, b);
            if (low >= farthest_front_m || low >= flood.distance[k]) continue;
            const float gap = std::fabs(a - b);
            const float d = gap >= h ? low + h : 0.5f * (a + b + std::sqrt(2 * h * h - gap * gap));
            if (d >= flood.distance[k] - settled_m) continue;
            const std::size_t source = a <= b ? x : y;
            flood.distance[k] = d;
            flood.side[k] = flood.side[source];
            flood.own[k] = flood.own[source];
            flood.wake_neighbours(k, j, up);
        }
    }
}

void sweep_until_settled(const GridFrame& frame, Flood& flood) {
    for (int round = 0; round < max_sweep_rounds; ++round) {
        sweep(frame, flood, true, true);
        sweep(frame, flood, false, true);
        sweep(frame, flood, false, false);
        sweep(frame, flood, true, false);
        if (std::find(flood.row_waits.begin(), flood.row_waits.end(), 1) == flood.row_waits.end()) break;
    }
}

/// Starts (or, with sections that were not known before, renews) the flood from both banks of the sections.
void flood_from(const GroundMask& ground, const std::vector<FrontSection>& sections, Flood& flood) {
    const GridFrame& frame = ground.coarse;
    NearFront near;
    near_front(frame, sections, coarse_reach_m, near);
    for (int j = 0; j < frame.height; ++j)
        for (int i = 0; i < frame.width; ++i) {
            const std::size_t k = frame.index(i, j);
            const float d = near.signed_m[k];
            if (!ground.coarse_land[k] || std::fabs(d) >= flood.distance[k]) continue;
            flood.distance[k] = std::fabs(d);
            flood.side[k] = static_cast<std::int8_t>(d < 0 ? -1 : 1);
            flood.own[k] = near.own[k];
            // A cell beside the front knows its side: its neighbours must not tell it, from the other bank.
            flood.open[k] = 0;
            flood.waiting[k] = 0;
            if (i > 0 && j > 0 && i + 1 < frame.width && j + 1 < frame.height)
                flood.wake_neighbours(k, j, static_cast<std::size_t>(frame.width));
        }
    sweep_until_settled(frame, flood);
}

/// Ground further from every front than the flood goes, and islands, take the side of the nearest ground that
/// has one.
void settle_unreached(const GroundMask& ground, Flood& flood) {
    const GridFrame& frame = ground.coarse;
    // First onward over the same piece of land, however far.
    std::vector<int> queue;
    for (int j = 0; j < frame.height; ++j)
        for (int i = 0; i < frame.width; ++i) {
            const std::size_t k = frame.index(i, j);
            const auto unreached = [&](std::size_t n) { return ground.coarse_land[n] && flood.side[n] == 0; };
            const std::size_t w = static_cast<std::size_t>(frame.width);
            if (ground.coarse_land[k] && flood.side[k] != 0 &&
                ((i > 0 && unreached(k - 1)) || (i + 1 < frame.width && unreached(k + 1)) ||
                 (j > 0 && unreached(k - w)) || (j + 1 < frame.height && unreached(k + w))))
                queue.push_back(static_cast<int>(k));
        }
    for (std::size_t head = 0; head < queue.size(); ++head) {
        const int cell = queue[head];
        const int i = cell % frame.width, j = cell / frame.width;
        const auto visit = [&](int ni, int nj) {
            if (ni < 0 || nj < 0 || ni >= frame.width || nj >= frame.height) return;
            const std::size_t n = frame.index(ni, nj);
            if (!ground.coarse_land[n] || flood.side[n] != 0) return;
            flood.side[n] = flood.side[static_cast<std::size_t>(cell)];
            flood.own[n] = flood.own[static_cast<std::size_t>(cell)];
            queue.push_back(static_cast<int>(n));
        };
        visit(i - 1, j), visit(i + 1, j), visit(i, j - 1), visit(i, j + 1);
    }
    // Then across the water, a whole island at a time; weakly, so that evidence on the island decides.
    constexpr float island_distance_m = 15'000;
    for (std::size_t k = 0; k < frame.size(); ++k) {
        if (!ground.coarse_land[k] || flood.side[k] != 0) continue;
        const int bridge = ground.bridge_cell[static_cast<std::size_t>(ground.component[k])];
        if (bridge < 0) continue;
        flood.side[k] = flood.side[static_cast<std::size_t>(bridge)];
        flood.own[k] = 1;
        flood.distance[k] = island_distance_m;
    }
}

std::vector<float> signed_everywhere(const GroundMask& ground, const Flood& flood) {
    std::vector<float> out(ground.coarse.size(), 0);
    for (std::size_t k = 0; k < out.size(); ++k) {
        if (ground.nearest_land[k] < 0) continue;
        const std::size_t land = static_cast<std::size_t>(ground.nearest_land[k]);
        out[k] = flood.distance[land] * static_cast<float>(flood.side[land]);
    }
    return out;
}

/// Lines on which the two floods meet far from every section: where the day's front must have run for lack of
/// anything better. An open end goes straight on, because both its banks are equally far from what lies
/// ahead.
std::vector<FrontSection> meeting_lines(const GroundMask& ground, const Flood& flood) {
    const GridFrame& frame = ground.coarse;
    std::vector<float> side(frame.size(), 0);
    for (std::size_t k = 0; k < side.size(); ++k)
        if (ground.nearest_land[k] >= 0)
            side[k] = flood.side[static_cast<std::size_t>(ground.nearest_land[k])];
    side = blurred(frame, blurred(frame, side, 1), 1);
    constexpr float at_a_section_m = 5'000;
    const auto wanted = [&](int i, int j) {
        for (int b = 0; b < 2; ++b)
            for (int a = 0; a < 2; ++a) {
                const std::size_t k = frame.index(i + a, j + b);
                if (ground.coarse_land[k] && flood.side[k] != 0 && flood.distance[k] > at_a_section_m)
                    return true;
            }
        return false;
    };
    std::vector<FrontSection> found;
    for (const FrontLine& line : zero_lines(frame, side, wanted)) {
        Polyline points = line.line;
        if (line.closed && points.size() > 1) points.push_back(points.front());
        if (length_m(points) < 3 * frame.cell_m) continue;
        found.push_back({smoothed_through(simplified(points, 0.6 * frame.cell_m), frame.cell_m), false});
    }
    return found;
}

} // namespace

void near_front(const GridFrame& frame, const std::vector<FrontSection>& sections, double reach_m,
                NearFront& near) {
    near.signed_m.assign(frame.size(), farthest_front_m);
    near.own.assign(frame.size(), 0);
    const auto stamp = [&](const FrontSection& section, const EndDirections& ends, std::size_t segment) {
        const Polyline& line = section.line;
        const PlanePoint a = line[segment], b = line[segment + 1];
        const PlaneVector along = b - a;
        const double squared = dot(along, along);
        if (squared <= 0) return;
        PlaneBox box;
        box.extend(a), box.extend(b);
        box = box.grown_by(reach_m);
        const int i0 = std::max(0, static_cast<int>(std::ceil(frame.column(box.min))));
        const int j0 = std::max(0, static_cast<int>(std::ceil(frame.row(box.min))));
        const int i1 = std::min(frame.width - 1, static_cast<int>(std::floor(frame.column(box.max))));
        const int j1 = std::min(frame.height - 1, static_cast<int>(std::floor(frame.row(box.max))));
        // At a vertex the side is told by the mean direction of the two segments that meet there, also when
        // they are of two sections: behind a sharp bend one of them alone would turn the sides around.
        const PlaneVector here = direction(a, b);
        const PlaneVector at_a = here + (segment > 0 ? direction(line[segment - 1], a) : ends.before);
        const PlaneVector at_b =
            here + (segment + 2 < line.size() ? direction(b, line[segment + 2]) : ends.after);
        for (int j = j0; j <= j1; ++j)
            for (int i = i0; i <= i1; ++i) {
                const PlanePoint p = frame.point(i, j);
                const double t = std::clamp(dot(p - a, along) / squared, 0.0, 1.0);
                const PlaneVector away = p - lerp(a, b, t);
                const double d = std::sqrt(dot(away, away)); // Not hypot: this is the innermost loop.
                const std::size_t k = frame.index(i, j);
                if (d > reach_m || d >= std::fabs(near.signed_m[k])) continue;
                const PlaneVector tangent = t <= 0 ? at_a : t >= 1 ? at_b : here;
                near.signed_m[k] = static_cast<float>(cross(tangent, away) < 0 ? -d : d);
                near.own[k] = section.own;
            }
    };
    for (const FrontSection& section : sections) {
        const EndDirections ends = directions_beyond(section, sections);
        for (std::size_t k = 0; k + 1 < section.line.size(); ++k)
            stamp(section, ends, k);
    }
}

FrontDistance front_distance(const GroundMask& ground, std::vector<FrontSection>& sections) {
    Flood flood(ground);
    flood_from(ground, sections, flood);
    const std::vector<FrontSection> meetings = meeting_lines(ground, flood);
    if (!meetings.empty()) {
        flood_from(ground, meetings, flood);
        sections.insert(sections.end(), meetings.begin(), meetings.end());
    }
    settle_unreached(ground, flood);
    FrontDistance out;
    out.signed_m = signed_everywhere(ground, flood);
    out.foreign.assign(ground.coarse.size(), 0);
    for (std::size_t k = 0; k < out.foreign.size(); ++k)
        if (ground.coarse_land[k]) out.foreign[k] = flood.own[k] ? 0.0f : 1.0f;
    return out;
}

float coarse_at_fine(const GridFrame& coarse, const std::vector<float>& values, int fine_i, int fine_j) {
    const float column =
        std::clamp((static_cast<float>(fine_i) - 0.5f) / 2, 0.0f, static_cast<float>(coarse.width - 1));
    const float row =
        std::clamp((static_cast<float>(fine_j) - 0.5f) / 2, 0.0f, static_cast<float>(coarse.height - 1));
    const int i = std::min(static_cast<int>(column), coarse.width - 2);
    const int j = std::min(static_cast<int>(row), coarse.height - 2);
    const float u = column - static_cast<float>(i), v = row - static_cast<float>(j);
    const float* south = &values[coarse.index(i, j)];
    const float* north = &values[coarse.index(i, j + 1)];
    return (south[0] * (1 - u) + south[1] * u) * (1 - v) + (north[0] * (1 - u) + north[1] * u) * v;
}

void coarse_at_fine_row(const GridFrame& coarse, const std::vector<float>& values, int fine_j, int fine_width,
                        std::vector<float>& row) {
    const float position =
        std::clamp((static_cast<float>(fine_j) - 0.5f) / 2, 0.0f, static_cast<float>(coarse.height - 1));
    const int j = std::min(static_cast<int>(position), coarse.height - 2);
    const float v = position - static_cast<float>(j);
    const float* south = &values[coarse.index(0, j)];
    const float* north = &values[coarse.index(0, j + 1)];
    const std::size_t width = static_cast<std::size_t>(coarse.width);
    std::vector<float> between(width);
    for (std::size_t i = 0; i < width; ++i)
        between[i] = south[i] * (1 - v) + north[i] * v;
    // Coarse sample I stands in the middle between the fine samples 2I and 2I + 1.
    row.resize(static_cast<std::size_t>(fine_width));
    const auto mixed = [&](std::size_t near, std::size_t far) {
        return 0.75f * between[near] + 0.25f * between[far];
    };
    const std::size_t pairs = std::min(width, row.size() / 2);
    for (std::size_t i = 1; i + 1 < pairs; ++i) {
        row[2 * i] = mixed(i, i - 1);
        row[2 * i + 1] = mixed(i, i + 1);
    }
    const auto edge = [&](std::size_t i) {
        const std::size_t near = std::min(i / 2, width - 1);
        row[i] = mixed(near, i % 2 == 0 ? (near > 0 ? near - 1 : 0) : std::min(near + 1, width - 1));
    };
    for (std::size_t i = 0; i < std::min<std::size_t>(2, row.size()); ++i)
        edge(i);
    for (std::size_t i = pairs > 1 ? 2 * (pairs - 1) : 2; i < row.size(); ++i)
        edge(i);
}

const std::vector<float>& refined(const GroundMask& ground, const std::vector<FrontSection>& sections,
                                  const FrontDistance& distance, NearFront& scratch) {
    const GridFrame& fine = ground.fine;
    near_front(fine, sections, fine_reach_m, scratch);
    std::vector<float>& out = scratch.signed_m;
    std::vector<float> coarse;
    for (int j = 0; j < fine.height; ++j) {
        coarse_at_fine_row(ground.coarse, distance.signed_m, j, fine.width, coarse);
        for (int i = 0; i < fine.width; ++i) {
            float& value = out[fine.index(i, j)];
            const float far = coarse[static_cast<std::size_t>(i)];
            if (std::fabs(value) >= coarse_from_m) {
                value = far;
                continue;
            }
            const float far_weight = smooth_step(exact_until_m, coarse_from_m, std::fabs(value));
            if (far_weight > 0) value = value * (1 - far_weight) + far * far_weight;
        }
    }
    return out;
}

} // namespace bagration
