#include "campaign/control/area_field.hpp"

#include "terrain/geo/line_index.hpp"
#include "terrain/geo/parallel.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {
namespace {

/// phi is changed up to this far outside an outline, so that its distance is right around the drawn line.
constexpr double outside_m = 30'000;
constexpr double outline_spacing_m = 1'500;
/// The end of an area that has stood for long is still a matter of days.
constexpr double longest_end_days = 5;

/// The ring as a smooth closed curve through its points.
Ring smoothed_ring(const Ring& ring) {
    if (ring.size() < 4) return ring;
    // Two points beyond each end give the seam the same tangents as everywhere else.
    constexpr std::size_t overlap = 2;
    Polyline wrapped;
    const std::size_t n = ring.size();
    for (std::size_t k = 0; k < n + 2 * overlap + 1; ++k)
        wrapped.push_back(ring[(k + n - overlap) % n]);
    const Polyline smooth = smoothed_through(wrapped, outline_spacing_m);
    Ring out;
    int seams = 0;
    for (const PlanePoint p : smooth) {
        if (p == ring.front() && ++seams == 2) break;
        if (seams == 1) out.push_back(p);
    }
    return out.size() >= 3 ? out : ring;
}

/// A closed ring that is asked from many points, row by row.
class RingIndex {
  public:
    explicit RingIndex(Ring ring) : edge_(closed(ring)), ring_(std::move(ring)) {}

    double distance_m(PlanePoint point) const { return edge_.distance_m(point); }
    /// Where a row meets the ring, as `contains` finds it.
    void meet(double y_m, std::vector<double>& x_m) const {
        x_m.clear();
        for (std::size_t i = 0, j = ring_.size() - 1; i < ring_.size(); j = i++) {
            const PlanePoint a = ring_[i], b = ring_[j];
            if ((a.y_m > y_m) != (b.y_m > y_m))
                x_m.push_back(a.x_m + (b.x_m - a.x_m) * (y_m - a.y_m) / (b.y_m - a.y_m));
        }
    }

  private:
    static Polyline closed(const Ring& ring) {
        Polyline line = ring;
        line.push_back(ring.front());
        return line;
    }

    LineIndex edge_;
    Ring ring_;
};

/// Signed distances over a box of cells: exact at every second one, between them the mean of the neighbours.
std::vector<float> distances(const Polygon& outline, const GridFrame& frame, const AreaField::Box& box) {
    std::vector<RingIndex> rings;
    rings.emplace_back(outline.outer);
    for (const Ring& hole : outline.holes)
        if (!hole.empty()) rings.emplace_back(hole);
    std::vector<std::vector<double>> met(rings.size());
    const std::size_t width = static_cast<std::size_t>(box.width);
    std::vector<float> values(width * static_cast<std::size_t>(box.height));
    const auto at = [&](int i, int j) -> float& {
        return values[static_cast<std::size_t>(j) * width + static_cast<std::size_t>(i)];
    };
    for (int j = 0; j < box.height; ++j) {
        const double y_m = frame.point(0, box.j0 + j).y_m;
        for (std::size_t r = 0; r < rings.size(); ++r)
            rings[r].meet(y_m, met[r]);
        for (int i = 0; i < box.width; ++i) {
            if ((i % 2 != 0 || j % 2 != 0) && i != box.width - 1 && j != box.height - 1) continue;
            const PlanePoint point = frame.point(box.i0 + i, box.j0 + j);
            double nearest = rings.front().distance_m(point);
            bool inside = false;
            for (std::size_t r = 0; r < rings.size(); ++r) {
                const auto east =
                    std::count_if(met[r].begin(), met[r].end(), [&](double x_m) { return point.x_m < x_m; });
                if (r == 0)
                    inside = east % 2 != 0;
                else
                    inside = inside && east % 2 == 0, nearest = std::min(nearest, rings[r].distance_m(point));
            }
            at(i, j) = static_cast<float>(inside ? nearest : -nearest);
        }
    }
    for (int j = 0; j + 1 < box.height; j += 2)
        for (int i = 1; i + 1 < box.width; i += 2)
            at(i, j) = 0.5f * (at(i - 1, j) + at(i + 1, j));
    for (int j = 1; j + 1 < box.height; j += 2)
        for (int i = 0; i + 1 < box.width; ++i)
            at(i, j) = 0.5f * (at(i, j - 1) + at(i, j + 1));
    return values;
}

} // namespace

