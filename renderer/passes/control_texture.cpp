#include "renderer/passes/control_texture.hpp"

#include "renderer/scene/smooth_step.hpp"
#include "renderer/scene/theatre_distance.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace bagration {

namespace {

/// Small: the simpler a quad of ground is, the faster it is drawn.
constexpr int range_cells = 4;
/// Full uploads go by bands of rows, so that no second copy of the whole grid is ever made.
constexpr int band_rows = 64;

/// About how far each cell is from ground of the negative side in the first slice, kilometres: two sweeps,
/// each handing distances on to the neighbours that come later.
Raster<float> hinterland_km(const ControlField& field) {
    const GridFrame& frame = field.frame();
    Raster<float> away(frame);
    field.read_slice(0, away.values);
    for (float& value : away.values)
        value = value < 0 ? 0.0F : 1e6F;
    const auto straight = static_cast<float>(frame.cell_m * 1e-3), diagonal = 1.414F * straight;
    const auto sweep = [&](int i, int j, int back) {
        float& here = away.at(i, j);
        const auto take = [&](int di, int dj, float step) {
            const int ni = i + di, nj = j + dj;
            if (ni >= 0 && nj >= 0 && ni < frame.width && nj < frame.height)
                here = std::min(here, away.at(ni, nj) + step);
        };
        take(back, 0, straight);
        take(0, back, straight);
        take(-1, back, diagonal);
        take(1, back, diagonal);
    };
    for (int j = 0; j < frame.height; ++j)
        for (int i = 0; i < frame.width; ++i)
            sweep(i, j, -1);
    for (int j = frame.height; j-- > 0;)
        for (int i = frame.width; i-- > 0;)
            sweep(i, j, 1);
    return away;
}

/// Fades over the last stretch before the theatre's border: history goes on beyond, only this film does not
/// tell it. Slowly in the hinterland, where no front comes near that border.
Raster<float> told_share(const Show& show) {
    constexpr float beyond_km = 4, fade_km = 49, slow_fade_km = 240, slow_from_km = 60, slow_at_km = 200;
    const Raster<float> away_km = hinterland_km(*show.field);
    Raster<float> told = theatre_distance_km(show.campaign->theatre, show.field->frame());
    for (std::size_t k = 0; k < told.values.size(); ++k) {
        const float slow = smoothed_step(
            static_cast<double>((away_km.values[k] - slow_from_km) / (slow_at_km - slow_from_km)));
        const float fade = std::lerp(fade_km, slow_fade_km, slow);
        told.values[k] = smoothed_step(static_cast<double>((told.values[k] + beyond_km) / fade));
    }
    return told;
}

} // namespace

Expected<ControlTexture> ControlTexture::create(const Show& show) {
    const GridFrame& frame = show.field->frame();
    const auto over_frame = [&](TexelFormat format) {
        return Texture2D::create(format, frame.width, frame.height, 1, {Filter::linear});
    };
    auto field = over_frame(TexelFormat::rg16f);
    if (!field) return tl::unexpected(field.error());
    auto marks = over_frame(TexelFormat::rg8);
    if (!marks) return tl::unexpected(marks.error());
    auto others = over_frame(TexelFormat::rg16f);
    if (!others) return tl::unexpected(others.error());
    const GridFrame& sure = show.field->certainty_frame();
    auto certainty = Texture2D::create(TexelFormat::rg8, sure.width, sure.height, 1, {Filter::linear});
    if (!certainty) return tl::unexpected(certainty.error());
    field->label("control field");
    marks->label("what is told, pockets");
    others->label("other sides");
    certainty->label("certainty of the front");
    return ControlTexture(show, std::move(*field), std::move(*marks), std::move(*others),
                          std::move(*certainty));
}

