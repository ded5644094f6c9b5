#pragma once
// How sure the field is of itself: for every slice, on a wide grid, how far in space and time the nearest
// evidence is. Kept as an expected error of the front in kilometres, told as a number from 0 to 1.
#include "campaign/control/base_field.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bagration {

/// The error at which certainty has fallen to 1/e, kilometres.
inline constexpr double certainty_scale_km = 20;

class CertaintyField {
  public:
    CertaintyField() = default;
    static CertaintyField build(const Campaign& campaign, const BaseField& base,
                                const std::vector<CampaignTime>& times);

    /// Nodes are `certainty_node_cells` cells of the field apart; the first stands on its first cell.
    const GridFrame& frame() const { return frame_; }
    /// 255 = on top of evidence, 0 = nothing is known; row-major, frame().size() values.
    std::span<const std::uint8_t> slice(int slice) const;
    /// Bilinear, 0 to 1.
    double sample(int slice, PlanePoint point) const;

    std::string packed() const;
    /// False when the bytes do not fit together or are not for `slice_count` slices.
    bool unpack(std::string_view bytes, int slice_count);

  private:
    GridFrame frame_;
    std::vector<std::uint8_t> values_;
};

/// Cells of the field from node to node.
inline constexpr int certainty_node_cells = 8;

} // namespace bagration
