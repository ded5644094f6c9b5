#include "campaign/control/marching_squares.hpp"

#include <algorithm>
#include <cstdint>
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
                                  const std::function<bool(int i, int j)>& wanted) {
    Marcher marcher(frame, values);
    for (int j = 0; j + 1 < frame.height; ++j)
        for (int i = 0; i + 1 < frame.width; ++i) {
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
    std::vector<float> across(values.size()), out(values.size());
    const float scale = 1 / static_cast<float>(2 * radius + 1);
    const int w = frame.width, h = frame.height;
    for (int j = 0; j < h; ++j) {
        const float* row = &values[frame.index(0, j)];
        float* to = &across[frame.index(0, j)];
        double sum = 0; // In double: the running sum must come back to zero where the values do.
        for (int k = -radius; k <= radius; ++k)
            sum += static_cast<double>(row[std::clamp(k, 0, w - 1)]);
        for (int i = 0; i < w; ++i) {
            to[i] = static_cast<float>(sum) * scale;
            sum += static_cast<double>(row[std::min(i + radius + 1, w - 1)]) -
                   static_cast<double>(row[std::max(i - radius, 0)]);
        }
    }
    std::vector<double> sums(static_cast<std::size_t>(w), 0);
    const auto add_row = [&](int j, double sign) {
        const float* row = &across[frame.index(0, std::clamp(j, 0, h - 1))];
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += sign * static_cast<double>(row[i]);
    };
    for (int k = -radius; k <= radius; ++k)
        add_row(k, 1);
    for (int j = 0; j < h; ++j) {
        float* to = &out[frame.index(0, j)];
        for (std::size_t i = 0; i < sums.size(); ++i)
            to[i] = static_cast<float>(sums[i]) * scale;
        add_row(j + radius + 1, 1), add_row(j - radius, -1);
    }
    return out;
}

} // namespace bagration
