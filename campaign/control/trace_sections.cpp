#include "campaign/control/trace_sections.hpp"

#include "terrain/geo/line_index.hpp"

#include <algorithm>
#include <optional>

namespace bagration {
namespace {

constexpr double join_gap_m = 45'000; ///< An end and a start this near are one front.
constexpr double smooth_spacing_m = 3'000;
constexpr double inland_m =
    20'000; ///< An end nearer than this to water or the theatre's edge needs no leading on.
constexpr double lead_on_m =
    120'000;                       ///< How far the earlier front may be from an open end to lead on from it.
constexpr double meets_m = 15'000; ///< The earlier front ends where it comes this near to another section.
constexpr double own_stretch_m =
    80'000; ///< Near the open end itself the earlier front may run beside its section.
constexpr double least_kept_m = 50'000; ///< Shorter remains of a replaced section are dropped.
constexpr double replaces_m =
    100'000; ///< On a partial day a section takes the place of earlier ones this near.

/// Joins each end to the nearest start, nearest pairs first, as long as lines do not close on themselves.
std::vector<Polyline> joined(std::vector<Polyline> lines) {
    for (;;) {
        double best = join_gap_m;
        std::size_t from = 0, to = 0;
        for (std::size_t a = 0; a < lines.size(); ++a)
            for (std::size_t b = 0; b < lines.size(); ++b) {
                if (a == b) continue;
                const double gap = distance_m(lines[a].back(), lines[b].front());
                if (gap < best) best = gap, from = a, to = b;
            }
        if (from == to) return lines;
        Polyline& head = lines[from];
        const Polyline& tail = lines[to];
        const bool same_point = distance_m(head.back(), tail.front()) < 1'000;
        head.insert(head.end(), tail.begin() + (same_point ? 1 : 0), tail.end());
        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(to));
    }
}

bool is_inland(const GroundMask& ground, PlanePoint point) {
    const GridFrame& frame = ground.coarse;
    const int reach = static_cast<int>(inland_m / frame.cell_m);
    const int i0 = static_cast<int>(frame.column(point) + 0.5), j0 = static_cast<int>(frame.row(point) + 0.5);
    for (int j = j0 - reach; j <= j0 + reach; ++j)
        for (int i = i0 - reach; i <= i0 + reach; ++i)
            if (i < 0 || j < 0 || i >= frame.width || j >= frame.height ||
                !ground.coarse_land[frame.index(i, j)])
                return false;
    return true;
}

struct Meeting {
    std::size_t line = 0;
    double along_m = 0;
};

/// Walks along `way` from its front and cuts it where it comes near a section, other than the stretch of
/// section `self` next to the open end at `self_along_m`.
Polyline until_meeting(const Polyline& way, const std::vector<LineIndex>& sections, Meeting self) {
    Polyline out;
    double walked = 0;
    for (std::size_t k = 0; k < way.size(); ++k) {
        if (k > 0) walked += distance_m(way[k - 1], way[k]);
        for (std::size_t s = 0; s < sections.size(); ++s) {
            if (!sections[s].comes_near(way[k], meets_m)) continue;
            const NearestOnLine near = sections[s].nearest(way[k]);
            const bool beside_itself =
                s == self.line && std::fabs(near.along_m - self.along_m) < own_stretch_m + walked;
            if (beside_itself) continue;
            out.push_back(near.point);
            return out;
        }
        out.push_back(way[k]);
    }
    return out;
}

/// The part of the earlier front that leads away from `end`, in walking order from there.
std::optional<Polyline> lead_on(const std::vector<FrontSection>& earlier, PlanePoint end, bool downstream) {
    const Polyline* line = nullptr;
    NearestOnLine near;
    for (const FrontSection& section : earlier) {
        if (section.line.size() < 2) continue;
        const NearestOnLine candidate = nearest_on_line(section.line, end);
        if (candidate.distance_m < lead_on_m && (!line || candidate.distance_m < near.distance_m))
            line = &section.line, near = candidate;
    }
    if (!line) return std::nullopt;
    const std::vector<double> along = cumulative_lengths_m(*line);
    Polyline way;
    if (downstream) {
        for (std::size_t k = 0; k < line->size(); ++k)
            if (along[k] > near.along_m) way.push_back((*line)[k]);
    } else {
        for (std::size_t k = line->size(); k-- > 0;)
            if (along[k] < near.along_m) way.push_back((*line)[k]);
    }
    // The first stretch is skipped as far as the open end lies off the earlier front: the join runs
    // slantwise.
    double skip = 0.5 * near.distance_m;
    std::size_t first = 0;
    while (first + 2 < way.size() && skip > 0)
        skip -= distance_m(way[first], way[first + 1]), ++first;
    way.erase(way.begin(), way.begin() + static_cast<std::ptrdiff_t>(first));
    if (way.empty()) return std::nullopt;
    return way;
}

} // namespace

