#include "terrain/bake/etopo5.hpp"

#include "terrain/bake/etopo5_faults.hpp"
#include "terrain/bake/field.hpp"
#include "terrain/bake/netcdf_file.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace bagration {

float GlobeGrid::sample_cubic(LonLat place) const {
    const double column = std::clamp((place.lon_deg - lon0_deg) / step_deg, 0.0, width - 1.0);
    const double row = std::clamp((place.lat_deg - lat0_deg) / step_deg, 0.0, height - 1.0);
    const int i = static_cast<int>(column), j = static_cast<int>(row);
    const auto weights = [](float t) {
        const float t2 = t * t, t3 = t2 * t;
        return std::array<float, 4>{-0.5f * t3 + t2 - 0.5f * t, 1.5f * t3 - 2.5f * t2 + 1,
                                    -1.5f * t3 + 2 * t2 + 0.5f * t, 0.5f * t3 - 0.5f * t2};
    };
    const auto wx = weights(static_cast<float>(column - i)), wy = weights(static_cast<float>(row - j));
    float sum = 0;
    for (int b = 0; b < 4; ++b) {
        float line = 0;
        for (int a = 0; a < 4; ++a)
            line += wx[static_cast<std::size_t>(a)] *
                    at(std::clamp(i + a - 1, 0, width - 1), std::clamp(j + b - 1, 0, height - 1));
        sum += wy[static_cast<std::size_t>(b)] * line;
    }
    return sum;
}

Expected<GlobeGrid> read_etopo5(const std::filesystem::path& file, const LonLatBox& box) {
    auto netcdf = NetcdfFile::open(file, "ferret-datasets");
    if (!netcdf) return tl::unexpected(netcdf.error());
    constexpr int nodes_per_degree = 12, columns = 360 * nodes_per_degree, rows = 180 * nodes_per_degree + 1;
    const auto width = netcdf->dimension("ETOPO05_X"), height = netcdf->dimension("ETOPO05_Y");
    if (!width || !height) return tl::unexpected((width ? height : width).error());
    if (*width != columns || *height != rows)
        return fail(ExitCode::usage, file.string() + " is not the 5-minute grid expected here");
    const int west = static_cast<int>(std::floor(box.west_deg * nodes_per_degree));
    const int east = static_cast<int>(std::ceil(box.east_deg * nodes_per_degree));
    const int south = std::max(0, static_cast<int>(std::floor((box.south_deg + 90) * nodes_per_degree)));
    const int north =
        std::min(rows - 1, static_cast<int>(std::ceil((box.north_deg + 90) * nodes_per_degree)));
    GlobeGrid grid{west / static_cast<double>(nodes_per_degree),
                   south / static_cast<double>(nodes_per_degree) - 90,
                   1.0 / nodes_per_degree,
                   east - west + 1,
                   north - south + 1,
                   {}};
    const auto all = netcdf->block("ROSE", static_cast<std::size_t>(south), 0,
                                   static_cast<std::size_t>(grid.height), columns);
    if (!all) return tl::unexpected(all.error());
    grid.values.reserve(static_cast<std::size_t>(grid.width) * static_cast<std::size_t>(grid.height));
    for (int j = 0; j < grid.height; ++j)
        for (int i = west; i <= east; ++i) {
            const int wrapped =
                ((i % columns) + columns) % columns; // Columns run from 0 to 360 degrees east.
            const float value =
                (*all)[static_cast<std::size_t>(j) * columns + static_cast<std::size_t>(wrapped)];
            grid.values.push_back(std::fabs(value) < 12000 ? value : 0);
        }
    return grid;
}

int repair_scaled_boxes(GlobeGrid& grid) {
    int repaired = 0;
    constexpr double margin = 0.01; // Node coordinates in the table are rounded.
    for (int j = 0; j < grid.height; ++j)
        for (int i = 0; i < grid.width; ++i) {
            float& z = grid.values[static_cast<std::size_t>(j) * static_cast<std::size_t>(grid.width) +
                                   static_cast<std::size_t>(i)];
            if (!(z > 0 && z <= etopo5_scaled_ceiling_m)) continue;
            const double lat = grid.lat0_deg + j * grid.step_deg, lon = grid.lon0_deg + i * grid.step_deg;
            for (const ScaledBox& box : etopo5_scaled_boxes())
                if (lat >= box.lat_min - margin && lat <= box.lat_max + margin &&
                    lon >= box.lon_min - margin && lon <= box.lon_max + margin) {
                    z *= etopo5_scaled_factor;
                    ++repaired;
                    break; // Boxes overlap.
                }
        }
    return repaired;
}

