#include "renderer/scene/draped_lines.hpp"

#include "terrain/geo/polygon.hpp"
#include "terrain/marsh_outlines.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace bagration {

namespace {

constexpr double chunk_m = 400'000;
constexpr std::array<double, draped_levels> tolerance_m{150, 1500};
/// Long segments are cut, so that they follow the ground.
constexpr std::array<double, draped_levels> longest_m{3000, 15'000};
/// Borders end at the shore: what runs along it or through the sea is told by the coast.
constexpr double coast_margin_m = 1500;

/// A vertex, to the metre: shared edges are identical in the files.
using Vertex = std::pair<long, long>;
Vertex vertex_of(PlanePoint p) {
    return {std::lround(p.x_m), std::lround(p.y_m)};
}

bool on_window_rim(const Campaign& campaign, PlanePoint a, PlanePoint b) {
    constexpr double rim_deg = 0.03;
    const LonLat p = campaign.projection->to_lonlat(a), q = campaign.projection->to_lonlat(b);
    const auto both_at = [](double u, double v, double at) {
        return std::abs(u - at) < rim_deg && std::abs(v - at) < rim_deg;
    };
    return both_at(p.lon_deg, q.lon_deg, campaign.window_min.lon_deg) ||
           both_at(p.lon_deg, q.lon_deg, campaign.window_max.lon_deg) ||
           both_at(p.lat_deg, q.lat_deg, campaign.window_min.lat_deg) ||
           both_at(p.lat_deg, q.lat_deg, campaign.window_max.lat_deg);
}

struct Edge {
    PlanePoint a, b;
    std::vector<int> territories;
};

/// Edges by their two vertices, in either direction.
std::map<std::pair<Vertex, Vertex>, Edge> edges_of(const Campaign& campaign) {
    std::map<std::pair<Vertex, Vertex>, Edge> edges;
    const auto add_ring = [&](const Ring& ring, int territory) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const PlanePoint a = ring[i], b = ring[(i + 1) % ring.size()];
            const Vertex va = vertex_of(a), vb = vertex_of(b);
            if (va == vb || on_window_rim(campaign, a, b)) continue;
            Edge& edge = edges.emplace(std::minmax(va, vb), Edge{a, b, {}}).first->second;
            if (std::find(edge.territories.begin(), edge.territories.end(), territory) ==
                edge.territories.end())
                edge.territories.push_back(territory);
        }
    };
    for (int t = 0; t < static_cast<int>(campaign.territories.size()); ++t)
        for (const Polygon& polygon : campaign.territories[static_cast<std::size_t>(t)].polygons) {
            add_ring(polygon.outer, t);
            for (const Ring& hole : polygon.holes)
                add_ring(hole, t);
        }
    return edges;
}

/// Edges of the same territories, end to end.
std::vector<Polyline> chained(std::vector<const Edge*> edges) {
    std::map<Vertex, std::vector<std::size_t>> at;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        at[vertex_of(edges[i]->a)].push_back(i);
        at[vertex_of(edges[i]->b)].push_back(i);
    }
    std::vector<bool> used(edges.size());
    std::vector<Polyline> lines;
    const auto walk = [&](std::size_t first, PlanePoint from) {
        Polyline line{from};
        for (std::size_t i = first;;) {
            used[i] = true;
            const bool forward = vertex_of(edges[i]->a) == vertex_of(line.back());
            line.push_back(forward ? edges[i]->b : edges[i]->a);
            const auto& next = at.at(vertex_of(line.back()));
            const auto free = std::find_if(next.begin(), next.end(), [&](std::size_t k) { return !used[k]; });
            if (next.size() != 2 || free == next.end()) break;
            i = *free;
        }
        lines.push_back(std::move(line));
    };
    // From loose ends first; what is left are rings.
    for (const auto& [vertex, touching] : at)
        for (const std::size_t i : touching)
            if (touching.size() != 2 && !used[i])
                walk(i, vertex_of(edges[i]->a) == vertex ? edges[i]->a : edges[i]->b);
    for (std::size_t i = 0; i < edges.size(); ++i)
        if (!used[i]) walk(i, edges[i]->a);
    return lines;
}

class Builder {
  public:
    explicit Builder(const Show& show) : show_(show) {}

