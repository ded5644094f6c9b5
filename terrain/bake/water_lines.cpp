#include "terrain/bake/water_lines.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

std::vector<Polyline> clipped(const Polyline& line, const PlaneBox& box) {
    std::vector<Polyline> parts;
    bool open = false; // The last part may go on.
    for (std::size_t k = 0; k < line.size(); ++k) {
        const bool inside = box.contains(line[k]);
        const bool beside =
            (k > 0 && box.contains(line[k - 1])) || (k + 1 < line.size() && box.contains(line[k + 1]));
        if (!inside && !beside) {
            open = false;
            continue;
        }
        if (!open) parts.emplace_back();
        parts.back().push_back(line[k]);
        // A vertex just outside ends a part unless the line comes straight back in.
        open = inside || (k + 1 < line.size() && box.contains(line[k + 1]));
    }
    std::erase_if(parts, [](const Polyline& part) { return part.size() < 2; });
    return parts;
}

std::vector<WaterLine> shore_water_lines(const std::vector<PlaneShore>& shores, const PlaneBox& window,
                                         const PlaneBox& surround) {
    constexpr double window_tolerance_m = 110, surround_tolerance_m = 1500;
    constexpr double smallest_island_km2 = 0.15, smallest_lake_km2 = 0.4, smallest_outside_km2 = 60;
    constexpr double margin_m = 2000;
    std::vector<WaterLine> out;
    const auto add = [&](const PlaneShore& shore, const Polyline& part, double tolerance_m) {
        Polyline line = simplified(part, tolerance_m);
        // A ring so small that nothing is left of it but a spike is no shore to draw.
        if (line.size() < 4 && shore.closed && distance_m(line.front(), line.back()) < tolerance_m) return;
        WaterLine water;
        water.kind = shore.level == 1 ? WaterLineKind::coast : WaterLineKind::lake_shore;
        // Small waters clutter a small scale: the rank tells which to leave out first.
        constexpr double largest = 3, smallest = -1; // Decades of km2.
        const double decades = std::log10(std::max(shore.area_km2, 1e-3));
        water.rank = static_cast<float>(std::clamp((largest - decades) / (largest - smallest), 0.0, 1.0));
        water.line = std::move(line);
        out.push_back(std::move(water));
    };
    for (const PlaneShore& shore : shores) {
        const bool small = shore.area_km2 < (shore.level == 1 ? smallest_island_km2 : smallest_lake_km2);
        if (small && shore.closed) continue;
        const PlaneBox extent = bounds(shore.line);
        if (window.overlaps(extent))
            for (const Polyline& part : clipped(shore.line, window.grown_by(margin_m)))
                add(shore, part, window_tolerance_m);
        if (shore.area_km2 < smallest_outside_km2 || shore.level > 2 || !surround.overlaps(extent)) continue;
        // Outside the window: the runs of vertices that are not in it.
        Polyline run;
        const auto finish = [&] {
            if (run.size() > 1)
                for (const Polyline& part : clipped(run, surround))
                    add(shore, part, surround_tolerance_m);
            run.clear();
        };
        for (const PlanePoint& p : shore.line) {
            run.push_back(p);
            if (window.contains(p)) {
                if (run.size() > 1 && !window.contains(run[run.size() - 2])) finish();
                run = {p};
            }
        }
        finish();
    }
    return out;
}

} // namespace bagration
