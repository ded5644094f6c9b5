#pragma once
// Finds tagged points near a place: a hash of square cells.
#include "terrain/geo/coordinates.hpp"

#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace bagration {

class PointIndex {
  public:
    explicit PointIndex(double cell_m) : cell_m_(cell_m) {}

    void add(int tag, PlanePoint p) { cells_[key(column(p.x_m), column(p.y_m))].push_back({tag, p}); }

    /// Calls visit(tag, point) for every point within `radius_m` and some that are a little farther, always
    /// in the same order.
    template <class Visit>
    void visit_near(PlanePoint p, double radius_m, Visit&& visit) const {
        for (std::int32_t y = column(p.y_m - radius_m); y <= column(p.y_m + radius_m); ++y)
            for (std::int32_t x = column(p.x_m - radius_m); x <= column(p.x_m + radius_m); ++x)
                if (const auto found = cells_.find(key(x, y)); found != cells_.end())
                    for (const Entry& entry : found->second)
                        visit(entry.tag, entry.point);
    }

  private:
    struct Entry {
        int tag;
        PlanePoint point;
    };
    std::int32_t column(double metres) const {
        return static_cast<std::int32_t>(std::floor(metres / cell_m_));
    }
    static std::uint64_t key(std::int32_t x, std::int32_t y) {
        return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(x)) << 32) |
               static_cast<std::uint32_t>(y);
    }
    double cell_m_;
    std::unordered_map<std::uint64_t, std::vector<Entry>> cells_;
};

} // namespace bagration
