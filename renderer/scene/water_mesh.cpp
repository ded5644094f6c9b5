#include "renderer/scene/water_mesh.hpp"

#include "terrain/geo/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace bagration {

namespace {

constexpr double chunk_m = 250'000;
constexpr std::array<double, line_detail_levels> tolerance_m{50, 150, 450, 1350, 4050};
/// Smallest river (by width in px at the reference scale) that a level shows; lakes are weighed by their
/// rank.
constexpr std::array<double, line_detail_levels> least_width{0, 0, 0.7, 1.15, 1.9};

/// Rivers by drained area, as printed atlases taper them: 0.62 px per (1000 km2)^0.305 at 0.5 km per pixel.
double river_width(const WaterLine& line) {
    if (line.kind == WaterLineKind::lake_shore) return 0.9;
    const double area = line.width_km2 > 0 ? static_cast<double>(line.width_km2)
                                           : std::pow(10.0, 2.6 - 3.0 * static_cast<double>(line.rank));
    return std::clamp(0.62 * std::pow(std::max(area, 0.05), 0.305) * 1.45, 0.55, 4.6);
}

/// The coast is in the base map.
bool shows(const WaterLine& line, std::size_t level) {
    if (line.kind == WaterLineKind::coast || line.line.size() < 2) return false;
    const double weight = line.kind == WaterLineKind::lake_shore
                              ? 2.4 * (1.0 - static_cast<double>(line.rank))
                              : river_width(line);
    return weight >= least_width[level];
}

} // namespace

int line_detail_for(double metres_per_pixel) {
    for (int level = line_detail_levels - 1; level > 0; --level)
        if (tolerance_m[static_cast<std::size_t>(level)] < 1.1 * metres_per_pixel) return level;
    return 0;
}

std::vector<LineChunk> build_river_chunks(const Terrain& terrain) {
    const std::vector<WaterLine>& lines = terrain.water_lines();
    std::vector<std::array<Polyline, line_detail_levels>> simplified_lines(lines.size());
    parallel_for(static_cast<int>(lines.size()), [&](int begin, int end) {
        for (int k = begin; k < end; ++k) {
            const WaterLine& line = lines[static_cast<std::size_t>(k)];
            for (std::size_t level = 0; level < line_detail_levels; ++level)
                if (shows(line, level))
                    simplified_lines[static_cast<std::size_t>(k)][level] =
                        simplified(line.line, tolerance_m[level]);
        }
    });
    std::map<std::pair<int, int>, LineChunk> chunks;
    for (std::size_t k = 0; k < lines.size(); ++k) {
        const double width = river_width(lines[k]);
        for (std::size_t level = 0; level < line_detail_levels; ++level) {
            const Polyline& simple = simplified_lines[k][level];
            for (std::size_t i = 0; i + 1 < simple.size(); ++i) {
                const std::pair<int, int> key{static_cast<int>(std::floor(simple[i].x_m / chunk_m)),
                                              static_cast<int>(std::floor(simple[i].y_m / chunk_m))};
                LineChunk& chunk = chunks[key];
                chunk.origin = {(key.first + 0.5) * chunk_m, (key.second + 0.5) * chunk_m};
                chunk.box.extend(simple[i]);
                chunk.box.extend(simple[i + 1]);
                auto vertex = [&](PlanePoint p) {
                    const PlaneVector d = p - chunk.origin;
                    return glm::vec3(static_cast<float>(d.x_m), static_cast<float>(d.y_m),
                                     static_cast<float>(terrain.height_m(p)));
                };
                chunk.levels[level].push_back(
                    {vertex(simple[i]), vertex(simple[i + 1]), static_cast<float>(width)});
            }
        }
    }
    std::vector<LineChunk> out;
    for (auto& [key, chunk] : chunks)
        out.push_back(std::move(chunk));
    return out;
}

bool may_be_visible(const Camera& camera, const PlaneBox& box) {
    // Outside when all corners lie beyond the same side of the frustum; heights only matter towards the
    // viewer.
    const glm::mat4& m = camera.clip_from_world();
    std::array<int, 5> outside{};
    int corners = 0;
    for (const double x : {box.min.x_m, box.max.x_m})
        for (const double y : {box.min.y_m, box.max.y_m})
            for (const double h : {-10'000.0, 5'000.0}) {
                const glm::vec4 c = m * glm::vec4(camera.world({x, y}, h), 1.0F);
                ++corners;
                outside[0] += c.x < -c.w;
                outside[1] += c.x > c.w;
                outside[2] += c.y < -c.w;
                outside[3] += c.y > c.w;
                outside[4] += c.z < -c.w;
            }
    return std::ranges::none_of(outside, [&](int n) { return n == corners; });
}

} // namespace bagration