    /// Pieces of the line that lie in one square of the ground become one group with others of `key`.
    void add(DrapedKind kind, const std::vector<Validity>& valid, int key, const Polyline& line,
             bool on_land_only) {
        if (line.size() < 2) return;
        for (std::size_t level = 0; level < draped_levels; ++level) {
            double along = 0;
            const Polyline simple = simplified(line, tolerance_m[level]);
            for (std::size_t i = 0; i + 1 < simple.size(); ++i) {
                const double length = distance_m(simple[i], simple[i + 1]);
                const int parts = std::max(1, static_cast<int>(std::ceil(length / longest_m[level])));
                for (int k = 0; k < parts; ++k) {
                    const PlanePoint a = lerp(simple[i], simple[i + 1], static_cast<double>(k) / parts);
                    const PlanePoint b = lerp(simple[i], simple[i + 1], static_cast<double>(k + 1) / parts);
                    if (!on_land_only || on_land(lerp(a, b, 0.5)))
                        add_segment(group(kind, valid, key, a), level, a, b, along + length * k / parts);
                }
                along += length;
            }
        }
    }

    std::vector<DrapedGroup> take() {
        std::vector<DrapedGroup> groups;
        for (auto& [key, group] : groups_)
            groups.push_back(std::move(group));
        return groups;
    }

  private:
    using Key = std::array<int, 4>;

    bool on_land(PlanePoint p) const {
        return show_.terrain->coast_distance_m(p) > coast_margin_m &&
               show_.terrain->surface(p) != Surface::sea;
    }

    DrapedGroup& group(DrapedKind kind, const std::vector<Validity>& valid, int key, PlanePoint at) {
        const int i = static_cast<int>(std::floor(at.x_m / chunk_m)),
                  j = static_cast<int>(std::floor(at.y_m / chunk_m));
        const auto [found, is_new] = groups_.try_emplace(Key{static_cast<int>(kind), key, i, j});
        if (is_new) {
            found->second.kind = kind;
            found->second.valid = valid;
            found->second.origin = {(i + 0.5) * chunk_m, (j + 0.5) * chunk_m};
        }
        return found->second;
    }

    void add_segment(DrapedGroup& group, std::size_t level, PlanePoint a, PlanePoint b, double along_m) {
        group.box.extend(a);
        group.box.extend(b);
        const auto vertex = [&](PlanePoint p) {
            const PlaneVector d = p - group.origin;
            return glm::vec3(static_cast<float>(d.x_m), static_cast<float>(d.y_m),
                             static_cast<float>(show_.terrain->height_m(p)));
        };
        group.levels[level].push_back({vertex(a), vertex(b), static_cast<float>(along_m)});
    }

    const Show& show_;
    std::map<Key, DrapedGroup> groups_;
};

std::optional<Validity> both(const Validity& a, const Validity& b) {
    Validity common = a;
    if (b.from && (!common.from || *common.from < *b.from)) common.from = b.from;
    if (b.to && (!common.to || *b.to < *common.to)) common.to = b.to;
    return common.from && common.to && *common.from >= *common.to ? std::nullopt : std::optional(common);
}

void add_borders(const Campaign& campaign, Builder& builder) {
    int key = 0;
    for (const SharedBorder& border : shared_borders(campaign)) {
        const BorderTimes times = border_times(campaign, border.territories);
        if (!times.state.empty()) builder.add(DrapedKind::border, times.state, key++, border.line, true);
        if (!times.inner.empty())
            builder.add(DrapedKind::inner_border, times.inner, key++, border.line, true);
    }
    for (const FormerBorder& former : campaign.former_borders)
        builder.add(DrapedKind::former_border, {former.valid}, key++, former.line, true);
}

void add_graticule(const Campaign& campaign, Builder& builder) {
    constexpr int step = 2, tens = 10;
    constexpr double sample_deg = 0.5;
    const int west = static_cast<int>(std::ceil(campaign.window_min.lon_deg)),
              east = static_cast<int>(std::floor(campaign.window_max.lon_deg)),
              south = static_cast<int>(std::ceil(campaign.window_min.lat_deg)),
              north = static_cast<int>(std::floor(campaign.window_max.lat_deg));
    const auto kind_of = [](int degrees) {
        return degrees % tens == 0 ? DrapedKind::graticule_tens : DrapedKind::graticule;
    };
    const auto sampled = [&](LonLat from, LonLat to) {
        Polyline line;
        const double degrees = std::max(to.lon_deg - from.lon_deg, to.lat_deg - from.lat_deg);
        const int steps = std::max(1, static_cast<int>(std::ceil(degrees / sample_deg)));
        for (int i = 0; i <= steps; ++i) {
            const double t = static_cast<double>(i) / steps;
            line.push_back(campaign.projection->to_plane(
                {std::lerp(from.lon_deg, to.lon_deg, t), std::lerp(from.lat_deg, to.lat_deg, t)}));
        }
        return line;
    };
    const LonLat &low = campaign.window_min, &high = campaign.window_max;
    for (int lon = west + west % step; lon <= east; lon += step)
        builder.add(kind_of(lon), {}, 0, sampled({1.0 * lon, low.lat_deg}, {1.0 * lon, high.lat_deg}), false);
    for (int lat = south + south % step; lat <= north; lat += step)
        builder.add(kind_of(lat), {}, 0, sampled({low.lon_deg, 1.0 * lat}, {high.lon_deg, 1.0 * lat}), false);
}

