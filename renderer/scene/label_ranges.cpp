#include "renderer/scene/label_ranges.hpp"

#include "renderer/scene/smooth_step.hpp"
#include "terrain/geo/contract.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace bagration {

namespace {

constexpr double radians_per_degree = std::numbers::pi / 180.0;
/// Ground metres per u at a distance of one metre from the eye.
const double view_spread = 2.0 * std::tan(0.5 * field_of_view_deg * radians_per_degree) / 1000.0;
constexpr float gap_u = 7;
/// Foreshortening (sine of the view's angle to the ground) that ranges are solved for; flatter views count as
/// coarser.
constexpr double solved_flatness = 0.64;
constexpr double flattest = 0.1;
/// Scales differ a little between neighbours in perspective.
constexpr double scale_reserve = 1.06;
/// And more so the flatter the view: perspective then turns what is solved as a plain squeeze.
constexpr double flat_reserve = 0.15;
/// Bounds the exaggeration, for how far summits rise on screen against valleys.
constexpr double rise_per_metre = 8;
/// Views tried when solving, all round; and how many of them on each side of a bearing its range must hold
/// for: half way to the next bearing, and the skew of perspective towards the sides of the frame.
constexpr std::size_t tried_views = 2 * LabelRanges::bearings, tried_beside = 5;
constexpr double infinite = std::numeric_limits<double>::infinity();

/// A part of a label that takes room on screen at a point of the ground.
struct Part {
    PlanePoint point;
    UnitBox box;
};

std::vector<Part> parts_of(const LabelCandidate& label, LabelSide side) {
    std::vector<Part> parts{{label.anchor, label_text_box(label, side)}};
    if (label.style.marker_radius_u > 0) parts.push_back({label.anchor, label_marker_box(label)});
    return parts;
}

/// For which inverse scales q > 0 is |d * q + c| < w? Upper end of the interval; -1 when there are none.
double upper_end(double d, double c, double w) {
    if (d == 0) return infinite;
    return d > 0 ? (w - c) / d : (w + c) / -d;
}
double lower_end(double d, double c, double w) {
    if (d == 0) return -infinite;
    return d > 0 ? (-w - c) / d : (c - w) / -d;
}

/// The finest scale (m per u) at which two parts meet, for any foreshortening; infinite when they never do.
/// (right_m, ahead_m): from a to b on the ground as seen; rise_m: bound of what relief adds along the
/// vertical.
double meeting_scale(const UnitBox& a, const UnitBox& b, double right_m, double ahead_m, double rise_m) {
    const double cx = 0.5 * static_cast<double>(b.x0 + b.x1 - a.x0 - a.x1);
    const double cy = 0.5 * static_cast<double>(b.y0 + b.y1 - a.y0 - a.y1);
    const double wx = 0.5 * static_cast<double>(b.x1 - b.x0 + a.x1 - a.x0) + static_cast<double>(gap_u);
    const double wy = 0.5 * static_cast<double>(b.y1 - b.y0 + a.y1 - a.y0) + static_cast<double>(gap_u);
    // Screen y is down: further ahead is higher up. The more foreshortened and the more relief, the less
    // apart.
    const double sign = ahead_m > 0 ? -1 : 1, along_m = std::abs(ahead_m);
    const auto least = [&](double flatness) { return sign * std::max(0.0, flatness * along_m - rise_m); };
    const double most = sign * (along_m + rise_m);
    const double x_high = upper_end(right_m, cx, wx), x_low = lower_end(right_m, cx, wx);
    const double low = std::max(x_low, most == 0 ? -infinite : lower_end(most, cy, wy));
    const double reachable = std::min(x_high, upper_end(least(flattest), cy, wy));
    if (reachable <= 0 || low >= reachable) return infinite;
    const double high = std::min(x_high, upper_end(least(solved_flatness), cy, wy));
    return high > 0 ? 1 / high : infinite;
}

/// How much closer names stand here than straight ahead under a steep view, as a factor on the map scale:
/// flat views squeeze the ground, and perspective skews it towards the sides of the frame.
double crowding(const Camera& camera, glm::vec3 world, glm::vec2 place_u) {
    const double distance_m = camera.distance_m(world);
    const double flatness = std::max(flattest, static_cast<double>(camera.eye().z - world.z) / distance_m);
    const UnitBox frame = frame_box(camera.size());
    const double aside = static_cast<double>(place_u.x - 0.5f * (frame.x0 + frame.x1)) * view_spread;
    const double skew_squared = aside * aside * std::max(0.0, 1 - flatness * flatness);
    const double squeezed = std::max(1.0, solved_flatness / flatness);
    return scale_reserve * squeezed * (1 + flat_reserve * (squeezed - 1)) * std::sqrt(1 + skew_squared);
}

using Scales = std::array<float, LabelRanges::bearings>;

/// Right and ahead on the ground for each tried view.
struct View {
    PlaneVector right, ahead;
};
using Views = std::array<View, tried_views>;

Views make_views() {
    Views views;
    for (std::size_t i = 0; i < tried_views; ++i) {
        const double bearing = 360.0 * static_cast<double>(i) / tried_views * radians_per_degree;
        const PlaneVector ahead{std::sin(bearing), std::cos(bearing)};
        views[i] = {{ahead.y_m, -ahead.x_m}, ahead};
    }
    return views;
}

/// Tries every n-th view; `coarsest` is no finer than the coarsest scale at which both show. Lowers the
/// scales of a label where one of its parts would meet a part of a more important label that still shows.
void give_way(Scales& scales, const std::vector<Part>& mine, const std::vector<Part>& others,
              const Scales& other_scales, double coarsest, double rise_m, const Views& views,
              std::size_t every) {
    for (const Part& a : others) {
        for (const Part& b : mine) {
            const PlaneVector d = b.point - a.point;
            // Too far apart to meet at any scale at which both show.
            const auto reach_x = [](const UnitBox& box) {
                return static_cast<double>(std::max(-box.x0, box.x1));
            };
            const auto reach_y = [](const UnitBox& box) {
                return static_cast<double>(std::max(-box.y0, box.y1));
            };
            const double gap = static_cast<double>(gap_u);
            const double reach_m = coarsest * std::hypot(reach_x(a.box) + reach_x(b.box) + gap,
                                                         reach_y(a.box) + reach_y(b.box) + gap);
            if (solved_flatness * length_m(d) - rise_m > reach_m) continue;
            std::array<float, tried_views> meets_at;
            meets_at.fill(std::numeric_limits<float>::infinity());
            for (std::size_t i = 0; i < tried_views; i += every)
                meets_at[i] = static_cast<float>(
                    meeting_scale(a.box, b.box, dot(d, views[i].right), dot(d, views[i].ahead), rise_m));
            for (std::size_t k = 0; k < scales.size(); ++k) {
                for (std::size_t beside = 0; beside <= 2 * tried_beside; ++beside) {
                    const float scale = meets_at[(2 * k + tried_views + beside - tried_beside) % tried_views];
                    if (scale < other_scales[k]) scales[k] = std::min(scales[k], scale);
                }
            }
        }
    }
}

} // namespace