std::vector<DayTraces> traces_by_day(const Campaign& campaign) {
    std::vector<DayTraces> days;
    std::vector<const Trace*> ordered;
    for (const Trace& trace : campaign.traces)
        if (trace.line.size() >= 2) ordered.push_back(&trace);
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const Trace* a, const Trace* b) { return a->date < b->date; });
    for (const Trace* trace : ordered) {
        if (days.empty() || days.back().date != trace->date) days.push_back({trace->date, {}, true});
        days.back().lines.push_back(trace->line);
        days.back().partial = days.back().partial && trace->partial;
    }
    return days;
}

std::vector<FrontSection> own_sections(const DayTraces& day) {
    std::vector<FrontSection> sections;
    for (const Polyline& line : joined(day.lines))
        sections.push_back({smoothed_through(line, smooth_spacing_m), true});
    return sections;
}

void carry_over(const GroundMask& ground, std::vector<FrontSection>& sections,
                const std::vector<FrontSection>& earlier, bool partial) {
    const std::size_t own_count = sections.size();
    std::vector<LineIndex> indexed;
    for (const FrontSection& section : sections)
        indexed.emplace_back(section.line);
    const auto add = [&](Polyline line) {
        indexed.emplace_back(line);
        sections.push_back({std::move(line), false});
    };
    for (const bool downstream : {true, false})
        for (std::size_t s = 0; s < own_count; ++s) {
            const PlanePoint end = downstream ? sections[s].line.back() : sections[s].line.front();
            if (!is_inland(ground, end)) continue;
            // An end may have been reached already by what was carried over from another.
            const bool reached =
                std::any_of(indexed.begin() + static_cast<std::ptrdiff_t>(own_count), indexed.end(),
                            [&](const LineIndex& section) { return section.comes_near(end, 1'000); });
            if (reached) continue;
            std::optional<Polyline> way = lead_on(earlier, end, downstream);
            if (!way) continue;
            const double self_along = downstream ? indexed[s].length_m() : 0;
            Polyline line{end};
            const Polyline rest = until_meeting(*way, indexed, {s, self_along});
            line.insert(line.end(), rest.begin(), rest.end());
            if (line.size() < 2 || length_m(line) < 2'000) continue;
            if (!downstream) std::reverse(line.begin(), line.end());
            add(std::move(line));
        }
    if (!partial) return;
    const std::size_t known = sections.size();
    for (const FrontSection& section : earlier) {
        Polyline kept;
        const auto keep = [&] {
            if (kept.size() >= 2 && length_m(kept) > least_kept_m) sections.push_back({kept, false});
            kept.clear();
        };
        for (const PlanePoint point : section.line) {
            const bool replaced =
                std::any_of(indexed.begin(), indexed.begin() + static_cast<std::ptrdiff_t>(known),
                            [&](const LineIndex& mine) { return mine.comes_near(point, replaces_m); });
            if (replaced)
                keep();
            else
                kept.push_back(point);
        }
        keep();
    }
}

} // namespace bagration
