#pragma once
// Outlines of glyphs as straight segments, for the distance field.
#include "renderer/text/font_set.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace bagration {

/// In texels of the atlas, y down, origin at the glyph's origin.
struct OutlinePoint {
    float x = 0, y = 0;
};
struct OutlineSegment {
    OutlinePoint a, b;
};

/// Reads outlines with FreeType, unhinted: the atlas is scaled to any size.
class OutlineReader {
  public:
    /// Error (usage): a font has no scalable outlines. The fonts must outlive the reader.
    static Expected<OutlineReader> create(const FontSet& fonts);
    OutlineReader(OutlineReader&&) noexcept;
    OutlineReader& operator=(OutlineReader&&) noexcept;
    ~OutlineReader();

    /// Closed contours flattened to within 1/50 texel; empty for blanks.
    std::vector<OutlineSegment> read(FontIndex font, std::uint32_t glyph, float px_per_em) const;

  private:
    struct Impl;
    explicit OutlineReader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace bagration
