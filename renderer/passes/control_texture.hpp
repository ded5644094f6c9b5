#pragma once
// The campaign's control field as textures, kept up with the date: only what changed is uploaded. And what a
// box of ground can contain of it, so that most patches can be drawn by simpler programs.
#include "renderer/gl/texture.hpp"
#include "renderer/scene/control_overlay.hpp"
#include "renderer/scene/frame_scene.hpp"
#include "renderer/scene/held_ground.hpp"
#include "renderer/scene/range_grid.hpp"
#include "renderer/scene/show.hpp"

#include <optional>
#include <vector>

namespace bagration {

class ControlTexture {
  public:
    static Expected<ControlTexture> create(const Show& show);

    /// Makes the textures hold the two slices around a date and what lies on top of them.
    void show(const SliceBracket& bracket, CampaignTime time);

    // Apart, because most of the ground needs no more than phi, and every texel costs.
    /// rg: phi of both slices (km).
    const Texture2D& field() const { return field_; }
    /// rg: how far the film tells of this ground, nearness of a closed pocket.
    const Texture2D& marks() const { return marks_; }
    /// r: other sides, see ControlOverlay; g: the share of a part of the positive side, see HeldGround.
    const Texture2D& others() const { return others_; }
    /// rg: certainty of the front in both slices.
    const Texture2D& certainty() const { return certainty_; }

    /// Makes ghost() hold the two slices around an earlier date. Error no_display_or_gl when there is no
    /// memory.
    Expected<void> show_ghost(const SliceBracket& bracket);
    /// rg: phi of both slices (km). Only after show_ghost().
    const Texture2D& ghost() const { return *ghost_; }
    ValueRange ghost_km(const PlaneBox& box) const { return ghost_range_km_.over(box); }

    /// What a box can contain.
    struct Content {
        ValueRange phi_km, told;
        bool others = false, pockets = false; ///< others: or a part of the positive side.
    };
    Content content(const PlaneBox& box) const;

  private:
    ControlTexture(const Show& show, Texture2D field, Texture2D marks, Texture2D others, Texture2D certainty);
    void upload(ControlField::CellBox box, const SliceBracket& bracket);
    void upload_ghost(ControlField::CellBox box, const SliceBracket& bracket);
    ControlField::CellBox whole_tiles(ControlField::CellBox box) const;
    /// Cells that differ between two pairs of slices; all when nothing was shown.
    std::vector<ControlField::CellBox> differing(int was_a, int was_b, const SliceBracket& bracket) const;
    void upload_certainty(const SliceBracket& bracket);

    const Show* show_;
    Texture2D field_, marks_, others_, certainty_;
    Raster<float> told_;
    RangeGrid told_range_, phi_range_km_, other_range_, ring_range_, held_range_, ghost_range_km_;
    ControlOverlay overlay_;
    HeldGround held_;
    std::optional<Texture2D> ghost_; ///< Made when a ghost is first asked for.
    int ghost_a_ = -1, ghost_b_ = -1;
    int slice_a_ = -1, slice_b_ = -1; ///< What the textures hold: a memo, never an influence.
};

} // namespace bagration
