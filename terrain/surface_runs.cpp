#include "terrain/surface_runs.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

namespace bagration {

SurfaceRuns::SurfaceRuns(const GridFrame& frame)
    : frame_(frame), rows_(static_cast<std::size_t>(frame.height), std::vector<Run>(1)) {
    BAGRATION_EXPECTS(frame.width >= 1 && frame.width <= std::numeric_limits<std::uint16_t>::max() + 1);
}

Surface SurfaceRuns::at(int i, int j) const {
    BAGRATION_EXPECTS(i >= 0 && i < frame_.width && j >= 0 && j < frame_.height);
    const std::vector<Run>& runs = rows_[static_cast<std::size_t>(j)];
    const auto next = std::upper_bound(runs.begin() + 1, runs.end(), i,
                                       [](int column, const Run& run) { return column < run.first_column; });
    return static_cast<Surface>((next - 1)->surface);
}

void SurfaceRuns::set_coded_row(int j, std::span<const std::byte> differences) {
    BAGRATION_EXPECTS(differences.size() == static_cast<std::size_t>(frame_.width));
    std::vector<Run> runs(1);
    std::uint8_t value = 0;
    for (std::size_t i = 0; i < differences.size();) {
        std::uint64_t eight = 0;
        if (i + sizeof eight <= differences.size()) {
            std::memcpy(&eight, &differences[i], sizeof eight);
            if (eight == 0) { // Nothing changes here.
                i += sizeof eight;
                continue;
            }
        }
        const std::size_t stop = std::min(i + sizeof eight, differences.size());
        for (; i < stop; ++i) {
            if (differences[i] == std::byte{0}) continue;
            value = static_cast<std::uint8_t>(value + static_cast<std::uint8_t>(differences[i]));
            if (i == 0)
                runs.front().surface = value;
            else
                runs.push_back({static_cast<std::uint16_t>(i), value});
        }
    }
    runs.shrink_to_fit();
    rows_[static_cast<std::size_t>(j)] = std::move(runs);
}

} // namespace bagration
