#include "renderer/text/glyph_atlas.hpp"

#include "renderer/text/distance_field.hpp"
#include "renderer/text/glyph_outline.hpp"
#include "terrain/geo/contract.hpp"
#include "terrain/geo/parallel.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace bagration {

namespace {

/// Letters of texts that change with the film: dates, distances, figures.
constexpr std::string_view repertoire = "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z Ä Ö Ü ẞ a b c d "
                                        "e f g h i j k l m n o p q r s t u v w x y z "
                                        "ä ö ü ß 0 1 2 3 4 5 6 7 8 9 . , : ; ! ? ' \" ( ) [ ] / % & + - – — "
                                        "· … « » „ “ ” ‚ ‘ ’ × ± − ° § * @ # = < > | _ "
                                        "ff fi fl ffi ffl";

using GlyphKey = std::pair<FontIndex, std::uint32_t>;

std::uint64_t packed(GlyphKey key) {
    return (static_cast<std::uint64_t>(key.first) << 32) | key.second;
}

void collect(const FontSet& fonts, const TextStyle& style, std::string_view text, std::set<GlyphKey>& keys) {
    for (const ShapedGlyph& glyph : shape(fonts, style, text).glyphs)
        keys.insert({glyph.font, glyph.glyph});
}

/// Fonts may give a letter another form at the end of a line, and lines are broken later: each word alone,
/// too.
void collect_words(const FontSet& fonts, const TextStyle& style, std::string_view text,
                   std::set<GlyphKey>& keys) {
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n\t-/", begin), text.size());
        if (end > begin) collect(fonts, style, text.substr(begin, end - begin), keys);
        begin = end + 1;
    }
}

std::set<GlyphKey> needed_glyphs(const FontSet& fonts, std::span<const AtlasText> texts,
                                 bool add_repertoire) {
    std::set<GlyphKey> keys;
    std::vector<TextStyle> styles_done;
    for (const AtlasText& text : texts) {
        collect(fonts, text.style, text.text, keys);
        collect_words(fonts, text.style, text.text, keys);
        if (!add_repertoire) continue;
        if (std::find(styles_done.begin(), styles_done.end(), text.style) != styles_done.end()) continue;
        styles_done.push_back(text.style);
        collect(fonts, text.style, repertoire, keys);
        collect_words(fonts, text.style, repertoire, keys);
    }
    return keys;
}

struct Item {
    GlyphKey key;
    std::vector<OutlineSegment> outline;
    DistanceField field;
    int x = 0, y = 0; ///< Place of the field's top left texel in the page.
};

/// Puts the items on shelves, tallest first. Gives the height used, or nothing when it is more than allowed.
bool pack_shelves(std::vector<Item>& items, int width, int max_height, int& used_height) {
    std::vector<Item*> order;
    for (Item& item : items)
        if (item.field.width > 0) order.push_back(&item);
    std::sort(order.begin(), order.end(), [](const Item* a, const Item* b) {
        return std::pair(-a->field.height, a->key) < std::pair(-b->field.height, b->key);
    });
    constexpr int gap = 1; // Linear filtering at a box's edge reaches half a texel outside.
    int x = gap, y = gap, shelf_height = 0;
    for (Item* item : order) {
        if (x + item->field.width + gap > width) {
            x = gap;
            y += shelf_height + gap;
            shelf_height = 0;
        }
        if (item->field.width + 2 * gap > width || y + item->field.height + gap > max_height) return false;
        item->x = x;
        item->y = y;
        x += item->field.width + gap;
        shelf_height = std::max(shelf_height, item->field.height);
    }
    used_height = y + shelf_height + gap;
    return true;
}

} // namespace

