#pragma once
// One picture with the signed distance fields of all glyphs of a show. Built before the first frame from all
// texts that can appear, so that no frame depends on what was drawn before.
//
// Drawing: s = texel value in [0, 1]; d_px = (s - 0.5) * distance_range_em() * size_px is the distance to the
// outline in screen pixels, positive inside; coverage = clamp(d_px + 0.5, 0, 1); a halo of h px is
// clamp(d_px + h + 0.5, 0, 1), h < distance_range_em() * size_px / 2. Linear filter, no mip maps, clamp to
// edge.
#include "renderer/text/font_set.hpp"
#include "renderer/text/shaping.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace bagration {

struct AtlasText {
    TextStyle style;
    std::string text;
};

struct AtlasOptions {
    int width_px = 2048;
    int max_height_px = 2048;
    int px_per_em = 64; ///< Lowered in steps of 8 down to 24 when not all glyphs fit.
    int spread_px =
        8; ///< Reach of the distance field on each side of an outline, for 64 px/em; scales along.
    bool add_repertoire = true; ///< Also Basic Latin, German letters, figures and punctuation for each style.
};

/// Where a glyph is: box in em around its origin (y down, so y0 < y1 and y0 is the top) and in the texture.
struct AtlasGlyph {
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
    bool empty = true; ///< A blank: nothing to draw.
};

/// An atlas as plain values, for a cache.
struct AtlasParts {
    struct Entry {
        std::uint64_t key = 0; ///< Font and glyph.
        AtlasGlyph glyph;
    };
    std::vector<Entry> glyphs; ///< Ascending by key.
    std::vector<std::uint8_t> pixels;
    int width_px = 0, height_px = 0, px_per_em = 0;
    float distance_range_em = 0;
};

class GlyphAtlas {
  public:
    /// Errors (usage): a font file has no outlines; the glyphs do not fit even at the smallest size.
    static Expected<GlyphAtlas> create(const FontSet& fonts, std::span<const AtlasText> texts,
                                       const AtlasOptions& options = {});
    /// What parts() gave.
    explicit GlyphAtlas(AtlasParts parts);
    const AtlasParts& parts() const { return parts_; }

    /// Null when the glyph was not among the texts.
    const AtlasGlyph* find(FontIndex font, std::uint32_t glyph) const;

    int width_px() const { return parts_.width_px; }
    int height_px() const { return parts_.height_px; }
    /// One byte per texel, row 0 = top = v 0.
    std::span<const std::uint8_t> pixels() const { return parts_.pixels; }
    int px_per_em() const { return parts_.px_per_em; }
    /// What the values 0...1 span, in em.
    float distance_range_em() const { return parts_.distance_range_em; }
    int glyph_count() const { return static_cast<int>(parts_.glyphs.size()); }

  private:
    AtlasParts parts_;
};

} // namespace bagration
