#include "terrain/bake/water_mask.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <set>

namespace bagration {

std::vector<PlaneShore> projected_shores(const Shores& shores, const MapProjection& projection,
                                         const std::vector<int>& removed_polygons) {
    const std::set<int> removed(removed_polygons.begin(), removed_polygons.end());
    std::vector<PlaneShore> out(shores.lines().size());
    parallel_for(static_cast<int>(out.size()), [&](int begin, int end) {
        const MapProjection own = projection.clone();
        for (int k = begin; k < end; ++k) {
            const ShoreLine& line = shores.lines()[static_cast<std::size_t>(k)];
            PlaneShore& shore = out[static_cast<std::size_t>(k)];
            if (removed.contains(line.polygon) || (line.level > 2 && removed.contains(line.parent))) continue;
            shore.level = line.level;
            shore.polygon = line.polygon;
            shore.area_km2 = line.area_km2;
            shore.river = line.river;
            shore.closed = line.closed;
            shore.line.resize(line.points.size());
            own.to_plane(line.points, shore.line);
            if (line.closed) shore.line.push_back(shore.line.front());
        }
    });
    std::erase_if(out, [](const PlaneShore& shore) { return shore.line.size() < 2; });
    return out;
}

namespace {

struct Crossing {
    float column = 0;
    std::int32_t polygon = 0;
    std::int32_t level = 0;
};

using RowCrossings = std::vector<std::vector<Crossing>>;

/// Where the lines cross the rows of samples, sorted from west to east.
RowCrossings crossings_of(const GridFrame& frame, const std::vector<PlaneShore>& lines) {
    RowCrossings rows(static_cast<std::size_t>(frame.height));
    for (const PlaneShore& shore : lines)
        for (std::size_t k = 1; k < shore.line.size(); ++k) {
            const PlanePoint a = shore.line[k - 1], b = shore.line[k];
            const double row_a = frame.row(a), row_b = frame.row(b);
            const int first = std::max(0, static_cast<int>(std::ceil(std::min(row_a, row_b))));
            const double upper = std::max(row_a, row_b);
            for (int j = first; j < frame.height && j < upper; ++j) {
                const double column =
                    frame.column(a) + (frame.column(b) - frame.column(a)) * (j - row_a) / (row_b - row_a);
                rows[static_cast<std::size_t>(j)].push_back(
                    {static_cast<float>(column), shore.polygon, shore.level});
            }
        }
    parallel_for(frame.height, [&](int begin, int end) {
        for (int j = begin; j < end; ++j)
            std::sort(rows[static_cast<std::size_t>(j)].begin(), rows[static_cast<std::size_t>(j)].end(),
                      [](const Crossing& a, const Crossing& b) {
                          return a.column != b.column ? a.column < b.column : a.polygon < b.polygon;
                      });
    });
    return rows;
}

Surface surface_of(ShoreLevel level) {
    return level == 0 ? Surface::sea : level % 2 == 0 ? Surface::lake : Surface::land;
}

} // namespace

WaterMask water_mask(const GridFrame& frame, const Shores& shores, const std::vector<PlaneShore>& lines,
                     const MapProjection& projection) {
    WaterMask mask{Raster<std::uint8_t>(frame), Raster<std::int32_t>(frame, -1), 0};
    const RowCrossings rows = crossings_of(frame, lines);
    std::atomic<int> repaired{0};
    parallel_for(frame.height, [&](int begin, int end) {
        const MapProjection own = projection.clone();
        for (int j = begin; j < end; ++j) {
            const auto& crossings = rows[static_cast<std::size_t>(j)];
            const ShoreLevel start = shores.level_at(own.to_lonlat(frame.point(0, j)));
            bool inside[5] = {true, start >= 1, start >= 2, start >= 3, start >= 4};
            std::int32_t lake = -1, pond = -1;
            std::size_t next = 0;
            // Crossings west of the first sample are already in its level.
            while (next < crossings.size() && crossings[next].column <= 0)
                ++next;
            for (int i = 0; i < frame.width; ++i) {
                for (; next < crossings.size() && crossings[next].column <= static_cast<float>(i); ++next) {
                    const Crossing& c = crossings[next];
                    inside[c.level] = !inside[c.level];
                    if (c.level == 2) lake = inside[2] ? c.polygon : -1;
                    if (c.level == 4) pond = inside[4] ? c.polygon : -1;
                }
                ShoreLevel level = 0;
                while (level < 4 && inside[level + 1])
                    ++level;
                const std::size_t k = frame.index(i, j);
                mask.surface.values[k] = static_cast<std::uint8_t>(surface_of(level));
                if (level == 2 || level == 4) mask.lake_polygon.values[k] = level == 2 ? lake : pond;
            }
            // A row that ends in another level than the place has lost or doubled a crossing somewhere.
            const ShoreLevel end_level = shores.level_at(own.to_lonlat(frame.point(frame.width - 1, j)));
            const auto end_surface =
                static_cast<Surface>(mask.surface.values[frame.index(frame.width - 1, j)]);
            if (surface_of(end_level) == end_surface) continue;
            ++repaired;
            for (int i = 0; i < frame.width; ++i) {
                const ShoreLevel level = shores.level_at(own.to_lonlat(frame.point(i, j)));
                mask.surface.values[frame.index(i, j)] = static_cast<std::uint8_t>(surface_of(level));
            }
        }
    });
    mask.repaired_rows = repaired;
    return mask;
}

Field distance_to_shores(const GridFrame& frame, const std::vector<PlaneShore>& lines, ShoreLevel first,
                         ShoreLevel last, double range_m) {
    struct Edge {
        PlanePoint a, b;
    };
    // Edges by bands of rows that they can reach, so that each band is one core's own.
    constexpr int band_rows = 64;
    const int bands = (frame.height + band_rows - 1) / band_rows;
    std::vector<std::vector<Edge>> edges(static_cast<std::size_t>(bands));
    const PlaneBox reach = frame.box().grown_by(range_m);
    for (const PlaneShore& shore : lines) {
        if (shore.level < first || shore.level > last) continue;
        for (std::size_t k = 1; k < shore.line.size(); ++k) {
            const Edge edge{shore.line[k - 1], shore.line[k]};
            if (!reach.contains(edge.a) && !reach.contains(edge.b)) continue;
            const double low = frame.row(edge.a) < frame.row(edge.b) ? frame.row(edge.a) : frame.row(edge.b);
            const double high = std::max(frame.row(edge.a), frame.row(edge.b));
            const double margin = range_m / frame.cell_m;
            const int from = std::max(0, static_cast<int>(std::floor((low - margin) / band_rows)));
            const int to = std::min(bands - 1, static_cast<int>(std::floor((high + margin) / band_rows)));
            for (int band = from; band <= to; ++band)
                edges[static_cast<std::size_t>(band)].push_back(edge);
        }
    }
    Field distance(frame, static_cast<float>(range_m));
    parallel_for(bands, [&](int begin, int end) {
        for (int band = begin; band < end; ++band) {
            const int row_first = band * band_rows, row_last = std::min(frame.height, row_first + band_rows);
            for (const Edge& edge : edges[static_cast<std::size_t>(band)]) {
                const double margin = range_m / frame.cell_m;
                const auto [west, east] = std::minmax({frame.column(edge.a), frame.column(edge.b)});
                const auto [south, north] = std::minmax({frame.row(edge.a), frame.row(edge.b)});
                const int i0 = std::max(0, static_cast<int>(std::ceil(west - margin)));
                const int i1 = std::min(frame.width - 1, static_cast<int>(std::floor(east + margin)));
                const int j0 = std::max(row_first, static_cast<int>(std::ceil(south - margin)));
                const int j1 = std::min(row_last - 1, static_cast<int>(std::floor(north + margin)));
                const PlaneVector along = edge.b - edge.a;
                const double squared = std::max(dot(along, along), 1e-9);
                for (int j = j0; j <= j1; ++j)
                    for (int i = i0; i <= i1; ++i) {
                        const PlaneVector offset = frame.point(i, j) - edge.a;
                        const double t = std::clamp(dot(offset, along) / squared, 0.0, 1.0);
                        const double dx = offset.x_m - along.x_m * t, dy = offset.y_m - along.y_m * t;
                        float& best = distance.at(i, j);
                        const auto d2 = static_cast<float>(dx * dx + dy * dy);
                        if (d2 < best * best) best = std::sqrt(d2);
                    }
            }
        }
    });
    return distance;
}

} // namespace bagration
