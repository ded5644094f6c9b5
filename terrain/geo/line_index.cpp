#include "terrain/geo/line_index.hpp"

#include "terrain/geo/contract.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {
namespace {

constexpr std::size_t run_segments = 8;

/// Squared distance from a point to a box, 0 within it.
double squared_to_box(const PlaneBox& box, PlanePoint p) {
    const double dx = std::max({box.min.x_m - p.x_m, 0.0, p.x_m - box.max.x_m});
    const double dy = std::max({box.min.y_m - p.y_m, 0.0, p.y_m - box.max.y_m});
    return dx * dx + dy * dy;
}

double squared_to_segment(PlanePoint a, PlanePoint b, PlanePoint p) {
    const PlaneVector along = b - a, to = p - a;
    const double squared = dot(along, along);
    const double t = squared > 0 ? std::clamp(dot(to, along) / squared, 0.0, 1.0) : 0;
    const PlaneVector away = to - along * t;
    return dot(away, away);
}

} // namespace

LineIndex::LineIndex(Polyline line) : line_(std::move(line)), along_m_(cumulative_lengths_m(line_)) {
    BAGRATION_EXPECTS(!line_.empty());
    for (std::size_t first = 0; first + 1 < line_.size(); first += run_segments) {
        Run run{first, std::min(first + run_segments, line_.size() - 1), {}};
        for (std::size_t k = run.first; k <= run.last; ++k)
            run.box.extend(line_[k]);
        runs_.push_back(run);
    }
}

double LineIndex::squared_m2(PlanePoint query) const {
    const PlaneVector to_front = line_.front() - query;
    double best = dot(to_front, to_front);
    // The middle of each run first: one good guess spares most of the runs.
    for (const Run& run : runs_) {
        const PlaneVector to = line_[(run.first + run.last) / 2] - query;
        best = std::min(best, dot(to, to));
    }
    for (const Run& run : runs_) {
        if (squared_to_box(run.box, query) >= best) continue;
        for (std::size_t k = run.first + 1; k <= run.last; ++k)
            best = std::min(best, squared_to_segment(line_[k - 1], line_[k], query));
    }
    return best;
}

double LineIndex::distance_m(PlanePoint query) const {
    return std::sqrt(squared_m2(query));
}

bool LineIndex::comes_near(PlanePoint query, double reach_m) const {
    const double reach = reach_m * reach_m;
    for (const Run& run : runs_) {
        if (squared_to_box(run.box, query) >= reach) continue;
        for (std::size_t k = run.first + 1; k <= run.last; ++k)
            if (squared_to_segment(line_[k - 1], line_[k], query) < reach) return true;
    }
    return false;
}

NearestOnLine LineIndex::nearest(PlanePoint query) const {
    // Every run that may hold the nearest point, or one as near, is looked at as nearest_on_line would.
    const double within = std::sqrt(squared_m2(query)) * (1 + 1e-6) + 1e-3;
    NearestOnLine best;
    bool found = false;
    for (std::size_t r = 0; r < runs_.size(); ++r) {
        if (squared_to_box(runs_[r].box, query) > within * within) continue;
        std::size_t last = r;
        while (last + 1 < runs_.size() && squared_to_box(runs_[last + 1].box, query) <= within * within)
            ++last;
        const std::size_t from = runs_[r].first, to = runs_[last].last;
        NearestOnLine here = nearest_on_line(std::span(line_).subspan(from, to - from + 1), query);
        here.along_m += along_m_[from];
        if (!found || here.distance_m < best.distance_m) best = here;
        found = true;
        r = last;
    }
    return found ? best : nearest_on_line(line_, query);
}

} // namespace bagration
