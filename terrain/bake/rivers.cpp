#include "terrain/bake/rivers.hpp"

#include "terrain/bake/sources.hpp"
#include "terrain/bake/vector_file.hpp"
#include "terrain/bake/water_lines.hpp"

namespace bagration {

Expected<std::vector<WaterLine>> river_water_lines(const MapProjection& projection, const PlaneBox& window,
                                                   const PlaneBox& surround) {
    const auto features = read_vector_lines(sources::named_rivers.path, sources::named_rivers.package);
    if (!features) return tl::unexpected(features.error());
    constexpr double tolerance_m = 110;
    std::vector<WaterLine> out;
    for (const VectorLine& feature : *features) {
        Polyline plane(feature.points.size());
        projection.to_plane(feature.points, plane);
        if (!window.overlaps(bounds(plane)) && !surround.overlaps(bounds(plane))) continue;
        for (const Polyline& part : clipped(plane, surround)) {
            WaterLine river;
            river.name = feature.text("name");
            river.rank = static_cast<float>(feature.number("scalerank") / 10);
            river.width_km2 = static_cast<float>(300 * std::pow(0.55, feature.number("scalerank")));
            river.line = simplified(part, tolerance_m);
            out.push_back(std::move(river));
        }
    }
    return out;
}

} // namespace bagration