int repair_pits(GlobeGrid& grid) {
    // A pit is far below the median of a wide neighbourhood whose own spread is small.
    constexpr int wide_x = 6, wide_y = 2, near_x = 4, near_y = 2;
    constexpr float depth_m = 90, spread_m = 40, lowest_median_m = 60;
    const std::vector<float> before = grid.values;
    const auto neighbourhood = [&](int i, int j, int rx, int ry, std::vector<float>& out) {
        out.clear();
        for (int y = std::max(0, j - ry); y <= std::min(grid.height - 1, j + ry); ++y)
            for (int x = std::max(0, i - rx); x <= std::min(grid.width - 1, i + rx); ++x)
                out.push_back(before[static_cast<std::size_t>(y) * static_cast<std::size_t>(grid.width) +
                                     static_cast<std::size_t>(x)]);
    };
    const auto rank = [](std::vector<float>& v, double share) {
        const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(v.size() - 1) + 0.5);
        std::nth_element(v.begin(), v.begin() + at, v.end());
        return v[static_cast<std::size_t>(at)];
    };
    std::vector<int> repaired(static_cast<std::size_t>(grid.height), 0);
    parallel_for(grid.height, [&](int begin, int end) {
        std::vector<float> around;
        for (int j = begin; j < end; ++j)
            for (int i = 0; i < grid.width; ++i) {
                const std::size_t k = static_cast<std::size_t>(j) * static_cast<std::size_t>(grid.width) +
                                      static_cast<std::size_t>(i);
                const float z = before[k];
                if (!(z > 0)) continue;
                neighbourhood(i, j, wide_x, wide_y, around);
                const float median = rank(around, 0.5);
                if (median <= lowest_median_m || median - z <= depth_m) continue;
                neighbourhood(i, j, near_x, near_y, around);
                const float upper = rank(around, 0.75);
                if (upper - rank(around, 0.25) >= spread_m) continue;
                grid.values[k] = median;
                ++repaired[static_cast<std::size_t>(j)];
            }
    });
    int sum = 0;
    for (const int count : repaired)
        sum += count;
    return sum;
}

namespace {

/// Where `known` says no, the mean of the known values around, over the smallest radius that finds any.
void extend(GlobeGrid& grid, const std::vector<std::uint8_t>& known) {
    std::vector<float> out(grid.values.size(), std::numeric_limits<float>::quiet_NaN());
    for (std::size_t k = 0; k < out.size(); ++k)
        if (known[k]) out[k] = grid.values[k];
    for (const double sigma_cells : {0.7, 1.5, 3.0, 8.0, 30.0}) {
        std::vector<float> sum(out.size()), weight(out.size());
        for (std::size_t k = 0; k < out.size(); ++k) {
            weight[k] = known[k] ? 1.0f : 0.0f;
            sum[k] = known[k] ? grid.values[k] : 0.0f;
        }
        blur(sum, grid.width, grid.height, sigma_cells);
        blur(weight, grid.width, grid.height, sigma_cells);
        for (std::size_t k = 0; k < out.size(); ++k)
            if (std::isnan(out[k]) && weight[k] > 1e-3f) out[k] = sum[k] / weight[k];
    }
    for (float& value : out)
        if (std::isnan(value)) value = 0;
    grid.values = std::move(out);
}

} // namespace

LandAndSea split_land_and_sea(const GlobeGrid& repaired) {
    LandAndSea out{repaired, repaired};
    std::vector<std::uint8_t> known(repaired.values.size());
    for (std::size_t k = 0; k < known.size(); ++k)
        known[k] = repaired.values[k] > 0;
    extend(out.land, known);
    for (std::size_t k = 0; k < known.size(); ++k)
        known[k] = repaired.values[k] < 0;
    extend(out.sea, known);
    out.land.lon0_deg -= etopo5_land_shift_east_deg;
    out.land.lat0_deg -= etopo5_land_shift_north_deg;
    return out;
}

} // namespace bagration
