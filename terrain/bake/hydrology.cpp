#include "terrain/bake/hydrology.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

namespace {

constexpr int dx[8] = {-1, 0, 1, -1, 1, -1, 0, 1}, dy[8] = {-1, -1, -1, 0, 0, 1, 1, 1};

/// A queue of samples by height in steps, first in, first out within a step. Only ever filled at or above the
/// step that is being emptied, which is how a flood rises; so it costs the same for every sample.
class FloodQueue {
  public:
    FloodQueue(float lowest_m, float highest_m)
        : lowest_(lowest_m), buckets_(static_cast<std::size_t>((highest_m - lowest_m) / step_m) + 2) {}

    void push(float height_m, std::int32_t sample) {
        auto bucket = static_cast<std::size_t>(std::max(0.0f, (height_m - lowest_) / step_m));
        bucket = std::clamp(bucket, current_, buckets_.size() - 1);
        buckets_[bucket].push_back(sample);
    }
    /// False when empty.
    bool pop(std::int32_t& sample) {
        while (current_ < buckets_.size()) {
            if (next_ < buckets_[current_].size()) {
                sample = buckets_[current_][next_++];
                return true;
            }
            std::vector<std::int32_t>().swap(buckets_[current_]);
            ++current_;
            next_ = 0;
        }
        return false;
    }

  private:
    static constexpr float step_m = 0.125f;
    float lowest_;
    std::vector<std::vector<std::int32_t>> buckets_;
    std::size_t current_ = 0, next_ = 0;
};

} // namespace

Drainage drain(const Field& surface_m, const Raster<std::uint8_t>& outlet, const Field& toll_m) {
    const GridFrame& frame = surface_m.frame;
    const std::size_t count = frame.size();
    const auto [lowest, highest] = std::minmax_element(surface_m.values.begin(), surface_m.values.end());
    FloodQueue queue(*lowest, *highest + 1);
    std::vector<float> level = surface_m.values; // Raised to the flood's level in pits.
    std::vector<std::int32_t> rank(count, -1);   // Place in the order; -1: not yet reached.
    std::vector<std::uint8_t> queued(count, 0);
    Drainage out;
    out.order.reserve(count);
    out.receiver.resize(count);
    const auto neighbour = [&](int i, int j, int k, int& x, int& y) {
        x = i + dx[k];
        y = j + dy[k];
        return x >= 0 && y >= 0 && x < frame.width && y < frame.height;
    };
    for (int j = 0; j < frame.height; ++j)
        for (int i = 0; i < frame.width; ++i) {
            const std::size_t s = frame.index(i, j);
            const bool edge = i == 0 || j == 0 || i == frame.width - 1 || j == frame.height - 1;
            if (!outlet.values[s] && !edge) continue;
            queued[s] = 1;
            out.receiver[s] = static_cast<std::int32_t>(s);
            // The inner sea has no use in the flood: only its shore lets water in.
            bool shore = !outlet.values[s];
            for (int k = 0, x, y; k < 8 && !shore; ++k)
                shore = neighbour(i, j, k, x, y) && !outlet.at(x, y);
            if (outlet.values[s]) level[s] = *lowest;
            if (shore) queue.push(level[s], static_cast<std::int32_t>(s));
        }
    for (std::int32_t sample = 0; queue.pop(sample);) {
        const auto s = static_cast<std::size_t>(sample);
        rank[s] = static_cast<std::int32_t>(out.order.size());
        out.order.push_back(sample);
        const int i = sample % frame.width, j = sample / frame.width;
        for (int k = 0, x, y; k < 8; ++k) {
            if (!neighbour(i, j, k, x, y)) continue;
            const std::size_t n = frame.index(x, y);
            if (queued[n]) continue;
            queued[n] = 1;
            out.receiver[n] = sample;
            level[n] = std::max(level[n], level[s] + (toll_m.values.empty() ? 0.0f : toll_m.values[n]));
            queue.push(level[n], static_cast<std::int32_t>(n));
        }
    }
    // Off the flats water takes the steepest way among neighbours that were flooded before.
    parallel_for(frame.height, [&](int begin, int end) {
        for (int j = begin; j < end; ++j)
            for (int i = 0; i < frame.width; ++i) {
                const std::size_t s = frame.index(i, j);
                if (rank[s] < 0 || out.receiver[s] == static_cast<std::int32_t>(s)) continue;
                float steepest = 0;
                for (int k = 0, x, y; k < 8; ++k) {
                    if (!neighbour(i, j, k, x, y)) continue;
                    const std::size_t n = frame.index(x, y);
                    if (rank[n] < 0 || rank[n] >= rank[s]) continue;
                    const float slope = (level[s] - level[n]) * (dx[k] != 0 && dy[k] != 0 ? 0.70711f : 1.0f);
                    if (slope > steepest) {
                        steepest = slope;
                        out.receiver[s] = static_cast<std::int32_t>(n);
                    }
                }
            }
    });
    const double cell_km = frame.cell_m / 1000;
    out.area_km2.assign(count, static_cast<float>(cell_km * cell_km));
    for (auto it = out.order.rbegin(); it != out.order.rend(); ++it) {
        const auto s = static_cast<std::size_t>(*it);
        const auto r = static_cast<std::size_t>(out.receiver[s]);
        if (r != s) out.area_km2[r] += out.area_km2[s];
    }
    return out;
}

void carve(Field& height_m, const Drainage& drainage, const Field& strength, float exponent) {
    std::vector<float> fall(height_m.values.size());
    for_each_sample(height_m.frame, [&](int, int, std::size_t s) {
        fall[s] = strength.values[s] * std::pow(drainage.area_km2[s], exponent);
    });
    for (const std::int32_t sample : drainage.order) {
        const auto s = static_cast<std::size_t>(sample);
        const auto r = static_cast<std::size_t>(drainage.receiver[s]);
        if (r == s) continue;
        const float below = std::min(std::max(height_m.values[r], 0.0f), height_m.values[s]);
        height_m.values[s] = (height_m.values[s] + fall[s] * below) / (1 + fall[s]);
    }
}

} // namespace bagration
