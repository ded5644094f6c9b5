#pragma once
// Ground of the positive side that a part of it holds (Territory::holder), as shares on the control field's
// grid: 1 within, 0 without, soft over two cells at the border. For upload beside phi.
#include "campaign/control/control_field.hpp"
#include "campaign/model.hpp"
#include "terrain/geo/grid.hpp"

#include <map>
#include <span>
#include <vector>

namespace bagration {

/// The side that ground is drawn as, or no_side: the first that a territory names as its holder.
SideIndex holding_part(const Campaign& campaign);

class HeldGround {
  public:
    HeldGround(const Campaign& campaign, const GridFrame& frame) : campaign_(&campaign), frame_(frame) {}

    /// Shows what holds at a time. Returns boxes that together cover every cell that may have changed.
    std::vector<ControlField::CellBox> show(CampaignTime time);
    /// For a box of cells, row by row.
    void read(const ControlField::CellBox& box, std::span<float> share) const;

  private:
    struct Baked {
        ControlField::CellBox box{};
        std::vector<float> share;
    };
    Baked bake(const Territory& territory) const;

    const Campaign* campaign_;
    GridFrame frame_;
    std::map<int, Baked> baked_; ///< By territory; made when first shown, a memo.
    std::vector<int> active_;
};

} // namespace bagration