bool LabelRanges::has_range(const LabelCandidate& label) {
    return label.kind == LabelKind::town;
}

LabelRanges LabelRanges::solve(const std::vector<LabelCandidate>& labels) {
    LabelRanges result;
    const Views views = make_views();
    result.ranges_.resize(labels.size());
    std::vector<std::vector<Part>> parts(labels.size());
    std::vector<int> placed;
    std::vector<double> coarsest(labels.size(), 0.0);
    for (const int index : placing_order(labels)) {
        const auto i = static_cast<std::size_t>(index);
        const LabelCandidate& label = labels[i];
        if (!has_range(label)) continue;
        Scales unhindered;
        unhindered.fill(static_cast<float>(label.distances.farthest_km * 1000 * view_spread));
        const auto scales_on = [&](const std::vector<Part>& mine, std::size_t every) {
            Scales scales = unhindered;
            for (const int other : placed) {
                const auto j = static_cast<std::size_t>(other);
                const double rise_m = rise_per_metre * std::abs(label.height_m - labels[j].height_m);
                const double both = std::min(static_cast<double>(unhindered[0]), coarsest[j]);
                give_way(scales, mine, parts[j], result.ranges_[j].m_per_u, both, rise_m, views, every);
            }
            return scales;
        };
        // A few views are enough to choose the side; then all of them for its range.
        LabelSide best_side = label_sides(label).front();
        float best = -1;
        for (const LabelSide side : label_sides(label)) {
            const Scales scales = scales_on(parts_of(label, side), 4);
            float sum = 0;
            for (const float scale : scales)
                sum += scale;
            // Sides come best first: a later one must be better by a tenth.
            if (sum <= best * 1.1f) continue;
            best = sum;
            best_side = side;
            if (scales == unhindered) break;
        }
        parts[i] = parts_of(label, best_side);
        result.ranges_[i] = {best_side, scales_on(parts[i], 1)};
        const Scales& solved = result.ranges_[i].m_per_u;
        coarsest[i] = static_cast<double>(*std::max_element(solved.begin(), solved.end()));
        placed.push_back(index);
    }
    // Between two bearings the range is interpolated. The least of three neighbours keeps the promise there:
    // at no scale that both ends allow do two labels meet, and the interpolated value is at most that.
    for (Range& range : result.ranges_) {
        const Scales solved = range.m_per_u;
        for (std::size_t k = 0; k < solved.size(); ++k)
            range.m_per_u[k] =
                std::min({solved[(k + bearings - 1) % bearings], solved[k], solved[(k + 1) % bearings]});
    }
    return result;
}

double LabelRanges::coarsest_m_per_u(int label, double bearing_deg) const {
    const Range& range = ranges_[static_cast<std::size_t>(label)];
    const double turns = bearing_deg / 360.0;
    const double place = (turns - std::floor(turns)) * bearings;
    const auto k = static_cast<std::size_t>(place) % bearings;
    return std::lerp(static_cast<double>(range.m_per_u[k]),
                     static_cast<double>(range.m_per_u[(k + 1) % bearings]), place - std::floor(place));
}

float LabelRanges::alpha(const LabelCandidate& label, int index, const Camera& camera,
                         glm::vec2 place_u) const {
    const glm::vec3 world = camera.world(label.anchor, label.height_m);
    const double scale = camera.distance_m(world) * view_spread * crowding(camera, world, place_u);
    const double coarsest = coarsest_m_per_u(index, camera.pose().bearing_deg);
    return smoothed_step((coarsest - scale) / (0.12 * coarsest));
}

} // namespace bagration
