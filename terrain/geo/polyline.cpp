#include "terrain/geo/polyline.hpp"

#include "terrain/geo/contract.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace bagration {

double length_m(std::span<const PlanePoint> line) {
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i)
        sum += distance_m(line[i - 1], line[i]);
    return sum;
}

std::vector<double> cumulative_lengths_m(std::span<const PlanePoint> line) {
    std::vector<double> lengths(line.size());
    for (std::size_t i = 1; i < line.size(); ++i)
        lengths[i] = lengths[i - 1] + distance_m(line[i - 1], line[i]);
    return lengths;
}

PlanePoint point_along(std::span<const PlanePoint> line, double distance) {
    BAGRATION_EXPECTS(!line.empty());
    if (!(distance > 0)) return line.front();
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double step = distance_m(line[i - 1], line[i]);
        if (distance < step) return lerp(line[i - 1], line[i], distance / step);
        distance -= step;
    }
    return line.back();
}

NearestOnLine nearest_on_line(std::span<const PlanePoint> line, PlanePoint query) {
    BAGRATION_EXPECTS(!line.empty());
    NearestOnLine best;
    best.point = line.front();
    best.distance_m = distance_m(line.front(), query);
    best.signed_distance_m = best.distance_m;
    double along = 0;
    double best_sine = -1; // How squarely the query stands beside the nearest segment.
    for (std::size_t i = 1; i < line.size(); ++i) {
        const PlaneVector segment = line[i] - line[i - 1];
        const double segment_length = length_m(segment);
        if (segment_length <= 0) continue;
        const PlaneVector offset = query - line[i - 1];
        const double t = std::clamp(dot(offset, segment) / (segment_length * segment_length), 0.0, 1.0);
        const PlanePoint foot = lerp(line[i - 1], line[i], t);
        const double distance = distance_m(foot, query);
        const double side = cross(segment, offset);
        const double sine = std::fabs(side) / (segment_length * std::max(distance, 1e-12));
        // At a vertex both segments are equally near, and only the one that the query faces more squarely
        // knows on which side of the bend it stands.
        const double tie = 1e-9 * (1 + distance);
        const bool nearer = best_sine < 0 ? distance <= best.distance_m : distance < best.distance_m - tie;
        const bool tied_but_squarer = std::fabs(distance - best.distance_m) <= tie && sine > best_sine;
        if (nearer || tied_but_squarer) {
            best_sine = sine;
            best.point = foot;
            best.distance_m = distance;
            best.along_m = along + t * segment_length;
            best.signed_distance_m = side >= 0 ? distance : -distance;
        }
        along += segment_length;
    }
    return best;
}

Polyline resampled(std::span<const PlanePoint> line, double spacing_m) {
    BAGRATION_EXPECTS(spacing_m > 0);
    if (line.size() < 2) return {line.begin(), line.end()};
    Polyline out{line.front()};
    double next = spacing_m; // Distance from the start of the current segment to the next sample.
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double step = distance_m(line[i - 1], line[i]);
        while (next < step) {
            out.push_back(lerp(line[i - 1], line[i], next / step));
            next += spacing_m;
        }
        next -= step;
    }
    // A last step shorter than a rounding error would be a doubled vertex.
    if (out.size() > 1 && distance_m(out.back(), line.back()) < 1e-6 * spacing_m)
        out.back() = line.back();
    else
        out.push_back(line.back());
    return out;
}

namespace {

double distance_to_segment_m(PlanePoint p, PlanePoint a, PlanePoint b) {
    const PlaneVector segment = b - a;
    const double squared = dot(segment, segment);
    const double t = squared > 0 ? std::clamp(dot(p - a, segment) / squared, 0.0, 1.0) : 0.0;
    return distance_m(p, lerp(a, b, t));
}

} // namespace

Polyline simplified(std::span<const PlanePoint> line, double tolerance_m) {
    if (line.size() < 3) return {line.begin(), line.end()};
    std::vector<char> kept(line.size(), 0);
    kept.front() = kept.back() = 1;
    // A stack of ranges instead of recursion: coast lines have hundreds of thousands of points.
    std::vector<std::pair<std::size_t, std::size_t>> ranges{{0, line.size() - 1}};
    while (!ranges.empty()) {
        const auto [first, last] = ranges.back();
        ranges.pop_back();
        double furthest = tolerance_m;
        std::size_t split = first;
        for (std::size_t i = first + 1; i < last; ++i) {
            const double distance = distance_to_segment_m(line[i], line[first], line[last]);
            if (distance > furthest) {
                furthest = distance;
                split = i;
            }
        }
        if (split != first) {
            kept[split] = 1;
            ranges.emplace_back(first, split);
            ranges.emplace_back(split, last);
        }
    }
    Polyline out;
    for (std::size_t i = 0; i < line.size(); ++i)
        if (kept[i]) out.push_back(line[i]);
    return out;
}

Polyline smoothed_through(std::span<const PlanePoint> line, double spacing_m) {
    BAGRATION_EXPECTS(spacing_m > 0);
    Polyline p; // Without doubled points, whose knots would coincide.
    for (const PlanePoint& point : line)
        if (p.empty() || distance_m(p.back(), point) > 1e-6) p.push_back(point);
    if (p.size() < 3) return p.size() == 2 ? resampled(p, spacing_m) : p;
    Polyline out{p.front()};
    for (std::size_t i = 0; i + 1 < p.size(); ++i) {
        const PlanePoint p1 = p[i], p2 = p[i + 1];
        // Beyond the ends the line goes on as its mirror image.
        const PlanePoint p0 = i > 0 ? p[i - 1] : p1 - (p2 - p1);
        const PlanePoint p3 = i + 2 < p.size() ? p[i + 2] : p2 + (p2 - p1);
        // Barry and Goldman's pyramid with knots at the square root of the chords (centripetal: no loops).
        const double t1 = std::sqrt(distance_m(p0, p1));
        const double t2 = t1 + std::sqrt(distance_m(p1, p2));
        const double t3 = t2 + std::sqrt(distance_m(p2, p3));
        const int steps = std::max(1, static_cast<int>(std::ceil(distance_m(p1, p2) / spacing_m)));
        for (int k = 1; k < steps; ++k) {
            const double t = t1 + (t2 - t1) * k / steps;
            const PlanePoint a1 = lerp(p0, p1, t / t1);
            const PlanePoint a2 = lerp(p1, p2, (t - t1) / (t2 - t1));
            const PlanePoint a3 = lerp(p2, p3, (t - t2) / (t3 - t2));
            const PlanePoint b1 = lerp(a1, a2, t / t2);
            const PlanePoint b2 = lerp(a2, a3, (t - t1) / (t3 - t1));
            out.push_back(lerp(b1, b2, (t - t1) / (t2 - t1)));
        }
        out.push_back(p2);
    }
    return out;
}

PlaneBox bounds(std::span<const PlanePoint> line) {
    PlaneBox box;
    for (const PlanePoint& p : line)
        box.extend(p);
    return box;
}

} // namespace bagration
