#pragma once
// The glyph atlas of a show, read from the cache where it was made before: shaping all texts and drawing
// their letters takes a second of processor time.
#include "renderer/text/glyph_atlas.hpp"

#include <filesystem>
#include <span>

namespace bagration {

/// The same atlas as GlyphAtlas::create(fonts, texts). `cache_folder` empty = no cache.
Expected<GlyphAtlas> cached_atlas(const FontSet& fonts, std::span<const AtlasText> texts,
                                  const std::filesystem::path& cache_folder);

} // namespace bagration