Expected<GlyphAtlas> GlyphAtlas::create(const FontSet& fonts, std::span<const AtlasText> texts,
                                        const AtlasOptions& options) {
    BAGRATION_EXPECTS(options.width_px > 0 && options.max_height_px > 0 && options.px_per_em > 0);
    auto reader = OutlineReader::create(fonts);
    if (!reader) return tl::unexpected(reader.error());
    std::vector<Item> items;
    for (const GlyphKey& key : needed_glyphs(fonts, texts, options.add_repertoire))
        items.push_back({key, {}, {}});

    constexpr int smallest_px_per_em = 24, step = 8;
    AtlasParts atlas;
    int spread = 0;
    for (int px_per_em = options.px_per_em; atlas.px_per_em == 0; px_per_em -= step) {
        if (px_per_em < std::min(smallest_px_per_em, options.px_per_em))
            return fail(ExitCode::usage, "the texts need more letters than fit into one glyph atlas (" +
                                             std::to_string(items.size()) + ")");
        spread = std::max(2, options.spread_px * px_per_em / options.px_per_em);
        for (Item& item : items) {
            item.outline = reader->read(item.key.first, item.key.second, static_cast<float>(px_per_em));
            item.field = distance_field_box(item.outline, spread);
        }
        if (pack_shelves(items, options.width_px, options.max_height_px, atlas.height_px))
            atlas.px_per_em = px_per_em;
    }
    parallel_for(static_cast<int>(items.size()), [&](int begin, int end) {
        for (int i = begin; i < end; ++i) {
            Item& item = items[static_cast<std::size_t>(i)];
            const float grow_px = fonts.embolden_em(item.key.first) * static_cast<float>(atlas.px_per_em);
            if (!item.outline.empty()) item.field = distance_field(item.outline, spread, grow_px);
        }
    });

    atlas.width_px = options.width_px;
    atlas.distance_range_em = 2 * static_cast<float>(spread) / static_cast<float>(atlas.px_per_em);
    const std::size_t stride = static_cast<std::size_t>(atlas.width_px);
    atlas.pixels.assign(stride * static_cast<std::size_t>(atlas.height_px), 0);
    const float em = 1 / static_cast<float>(atlas.px_per_em);
    const float u = 1 / static_cast<float>(atlas.width_px), v = 1 / static_cast<float>(atlas.height_px);
    for (const Item& item : items) {
        const DistanceField& field = item.field;
        AtlasGlyph glyph;
        glyph.empty = field.width == 0;
        const auto box = [](int begin, int size, float unit) {
            return std::pair(static_cast<float>(begin) * unit, static_cast<float>(begin + size) * unit);
        };
        std::tie(glyph.x0, glyph.x1) = box(field.x0, field.width, em);
        std::tie(glyph.y0, glyph.y1) = box(field.y0, field.height, em);
        std::tie(glyph.u0, glyph.u1) = box(item.x, field.width, u);
        std::tie(glyph.v0, glyph.v1) = box(item.y, field.height, v);
        for (int j = 0; j < field.height; ++j)
            std::copy_n(field.values.begin() + j * field.width, field.width,
                        atlas.pixels.begin() +
                            static_cast<std::ptrdiff_t>(static_cast<std::size_t>(item.y + j) * stride) +
                            item.x);
        atlas.glyphs.push_back({packed(item.key), glyph});
    }
    return GlyphAtlas(std::move(atlas)); // The keys were in a set: they ascend.
}

GlyphAtlas::GlyphAtlas(AtlasParts parts) : parts_(std::move(parts)) {
    BAGRATION_EXPECTS(std::ranges::is_sorted(parts_.glyphs, {}, &AtlasParts::Entry::key));
    BAGRATION_EXPECTS(parts_.pixels.size() ==
                      static_cast<std::size_t>(parts_.width_px) * static_cast<std::size_t>(parts_.height_px));
}

const AtlasGlyph* GlyphAtlas::find(FontIndex font, std::uint32_t glyph) const {
    const std::uint64_t key = packed({font, glyph});
    const auto found = std::ranges::lower_bound(parts_.glyphs, key, {}, &AtlasParts::Entry::key);
    return found == parts_.glyphs.end() || found->key != key ? nullptr : &found->glyph;
}

} // namespace bagration
