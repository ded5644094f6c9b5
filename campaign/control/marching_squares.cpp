#include "campaign/control/marching_squares.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <unordered_map>

namespace bagration {
namespace {

/// An edge of the grid: 2 * sample for the one to the east, 2 * sample + 1 for the one to the north.
using EdgeKey = std::uint64_t;

struct Piece {
    EdgeKey from = 0, to = 0;
};

class Marcher {
  public:
    Marcher(const GridFrame& frame, const std::vector<float>& values) : frame_(frame), values_(values) {}

    void add_square(int i, int j) {
        const float sw = value(i, j), se = value(i + 1, j), nw = value(i, j + 1), ne = value(i + 1, j + 1);
        const int code = (sw > 0 ? 1 : 0) | (se > 0 ? 2 : 0) | (ne > 0 ? 4 : 0) | (nw > 0 ? 8 : 0);
        if (code == 0 || code == 15) return;
        const EdgeKey south = east_of(i, j), north = east_of(i, j + 1), west = north_of(i, j),
                      east = north_of(i + 1, j);
        // Each piece runs with the positive corner(s) on its left.
        const auto add = [&](EdgeKey from, EdgeKey to) { pieces_.push_back({from, to}); };
        switch (code) {
        case 1:
            add(south, west);
            break;
        case 2:
            add(east, south);
            break;
        case 3:
            add(east, west);
            break;
        case 4:
            add(north, east);
            break;
        case 6:
            add(north, south);
            break;
        case 7:
            add(north, west);
            break;
        case 8:
            add(west, north);
            break;
        case 9:
            add(south, north);
            break;
        case 11:
            add(east, north);
            break;
        case 12:
            add(west, east);
            break;
        case 13:
            add(south, east);
            break;
        case 14:
            add(west, south);
            break;
        case 5:
            if (sw + se + nw + ne > 0)
                add(south, east), add(north, west);
            else
                add(south, west), add(north, east);
            break;
        default: // 10
            if (sw + se + nw + ne > 0)
                add(west, south), add(east, north);
            else
                add(east, south), add(west, north);
            break;
        }
    }

    std::vector<FrontLine> joined() const {
        std::unordered_map<EdgeKey, std::size_t> starts;
        std::unordered_map<EdgeKey, int> arrivals;
        for (std::size_t k = 0; k < pieces_.size(); ++k)
            starts[pieces_[k].from] = k, ++arrivals[pieces_[k].to];
        std::vector<std::uint8_t> used(pieces_.size(), 0);
        std::vector<FrontLine> lines;
        const auto follow = [&](std::size_t first) {
            FrontLine line;
            line.line.push_back(crossing(pieces_[first].from));
            for (std::size_t k = first;;) {
                used[k] = 1;
                const auto next = starts.find(pieces_[k].to);
                line.closed = pieces_[k].to == pieces_[first].from;
                if (!line.closed) line.line.push_back(crossing(pieces_[k].to));
                if (next == starts.end() || used[next->second]) break;
                k = next->second;
            }
            lines.push_back(std::move(line));
        };
        for (std::size_t k = 0; k < pieces_.size(); ++k)
            if (!used[k] && arrivals.find(pieces_[k].from) == arrivals.end()) follow(k);
        for (std::size_t k = 0; k < pieces_.size(); ++k)
            if (!used[k]) follow(k);
        return lines;
    }

  private:
    float value(int i, int j) const { return values_[frame_.index(i, j)]; }
    EdgeKey east_of(int i, int j) const { return 2 * static_cast<EdgeKey>(frame_.index(i, j)); }
    EdgeKey north_of(int i, int j) const { return 2 * static_cast<EdgeKey>(frame_.index(i, j)) + 1; }
    PlanePoint crossing(EdgeKey edge) const {
        const std::size_t sample = static_cast<std::size_t>(edge / 2);
        const int i = static_cast<int>(sample % static_cast<std::size_t>(frame_.width));
        const int j = static_cast<int>(sample / static_cast<std::size_t>(frame_.width));
        const bool northward = edge % 2 != 0;
        const float a = value(i, j), b = northward ? value(i, j + 1) : value(i + 1, j);
        const double t = static_cast<double>(a) / (static_cast<double>(a) - static_cast<double>(b));
        return northward ? frame_.point(i, j + t) : frame_.point(i + t, j);
    }

