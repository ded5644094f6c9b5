#pragma once
// What lies on top of the control field, sampled on its grid: ground of sides that belong to neither bloc,
// and how near a closed pocket is. For upload beside phi.
#include "campaign/control/control_field.hpp"
#include "campaign/model.hpp"
#include "terrain/geo/grid.hpp"

#include <map>
#include <span>
#include <utility>
#include <vector>

namespace bagration {

/// Sides of neither bloc in the order of the campaign: at most two are told apart on the map.
std::vector<SideIndex> other_sides(const Campaign& campaign);

class ControlOverlay {
  public:
    /// Distances to the edge of other sides' ground are clamped to this.
    static constexpr float reach_km = 10;

    ControlOverlay(const Campaign& campaign, const GridFrame& frame) : campaign_(&campaign), frame_(frame) {}

    /// Shows what is active at a time. Returns boxes that together cover every cell whose values may have
    /// changed.
    std::vector<ControlField::CellBox> show(CampaignTime time);

    /// For a box of cells, row by row. other: 0 far from other sides' ground, else reach_km + the signed
    /// distance (km, positive inside), negated for the second other side. ring: 1 in and beside pockets,
    /// fading to 0.
    void read(const ControlField::CellBox& box, std::span<float> other, std::span<float> ring) const;

  private:
    using Key = std::pair<int, int>; ///< Area, ring.
    struct Baked {
        ControlField::CellBox box{};
        std::vector<float> values; ///< `other` or `ring` over the box.
        bool is_pocket = false;
    };
    Baked bake(const Key& key) const;

    const Campaign* campaign_;
    GridFrame frame_;
    std::map<Key, Baked> baked_; ///< Made when first shown; a memo.
    std::vector<Key> active_;
};

} // namespace bagration
