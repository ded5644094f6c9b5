#include "renderer/scene/arrow_mesh.hpp"

#include "terrain/geo/contract.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

namespace {

constexpr double spacing_m = 2000;
constexpr int across_steps = arrow_section_vertices - 1;
/// Room at both ends for the head's halo and the tail, metres: more than any drawn half width.
constexpr double cap_m = 24'000;

PlaneVector unit(PlaneVector v) {
    const double l = length_m(v);
    return l > 0 ? v * (1.0 / l) : PlaneVector{1, 0};
}

/// Direction of the path around a vertex, averaged over `reach_m` on both sides: strips with gentle normals
/// do not fold.
PlaneVector direction_at(const Polyline& path, const std::vector<double>& along, std::size_t i,
                         double reach_m) {
    const PlanePoint behind = point_along(path, along[i] - reach_m);
    const PlanePoint ahead = point_along(path, along[i] + reach_m);
    return unit(ahead - behind);
}

} // namespace

ArrowMesh build_arrow_mesh(const Arrow& arrow) {
    BAGRATION_EXPECTS(arrow.way_points.size() >= 2);
    ArrowMesh mesh;
    mesh.path = smoothed_through(arrow.way_points, spacing_m);
    mesh.origin = mesh.path.front();
    const std::vector<double> along = cumulative_lengths_m(mesh.path);

    // The smoothed path passes through every way-point: find each, in order.
    std::size_t from = 0;
    for (const PlanePoint& way_point : arrow.way_points) {
        std::size_t best = from;
        for (std::size_t i = from; i < mesh.path.size(); ++i)
            if (distance_m(mesh.path[i], way_point) < distance_m(mesh.path[best], way_point) - 1e-6) best = i;
        mesh.way_point_m.push_back(along[best]);
        from = best;
    }
    mesh.way_point_m.back() = along.back();

    const double reach_m = 0.8 * arrow.width_km * 1000.0;
    auto add_section = [&](PlanePoint centre, PlaneVector direction, double along_m) {
        const PlaneVector c = centre - mesh.origin;
        for (int k = 0; k <= across_steps; ++k)
            mesh.vertices.push_back({{static_cast<float>(c.x_m), static_cast<float>(c.y_m)},
                                     {static_cast<float>(-direction.y_m), static_cast<float>(direction.x_m)},
                                     static_cast<float>(along_m),
                                     static_cast<float>(2.0 * k / across_steps - 1.0)});
    };
    const PlaneVector first = direction_at(mesh.path, along, 0, reach_m);
    const PlaneVector last = direction_at(mesh.path, along, mesh.path.size() - 1, reach_m);
    constexpr int cap_sections = 4;
    for (int i = cap_sections; i > 0; --i)
        add_section(mesh.path.front() - first * (cap_m * i / cap_sections), first, -cap_m * i / cap_sections);
    for (std::size_t i = 0; i < mesh.path.size(); ++i)
        add_section(mesh.path[i], direction_at(mesh.path, along, i, reach_m), along[i]);
    for (int i = 1; i <= cap_sections; ++i)
        add_section(mesh.path.back() + last * (cap_m * i / cap_sections), last,
                    along.back() + cap_m * i / cap_sections);

    const std::uint32_t row = across_steps + 1;
    const std::uint32_t sections = static_cast<std::uint32_t>(mesh.vertices.size()) / row;
    for (std::uint32_t s = 0; s + 1 < sections; ++s)
        for (std::uint32_t k = 0; k < across_steps; ++k) {
            const std::uint32_t a = s * row + k;
            for (const std::uint32_t i : {a, a + 1, a + row, a + 1, a + row + 1, a + row})
                mesh.indices.push_back(i);
        }
    return mesh;
}

double along_smoothed(const ArrowMesh& mesh, const Polyline& way_points, double along_way_points_m) {
    const std::vector<double> straight = cumulative_lengths_m(way_points);
    const auto next = std::upper_bound(straight.begin(), straight.end(), along_way_points_m);
    if (next == straight.begin()) return mesh.way_point_m.front();
    if (next == straight.end()) return mesh.way_point_m.back();
    const auto i = static_cast<std::size_t>(next - straight.begin());
    const double span = straight[i] - straight[i - 1];
    const double t = span > 0 ? (along_way_points_m - straight[i - 1]) / span : 0;
    return std::lerp(mesh.way_point_m[i - 1], mesh.way_point_m[i], t);
}

double drawn_arrow_width_m(const Arrow& arrow, double metres_per_pixel_at_1080) {
    constexpr double reference_m_per_px = 480; // Belarus fills the frame: drawn as authored.
    return arrow.width_km * 1000.0 * std::pow(metres_per_pixel_at_1080 / reference_m_per_px, 0.62);
}

} // namespace bagration