ControlTexture::ControlTexture(const Show& show, Texture2D field, Texture2D marks, Texture2D others,
                               Texture2D certainty)
    : show_(&show), field_(std::move(field)), marks_(std::move(marks)), others_(std::move(others)),
      certainty_(std::move(certainty)), told_(told_share(show)),
      told_range_(show.field->frame(), range_cells), phi_range_km_(show.field->frame(), range_cells),
      other_range_(show.field->frame(), range_cells), ring_range_(show.field->frame(), range_cells),
      held_range_(show.field->frame(), range_cells), ghost_range_km_(show.field->frame(), range_cells),
      overlay_(*show.campaign, show.field->frame()), held_(*show.campaign, show.field->frame()) {
    for (int j = 0; j < told_.frame.height; ++j)
        for (int i = 0; i < told_.frame.width; ++i)
            told_range_.tile_of(i, j).include(told_.at(i, j));
}

std::vector<ControlField::CellBox> ControlTexture::differing(int was_a, int was_b,
                                                             const SliceBracket& bracket) const {
    const ControlField& field = *show_->field;
    if (was_a < 0) return {{0, 0, field.frame().width, field.frame().height}};
    std::vector<ControlField::CellBox> boxes = field.changed_boxes(was_a, bracket.a);
    const auto more = field.changed_boxes(was_b, bracket.b);
    boxes.insert(boxes.end(), more.begin(), more.end());
    return boxes;
}

ControlField::CellBox ControlTexture::whole_tiles(ControlField::CellBox box) const {
    const GridFrame& frame = show_->field->frame();
    const auto up = [](int cell) { return (cell + range_cells - 1) / range_cells * range_cells; };
    const int i0 = box.i0 / range_cells * range_cells, j0 = box.j0 / range_cells * range_cells;
    return {i0, j0, std::min(up(box.i0 + box.w), frame.width) - i0,
            std::min(up(box.j0 + box.h), frame.height) - j0};
}

void ControlTexture::show(const SliceBracket& bracket, CampaignTime time) {
    const bool first = slice_a_ < 0;
    std::vector<ControlField::CellBox> boxes = overlay_.show(time);
    const auto held = held_.show(time);
    boxes.insert(boxes.end(), held.begin(), held.end());
    const bool same_slices = bracket.a == slice_a_ && bracket.b == slice_b_;
    if (first) boxes.clear(); // Everything is uploaded anyway.
    if (!same_slices) {
        const auto changed = differing(slice_a_, slice_b_, bracket);
        boxes.insert(boxes.end(), changed.begin(), changed.end());
    }
    for (const ControlField::CellBox& box : boxes)
        upload(whole_tiles(box), bracket);
    if (!same_slices) upload_certainty(bracket);
    slice_a_ = bracket.a;
    slice_b_ = bracket.b;
}

Expected<void> ControlTexture::show_ghost(const SliceBracket& bracket) {
    if (!ghost_) {
        const GridFrame& frame = show_->field->frame();
        auto made = Texture2D::create(TexelFormat::rg16f, frame.width, frame.height, 1, {Filter::linear});
        if (!made) return tl::unexpected(made.error());
        ghost_ = std::move(*made);
        ghost_->label("earlier front");
    }
    if (bracket.a == ghost_a_ && bracket.b == ghost_b_) return {};
    for (const ControlField::CellBox& box : differing(ghost_a_, ghost_b_, bracket))
        upload_ghost(whole_tiles(box), bracket);
    ghost_a_ = bracket.a;
    ghost_b_ = bracket.b;
    return {};
}

void ControlTexture::upload_ghost(ControlField::CellBox box, const SliceBracket& bracket) {
    std::vector<float> a, b, texels;
    for (int row = 0; row < box.h; row += band_rows) {
        const ControlField::CellBox band{box.i0, box.j0 + row, box.w, std::min(band_rows, box.h - row)};
        const auto n = static_cast<std::size_t>(band.w) * static_cast<std::size_t>(band.h);
        a.resize(n);
        b.resize(n);
        texels.resize(2 * n);
        show_->field->read_slice(bracket.a, band.i0, band.j0, band.w, band.h, a);
        show_->field->read_slice(bracket.b, band.i0, band.j0, band.w, band.h, b);
        for (int j = 0; j < band.h; j += range_cells)
            for (int i = 0; i < band.w; i += range_cells)
                ghost_range_km_.tile_of(band.i0 + i, band.j0 + j) = {};
        for (std::size_t k = 0; k < n; ++k) {
            texels[2 * k] = a[k] * 1e-3F;
            texels[2 * k + 1] = b[k] * 1e-3F;
            ValueRange& range = ghost_range_km_.tile_of(band.i0 + static_cast<int>(k) % band.w,
                                                        band.j0 + static_cast<int>(k) / band.w);
            range.include(texels[2 * k]);
            range.include(texels[2 * k + 1]);
        }
        ghost_->upload_region(0, band.i0, band.j0, band.w, band.h, std::span<const float>(texels));
    }
}

