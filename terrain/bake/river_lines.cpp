#include "terrain/bake/rivers.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

Field river_strength(const GridFrame& frame, const std::vector<RiverLine>& rivers) {
    Field strength(frame);
    for (const RiverLine& river : rivers)
        for (const PlanePoint& p : resampled(river.line, frame.cell_m / 2)) {
            if (!frame.inside(p)) continue;
            float& s = strength.at(static_cast<int>(std::lround(frame.column(p))),
                                   static_cast<int>(std::lround(frame.row(p))));
            s = std::max(s, static_cast<float>(river.strength));
        }
    return strength;
}

namespace {

/// Drained area near a place: the largest of the samples around.
float area_near(const GridFrame& frame, const Drainage& drainage, PlanePoint p) {
    if (!frame.inside(p)) return 0;
    const int i = static_cast<int>(std::lround(frame.column(p))),
              j = static_cast<int>(std::lround(frame.row(p)));
    float area = 0;
    for (int y = std::max(0, j - 1); y <= std::min(frame.height - 1, j + 1); ++y)
        for (int x = std::max(0, i - 1); x <= std::min(frame.width - 1, i + 1); ++x)
            area = std::max(area, drainage.area_km2[frame.index(x, y)]);
    return area;
}

/// The rivers without their ways through lakes: what the data draw there is a connection, not a river.
/// Small lakes that a river threads do not cut it.
std::vector<RiverLine> outside_lakes(const std::vector<RiverLine>& rivers,
                                     const Raster<std::uint8_t>& still_water) {
    constexpr double widest_threaded_m = 2500;
    const GridFrame& frame = still_water.frame;
    const auto wet = [&](PlanePoint p) {
        return frame.inside(p) && still_water.at(static_cast<int>(std::lround(frame.column(p))),
                                                 static_cast<int>(std::lround(frame.row(p))));
    };
    std::vector<RiverLine> out;
    for (const RiverLine& river : rivers) {
        // A data set's vertices may lie on both shores with nothing between.
        const Polyline line = resampled(river.line, frame.cell_m / 2);
        RiverLine part = river;
        part.line.clear();
        bool dry = false;
        const auto finish = [&] {
            if (dry && part.line.size() > 1) out.push_back(part);
            part.line.clear();
            dry = false;
        };
        for (std::size_t k = 0; k < line.size();) {
            if (!wet(line[k])) {
                part.line.push_back(line[k++]);
                dry = true;
                continue;
            }
            std::size_t shore = k;
            while (shore < line.size() && wet(line[shore]))
                ++shore;
            const double width_m = static_cast<double>(shore - k) * frame.cell_m / 2;
            if (width_m <= widest_threaded_m) {
                part.line.insert(part.line.end(), line.begin() + static_cast<std::ptrdiff_t>(k),
                                 line.begin() + static_cast<std::ptrdiff_t>(shore));
            } else {
                // A step into the water, so that river and shore meet.
                part.line.push_back(line[k]);
                finish();
                part.line.push_back(line[shore - 1]);
            }
            k = shore;
        }
        finish();
    }
    return out;
}

/// A typical area for a class of river, where nothing better is known.
float area_of_strength(int strength) {
    constexpr float km2[] = {300, 300, 700, 1800, 6000, 25000};
    return km2[std::clamp(strength, 0, 5)];
}

} // namespace

std::vector<WaterLine> river_water_lines(const std::vector<RiverLine>& rivers, const GridFrame& frame,
                                         const Drainage& drainage, const Raster<std::uint8_t>& still_water) {
    constexpr double tolerance_m = 110, curve_m = 250, flat_m = 45;
    constexpr float cut_when_grown = 2.2f; // Times in area, about a quarter in width.
    std::vector<WaterLine> out;
    for (const RiverLine& river : outside_lakes(rivers, still_water)) {
        // Curves through the data's vertices: tributaries still meet their river, and none runs in corners.
        Polyline line = simplified(smoothed_through(simplified(river.line, tolerance_m), curve_m), flat_m);
        std::vector<float> area;
        for (const PlanePoint& p : line)
            area.push_back(area_near(frame, drainage, p));
        // Downstream is where the area grows; the medians of the two halves are not fooled by a crossing.
        const auto median = [](std::vector<float> v) {
            std::nth_element(v.begin(), v.begin() + static_cast<std::ptrdiff_t>(v.size() / 2), v.end());
            return v[v.size() / 2];
        };
        const auto middle = static_cast<std::ptrdiff_t>((area.size() + 1) / 2);
        if (median({area.begin(), area.begin() + middle}) > median({area.end() - middle, area.end()})) {
            std::reverse(line.begin(), line.end());
            std::reverse(area.begin(), area.end());
        }
        // No more than the river's known area, no less than its class suggests, and never shrinking. A single
        // sample may belong to a larger river beside: the area is the smallest of the next few downstream.
        const float least = 0.25f * area_of_strength(river.strength);
        const float most = river.mouth_area_km2 > 0 ? river.mouth_area_km2 : 60000;
        for (std::size_t k = 0; k < area.size(); ++k)
            for (std::size_t n = k + 1; n < std::min(area.size(), k + 5); ++n)
                area[k] = std::min(area[k], area[n]);
        float grown = 0;
        for (float& a : area) {
            grown = std::max(grown, std::clamp(a, least, most));
            a = grown;
        }
        std::size_t first = 0;
        for (std::size_t k = 1; k < line.size(); ++k) {
            if (k + 1 < line.size() && area[k] < area[first] * cut_when_grown) continue;
            WaterLine part;
            part.kind = WaterLineKind::river;
            part.name = river.name;
            part.width_km2 = area[k] / 1000;
            constexpr double largest = 5.5, smallest = 2.5; // Decades of km2.
            const double decades = std::log10(static_cast<double>(area[k]));
            part.rank = static_cast<float>(std::clamp((largest - decades) / (largest - smallest), 0.0, 1.0));
            part.line.assign(line.begin() + static_cast<std::ptrdiff_t>(first),
                             line.begin() + static_cast<std::ptrdiff_t>(k) + 1);
            out.push_back(std::move(part));
            first = k;
        }
    }
    return out;
}

} // namespace bagration
