#include "terrain/bake/lakes.hpp"

#include "terrain/bake/reservoirs.hpp"
#include "terrain/bake/river_table.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace bagration {

std::vector<int> polygons_of_later_reservoirs(const Shores& shores) {
    std::vector<int> removed;
    for (const ShoreLine& line : shores.lines()) {
        if (line.level != 2) continue;
        LonLatBox box{180, 90, -180, -90};
        for (const LonLat& p : line.points) {
            box.west_deg = std::min(box.west_deg, p.lon_deg);
            box.east_deg = std::max(box.east_deg, p.lon_deg);
            box.south_deg = std::min(box.south_deg, p.lat_deg);
            box.north_deg = std::max(box.north_deg, p.lat_deg);
        }
        const double lon = (box.west_deg + box.east_deg) / 2, lat = (box.south_deg + box.north_deg) / 2;
        for (const LaterReservoir& r : later_reservoirs())
            if (lat >= r.lat_min && lat <= r.lat_max && lon >= r.lon_min && lon <= r.lon_max) {
                removed.push_back(line.polygon);
                break;
            }
    }
    return removed;
}

std::vector<PlaneShore> shores_of_missing_lakes(const MapProjection& projection) {
    constexpr int first_number = 100'000'000; // Beyond all of GSHHG's.
    constexpr double corner_m = 250;          // Shores do not turn by corners.
    std::vector<PlaneShore> out;
    for (const MissingLake& lake : missing_lakes()) {
        PlaneShore shore;
        shore.level = 2;
        shore.polygon = first_number + static_cast<int>(out.size());
        shore.area_km2 = lake.area_km2;
        shore.closed = true;
        for (const LonLat place : course_of(lake.shore))
            shore.line.push_back(projection.to_plane(place));
        shore.line.push_back(shore.line.front());
        shore.line = smoothed_through(shore.line, corner_m);
        shore.line.back() = shore.line.front();
        out.push_back(std::move(shore));
    }
    return out;
}

void level_lakes(Field& height_m, const WaterMask& mask, const std::vector<PlaneShore>& shores,
                 const MapProjection& projection) {
    const GridFrame& frame = height_m.frame;
    std::set<std::int32_t> rivers;
    for (const PlaneShore& shore : shores)
        if (shore.river) rivers.insert(shore.polygon);
    // Heights of the land samples that touch each lake.
    std::map<std::int32_t, std::vector<float>> shore_heights;
    for (int j = 0; j < frame.height; ++j)
        for (int i = 0; i < frame.width; ++i) {
            const std::int32_t lake = mask.lake_polygon.at(i, j);
            if (lake < 0) continue;
            std::vector<float>& heights = shore_heights[lake];
            for (int y = std::max(0, j - 1); y <= std::min(frame.height - 1, j + 1); ++y)
                for (int x = std::max(0, i - 1); x <= std::min(frame.width - 1, i + 1); ++x)
                    if (mask.surface.at(x, y) == static_cast<std::uint8_t>(Surface::land))
                        heights.push_back(height_m.at(x, y));
        }
    std::map<std::int32_t, float> levels;
    for (auto& [lake, heights] : shore_heights) {
        if (rivers.contains(lake)) continue;
        constexpr double low_share = 0.15;
        float level = 0.5f;
        if (!heights.empty()) {
            const auto at = static_cast<std::ptrdiff_t>(low_share * static_cast<double>(heights.size() - 1));
            std::nth_element(heights.begin(), heights.begin() + at, heights.end());
            level = std::max(0.5f, heights[static_cast<std::size_t>(at)] - 0.5f);
        }
        levels[lake] = level;
    }
    for (const LakeLevel& known : lake_levels()) {
        const PlanePoint p = projection.to_plane(known.place);
        if (!frame.inside(p)) continue;
        const std::int32_t lake = mask.lake_polygon.at(static_cast<int>(std::lround(frame.column(p))),
                                                       static_cast<int>(std::lround(frame.row(p))));
        if (lake >= 0) levels[lake] = known.level_m;
    }
    for (std::size_t k = 0; k < height_m.values.size(); ++k) {
        const auto found =
            mask.lake_polygon.values[k] >= 0 ? levels.find(mask.lake_polygon.values[k]) : levels.end();
        if (found != levels.end()) height_m.values[k] = found->second;
    }
}

} // namespace bagration