void ControlTexture::upload(ControlField::CellBox box, const SliceBracket& bracket) {
    const ControlField& field = *show_->field;
    std::vector<float> a, b, other, held, ring, phi_km, others;
    std::vector<std::uint8_t> marks;
    const auto byte = [](float share) { return static_cast<std::uint8_t>(share * 255.0F + 0.5F); };
    for (int row = 0; row < box.h; row += band_rows) {
        const ControlField::CellBox band{box.i0, box.j0 + row, box.w, std::min(band_rows, box.h - row)};
        const auto n = static_cast<std::size_t>(band.w) * static_cast<std::size_t>(band.h);
        for (std::vector<float>* values : {&a, &b, &other, &held, &ring})
            values->resize(n);
        phi_km.resize(2 * n);
        others.resize(2 * n);
        marks.resize(2 * n);
        field.read_slice(bracket.a, band.i0, band.j0, band.w, band.h, a);
        field.read_slice(bracket.b, band.i0, band.j0, band.w, band.h, b);
        overlay_.read(band, other, ring);
        held_.read(band, held);
        for (int j = 0; j < band.h; j += range_cells)
            for (int i = 0; i < band.w; i += range_cells)
                for (RangeGrid* ranges : {&phi_range_km_, &other_range_, &held_range_, &ring_range_})
                    ranges->tile_of(band.i0 + i, band.j0 + j) = {};
        std::size_t k = 0;
        for (int j = band.j0; j < band.j0 + band.h; ++j)
            for (int i = band.i0; i < band.i0 + band.w; ++i, ++k) {
                phi_km[2 * k] = a[k] * 1e-3F;
                phi_km[2 * k + 1] = b[k] * 1e-3F;
                ValueRange& range = phi_range_km_.tile_of(i, j);
                range.include(phi_km[2 * k]);
                range.include(phi_km[2 * k + 1]);
                others[2 * k] = other[k];
                others[2 * k + 1] = held[k];
                other_range_.tile_of(i, j).include(other[k]);
                held_range_.tile_of(i, j).include(held[k]);
                ring_range_.tile_of(i, j).include(ring[k]);
                marks[2 * k] = byte(told_.at(i, j));
                marks[2 * k + 1] = byte(ring[k]);
            }
        field_.upload_region(0, band.i0, band.j0, band.w, band.h, std::span<const float>(phi_km));
        marks_.upload_region(0, band.i0, band.j0, band.w, band.h, std::span<const std::uint8_t>(marks));
        others_.upload_region(0, band.i0, band.j0, band.w, band.h, std::span<const float>(others));
    }
}

void ControlTexture::upload_certainty(const SliceBracket& bracket) {
    const std::span<const std::uint8_t> a = show_->field->certainty_slice(bracket.a);
    const std::span<const std::uint8_t> b = show_->field->certainty_slice(bracket.b);
    std::vector<std::uint8_t> texels(2 * a.size());
    for (std::size_t k = 0; k < a.size(); ++k) {
        texels[2 * k] = a[k];
        texels[2 * k + 1] = b[k];
    }
    certainty_.upload(0, std::span<const std::uint8_t>(texels));
}

ControlTexture::Content ControlTexture::content(const PlaneBox& box) const {
    const ValueRange other = other_range_.over(box), phi_km = phi_range_km_.over(box);
    const bool held = phi_km.max > 0 && held_range_.over(box).max > 0;
    return {phi_km, told_range_.over(box), other.min < 0 || other.max > 0 || held,
            ring_range_.over(box).max > 0};
}

} // namespace bagration
