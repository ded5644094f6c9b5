#pragma once
// Exact signed distance field of an outline. Lengths in texels, y down.
#include "renderer/text/glyph_outline.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace bagration {

struct DistanceField {
    int x0 = 0,
        y0 = 0; ///< Top left corner relative to the glyph's origin; texel (i, j) is centred on x0 + i + 0.5.
    int width = 0, height = 0;
    std::vector<std::uint8_t>
        values; ///< 0 = `spread` outside, 127.5 = on the outline, 255 = `spread` inside.
};

/// The box of the outline grown by the spread, before the field itself is computed.
DistanceField distance_field_box(std::span<const OutlineSegment> outline, int spread_px);
/// Inside = non-zero winding number. Edges that lie inside another contour (overlapping strokes) leave no
/// trace.
/// `grow_px` (< spread) is added to every distance: a bolder outline.
DistanceField distance_field(std::span<const OutlineSegment> outline, int spread_px, float grow_px = 0);

} // namespace bagration