AreaField::AreaField(const Campaign& campaign, const GridFrame& frame) : frame_(frame) {
    std::vector<const Area*> sources;
    for (const Area& area : campaign.areas) {
        if (area.rings.empty() || area.to <= area.from) continue;
        if (area.side != campaign.negative_side && area.side != campaign.positive_side) continue;
        Baked baked;
        baked.sign = area.side == campaign.positive_side ? 1 : -1;
        baked.from = area.from;
        baked.to = area.to;
        baked.shrinks = area.to < campaign.end && area.kind != AreaKind::ground;
        PlaneBox bounding;
        for (const DatedRing& ring : area.rings) {
            baked.dates.push_back(ring.date);
            for (const PlanePoint p : ring.polygon.outer)
                bounding.extend(p);
        }
        bounding = bounding.grown_by(outside_m);
        const int i0 = std::max(0, static_cast<int>(std::ceil(frame.column(bounding.min))));
        const int j0 = std::max(0, static_cast<int>(std::ceil(frame.row(bounding.min))));
        const int i1 = std::min(frame.width - 1, static_cast<int>(frame.column(bounding.max)));
        const int j1 = std::min(frame.height - 1, static_cast<int>(frame.row(bounding.max)));
        if (i1 <= i0 || j1 <= j0) continue;
        baked.box = {i0, j0, i1 - i0 + 1, j1 - j0 + 1};
        const CampaignTime last = std::max(area.from, area.rings.back().date);
        const CampaignDuration left = area.to - last, whole = area.to - area.from;
        const CampaignDuration usual = std::max(CampaignDuration{2 * 24 * 60}, whole / 3);
        const CampaignDuration longest{static_cast<int>(longest_end_days * 24 * 60)};
        baked.shrink_for = std::min(left, std::min(usual, longest));
        areas_.push_back(std::move(baked));
        sources.push_back(&area);
    }
    parallel_for(static_cast<int>(areas_.size()), [&](int begin, int end) {
        for (int k = begin; k < end; ++k) {
            Baked& baked = areas_[static_cast<std::size_t>(k)];
            for (const DatedRing& ring : sources[static_cast<std::size_t>(k)]->rings) {
                Polygon outline{smoothed_ring(ring.polygon.outer), ring.polygon.holes};
                std::vector<float> values = distances(outline, frame, baked.box);
                baked.inradius_m.push_back(*std::max_element(values.begin(), values.end()));
                baked.distance_m.push_back(std::move(values));
            }
        }
    });
}

std::vector<AreaField::Active> AreaField::active_at(CampaignTime time) const {
    std::vector<Active> active;
    for (std::size_t k = 0; k < areas_.size(); ++k) {
        const Baked& area = areas_[k];
        if (time < area.from || time >= area.to) continue;
        Active now{static_cast<int>(k), 0, 0, 0, 0};
        const int rings = static_cast<int>(area.dates.size());
        while (now.a + 1 < rings && area.dates[static_cast<std::size_t>(now.a) + 1] <= time)
            ++now.a;
        now.b = now.a;
        if (now.a + 1 < rings && area.dates[static_cast<std::size_t>(now.a)] <= time) {
            now.b = now.a + 1;
            const CampaignTime a = area.dates[static_cast<std::size_t>(now.a)];
            const CampaignTime b = area.dates[static_cast<std::size_t>(now.b)];
            now.weight = static_cast<float>(days_between(a, time) / days_between(a, b));
        }
        if (area.shrinks && area.to - time < area.shrink_for) {
            const double left =
                static_cast<double>((area.to - time).count()) / static_cast<double>(area.shrink_for.count());
            const float radius = area.inradius_m[static_cast<std::size_t>(now.a)] * (1 - now.weight) +
                                 area.inradius_m[static_cast<std::size_t>(now.b)] * now.weight;
            now.shrink_m = radius * static_cast<float>(1 - left);
        }
        active.push_back(now);
    }
    return active;
}

float AreaField::distance(const Active& active, int i, int j) const {
    const Baked& area = areas_[static_cast<std::size_t>(active.area)];
    const std::size_t k =
        static_cast<std::size_t>(j - area.box.j0) * static_cast<std::size_t>(area.box.width) +
        static_cast<std::size_t>(i - area.box.i0);
    const float a = area.distance_m[static_cast<std::size_t>(active.a)][k];
    const float b = area.distance_m[static_cast<std::size_t>(active.b)][k];
    return a + (b - a) * active.weight - active.shrink_m;
}

float AreaField::distance(const Active& active, PlanePoint point) const {
    const Box& area_box = box(active);
    const double column = frame_.column(point), row = frame_.row(point);
    const int i = static_cast<int>(std::floor(column)), j = static_cast<int>(std::floor(row));
    if (i < area_box.i0 || j < area_box.j0 || i + 1 >= area_box.i0 + area_box.width ||
        j + 1 >= area_box.j0 + area_box.height)
        return -1e9f;
    const float u = static_cast<float>(column - i), v = static_cast<float>(row - j);
    return (distance(active, i, j) * (1 - u) + distance(active, i + 1, j) * u) * (1 - v) +
           (distance(active, i, j + 1) * (1 - u) + distance(active, i + 1, j + 1) * u) * v;
}

float AreaField::applied(const Active& active, int i, int j, float phi_m) const {
    const float d = distance(active, i, j);
    return areas_[static_cast<std::size_t>(active.area)].sign > 0 ? std::max(phi_m, d) : std::min(phi_m, -d);
}

float AreaField::applied(std::span<const Active> active, PlanePoint point, float phi_m) const {
    for (const Active& area : active) {
        const float d = distance(area, point);
        phi_m =
            areas_[static_cast<std::size_t>(area.area)].sign > 0 ? std::max(phi_m, d) : std::min(phi_m, -d);
    }
    return phi_m;
}

float AreaField::inside_m(std::span<const Active> active, PlanePoint point) const {
    float best = -1e9f;
    for (const Active& area : active)
        best = std::max(best, distance(area, point));
    return best;
}

} // namespace bagration