/// Is the ground no higher than the country around?
bool lies_low(const Terrain& terrain, PlanePoint p) {
    constexpr double around_m = 7000;
    constexpr float higher_m = 4;
    const std::array<PlaneVector, 4> ways{{{around_m, 0}, {-around_m, 0}, {0, around_m}, {0, -around_m}}};
    float around = 0;
    for (const PlaneVector& way : ways)
        around += static_cast<float>(terrain.height_m(p + way)) / static_cast<float>(ways.size());
    return terrain.surface(p) == Surface::land && static_cast<float>(terrain.height_m(p)) < around + higher_m;
}

/// No stroke is as long as the next, and every row is shifted by another part of a period.
void add_marsh(const Terrain& terrain, const Ring& ring, Builder& builder) {
    constexpr double row_m = 2900, stroke_m = 2500, period_m = 5200, golden = 0.381966;
    const PlaneBox box = bounds(ring);
    const auto first_row = static_cast<long>(std::ceil(box.min.y_m / row_m));
    for (long row = first_row; static_cast<double>(row) * row_m < box.max.y_m; ++row) {
        const double y = static_cast<double>(row) * row_m, shift = golden * static_cast<double>(row);
        for (auto k = static_cast<long>(std::floor(box.min.x_m / period_m - shift));; ++k) {
            const double x = (static_cast<double>(k) + shift) * period_m;
            if (x > box.max.x_m) break;
            const double uneven =
                std::sin(static_cast<double>(k) * 12.9898 + static_cast<double>(row) * 78.233);
            const PlanePoint from{x, y + 0.16 * row_m * uneven};
            const PlanePoint to = from + PlaneVector{stroke_m * (0.8 + 0.35 * uneven), 0};
            const PlanePoint middle = lerp(from, to, 0.5);
            if (contains(std::span<const PlanePoint>(ring), middle) && lies_low(terrain, middle))
                builder.add(DrapedKind::marsh, {}, 0, {from, to}, false);
        }
    }
}

} // namespace

bool DrapedGroup::shown_at(CampaignTime time) const {
    return valid.empty() ||
           std::any_of(valid.begin(), valid.end(), [&](const Validity& v) { return v.holds_at(time); });
}

std::vector<SharedBorder> shared_borders(const Campaign& campaign) {
    const auto edges = edges_of(campaign);
    std::map<std::vector<int>, std::vector<const Edge*>> by_territories;
    for (const auto& [vertices, edge] : edges)
        by_territories[edge.territories].push_back(&edge);
    std::vector<SharedBorder> borders;
    for (auto& [territories, same] : by_territories)
        for (Polyline& line : chained(std::move(same)))
            borders.push_back({std::move(line), territories});
    return borders;
}

BorderTimes border_times(const Campaign& campaign, const std::vector<int>& territories) {
    const auto about = [&](int t) -> const Territory& {
        return campaign.territories[static_cast<std::size_t>(t)];
    };
    const auto ruler = [](const Territory& t) -> const std::string& { return t.of.empty() ? t.id : t.of; };
    BorderTimes times;
    // Its other side belongs to no territory.
    if (territories.size() == 1) {
        const Territory& alone = about(territories.front());
        (alone.of.empty() ? times.state : times.inner).push_back(alone.valid);
    }
    for (std::size_t i = 0; i < territories.size(); ++i)
        for (std::size_t j = i + 1; j < territories.size(); ++j) {
            const Territory &a = about(territories[i]), &b = about(territories[j]);
            if (const auto common = both(a.valid, b.valid))
                (ruler(a) != ruler(b) ? times.state : times.inner).push_back(*common);
        }
    return times;
}

std::vector<DrapedGroup> build_draped_lines(const Show& show) {
    Builder builder(show);
    add_borders(*show.campaign, builder);
    for (const Railway& railway : show.campaign->railways)
        builder.add(railway.rank == 1 ? DrapedKind::trunk_railway : DrapedKind::railway, {}, 0, railway.line,
                    false);
    add_graticule(*show.campaign, builder);
    for (const MarshOutline& marsh : marsh_outlines()) {
        Ring ring;
        for (const LonLat& place : marsh.ring)
            ring.push_back(show.campaign->projection->to_plane(place));
        add_marsh(*show.terrain, ring, builder);
    }
    return builder.take();
}

} // namespace bagration
