#pragma once
// Ground held by a bloc for a time against what the traces say: pockets, bridgeheads, garrisons, islands.
// Their outlines become signed distances, so that between two dates, and at the end, they change shape
// without a seam.
#include "campaign/model.hpp"
#include "terrain/geo/grid.hpp"

#include <span>
#include <vector>

namespace bagration {

class AreaField {
  public:
    /// Areas of sides other than the two blocs are left out: they lie on top of the field.
    AreaField(const Campaign& campaign, const GridFrame& frame);

    /// An area as it is at one instant.
    struct Active {
        int area = 0;       ///< Index into this field.
        int a = 0, b = 0;   ///< Rings before and after.
        float weight = 0;   ///< Of ring b.
        float shrink_m = 0; ///< Taken off all round.
        friend bool operator==(const Active&, const Active&) = default;
    };
    std::vector<Active> active_at(CampaignTime time) const;

    /// Cells whose phi an area can change.
    struct Box {
        int i0 = 0, j0 = 0, width = 0, height = 0;
        bool contains(int i, int j) const { return i >= i0 && j >= j0 && i < i0 + width && j < j0 + height; }
    };
    int count() const { return static_cast<int>(areas_.size()); }
    const Box& box(int area) const { return areas_[static_cast<std::size_t>(area)].box; }
    const Box& box(const Active& active) const { return box(active.area); }
    /// phi of a cell within the area's box after the area has had its say.
    float applied(const Active& active, int i, int j, float phi_m) const;
    /// phi at a point after all active areas have had their say.
    float applied(std::span<const Active> active, PlanePoint point, float phi_m) const;
    /// Metres inside (positive) or outside the nearest of the active areas; -1e9 when there is none.
    float inside_m(std::span<const Active> active, PlanePoint point) const;

  private:
    struct Baked {
        int sign = 0;
        CampaignTime from, to;
        bool shrinks = true;
        Box box;
        std::vector<CampaignTime> dates;
        std::vector<std::vector<float>> distance_m; ///< Per ring, over the box; positive inside.
        std::vector<float> inradius_m;
        CampaignDuration shrink_for{0};
    };
    float distance(const Active& active, int i, int j) const;
    float distance(const Active& active, PlanePoint point) const;

    GridFrame frame_;
    std::vector<Baked> areas_;
};

} // namespace bagration