    const GridFrame& frame_;
    const std::vector<float>& values_;
    std::vector<Piece> pieces_;
};

} // namespace

std::vector<FrontLine> zero_lines(const GridFrame& frame, const std::vector<float>& values,
                                  const std::function<bool(int i, int j)>& wanted, const QuietBlocks& quiet) {
    Marcher marcher(frame, values);
    const bool any_quiet = !quiet.is_quiet.empty();
    const auto is_quiet = [&](int i, int j) {
        return quiet.is_quiet[static_cast<std::size_t>(j / quiet.cells * quiet.columns + i / quiet.cells)];
    };
    for (int j = 0; j + 1 < frame.height; ++j)
        for (int i = 0; i + 1 < frame.width; ++i) {
            if (any_quiet && i % quiet.cells == 0 && is_quiet(i, j)) {
                i += quiet.cells - 1;
                continue;
            }
            const float* south = &values[frame.index(i, j)];
            const float* north = &values[frame.index(i, j + 1)];
            const bool positive = south[0] > 0;
            if (positive == (south[1] > 0) && positive == (north[0] > 0) && positive == (north[1] > 0))
                continue;
            if (wanted(i, j)) marcher.add_square(i, j);
        }
    return marcher.joined();
}

std::vector<float> blurred(const GridFrame& frame, const std::vector<float>& values, int radius) {
    // What is blurred here is the same over most of the map: stretches of a row that are need no sums.
    constexpr std::size_t stretch = 32;
    constexpr float mixed = std::numeric_limits<float>::quiet_NaN(); // Equal to nothing.
    const std::size_t width = static_cast<std::size_t>(frame.width), reach = static_cast<std::size_t>(radius);
    const std::size_t stretches = (width + stretch - 1) / stretch;
    const float scale = 1 / static_cast<float>(2 * radius + 1);
    const auto count_of = [&](std::size_t s) { return std::min(stretch, width - s * stretch); };

    std::vector<float> across(values.size()), level(stretches * static_cast<std::size_t>(frame.height));
    std::vector<float> padded(width + 2 * reach);
    for (int j = 0; j < frame.height; ++j) {
        const float* row = &values[frame.index(0, j)];
        std::fill_n(padded.begin(), reach, row[0]);
        std::copy_n(row, width, padded.begin() + radius);
        std::fill_n(padded.begin() + radius + frame.width, reach, row[width - 1]);
        for (std::size_t s = 0; s < stretches; ++s) {
            const float* from = &padded[s * stretch];
            float* to = &across[frame.index(0, j) + s * stretch];
            const std::size_t count = count_of(s);
            int differ = 0;
            for (std::size_t i = 0; i < count + 2 * reach; ++i)
                differ |= from[i] != from[0];
            level[static_cast<std::size_t>(j) * stretches + s] = differ ? mixed : from[0];
            if (!differ) {
                std::fill_n(to, count, from[0]);
                continue;
            }
            for (std::size_t k = 0; k <= 2 * reach; ++k)
                for (std::size_t i = 0; i < count; ++i)
                    to[i] += from[i + k] * scale;
        }
    }
    std::vector<float> out(values.size());
    for (int j = 0; j < frame.height; ++j)
        for (std::size_t s = 0; s < stretches; ++s) {
            const auto row_at = [&](int k) {
                return static_cast<std::size_t>(std::clamp(j + k, 0, frame.height - 1));
            };
            const std::size_t count = count_of(s);
            float* to = &out[frame.index(0, j) + s * stretch];
            const float first = level[row_at(0) * stretches + s];
            bool same = true;
            for (int k = -radius; k <= radius; ++k)
                same = same && level[row_at(k) * stretches + s] == first;
            if (same) {
                std::fill_n(to, count, first);
                continue;
            }
            for (int k = -radius; k <= radius; ++k) {
                const float* from = &across[row_at(k) * width + s * stretch];
                for (std::size_t i = 0; i < count; ++i)
                    to[i] += from[i] * scale;
            }
        }
    return out;
}

} // namespace bagration
