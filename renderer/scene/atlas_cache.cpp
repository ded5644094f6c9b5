#include "renderer/scene/atlas_cache.hpp"

#include "campaign/control/bytes.hpp"
#include "renderer/scene/cache_file.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace bagration {

namespace {

/// To be raised whenever the same texts give another atlas.
constexpr std::uint32_t atlas_version = 1;
/// Of one campaign more than one is only wanted while its texts are being written.
constexpr std::size_t most_files = 6;

std::string key_of(const FontSet& fonts, std::span<const AtlasText> texts) {
    ByteWriter out;
    out.put(atlas_version);
    const AtlasOptions options;
    out.put(options.width_px), out.put(options.max_height_px), out.put(options.px_per_em);
    out.put(options.spread_px), out.put(options.add_repertoire);
    for (FontIndex font = 0; font < fonts.font_count(); ++font) {
        const std::span<const std::byte> file = fonts.file(font);
        out.put_text(fonts.role(font));
        out.put(fonts.embolden_em(font));
        out.put(hash_bytes(file.data(), file.size()));
    }
    for (const AtlasText& text : texts) {
        out.put_text(text.style.role), out.put_text(text.style.language);
        out.put(text.style.letter_spacing_em), out.put(text.style.figures);
        out.put(text.style.small_capitals);
        out.put_text(text.text);
    }
    return cache_key(out.take());
}

std::string bytes_of(const AtlasParts& parts) {
    ByteWriter out;
    out.put(parts.width_px), out.put(parts.height_px), out.put(parts.px_per_em);
    out.put(parts.distance_range_em);
    out.put_all(parts.glyphs);
    out.put_all(parts.pixels);
    return out.take();
}

std::optional<AtlasParts> parts_from(std::string_view bytes) {
    ByteReader in(bytes);
    AtlasParts parts;
    if (!in.get(parts.width_px) || !in.get(parts.height_px) || !in.get(parts.px_per_em) ||
        !in.get(parts.distance_range_em) || !in.get_all(parts.glyphs) || !in.get_all(parts.pixels))
        return std::nullopt;
    if (parts.width_px <= 0 || parts.height_px <= 0 ||
        parts.pixels.size() !=
            static_cast<std::size_t>(parts.width_px) * static_cast<std::size_t>(parts.height_px) ||
        !std::ranges::is_sorted(parts.glyphs, {}, &AtlasParts::Entry::key))
        return std::nullopt;
    return parts;
}

} // namespace

Expected<GlyphAtlas> cached_atlas(const FontSet& fonts, std::span<const AtlasText> texts,
                                  const std::filesystem::path& cache_folder) {
    if (cache_folder.empty()) return GlyphAtlas::create(fonts, texts);
    const CacheFile file{cache_folder, "letters", key_of(fonts, texts), most_files};
    if (const auto bytes = file.read())
        if (auto parts = parts_from(*bytes)) return GlyphAtlas(std::move(*parts));
    auto made = GlyphAtlas::create(fonts, texts);
    if (made) file.write(bytes_of(made->parts()));
    return made;
}

} // namespace bagration
