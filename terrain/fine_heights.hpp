#pragma once
// The finest heights of the window, left in the pack until somebody asks about a place.
#include "terrain/pack.hpp"
#include "terrain/terrain.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace bagration {

class FineHeights {
  public:
    /// `frame`: of level 0 of the window.
    FineHeights(std::shared_ptr<const PackReader> pack, const GridFrame& frame);

    /// Metres, bilinear; nothing when the pack cannot be read any more. Safe from several threads.
    std::optional<double> height_m(PlanePoint point) const;

  private:
    /// Reads a band of rows unless it is at hand. Null when it cannot be read.
    const std::vector<HeightTexel>* band(int index) const;

    std::shared_ptr<const PackReader> pack_;
    GridFrame frame_;
    mutable std::mutex mutex_;
    mutable std::map<int, std::vector<HeightTexel>> bands_; ///< The last that were asked for: a memo.
};

} // namespace bagration
