#include "renderer/text/font_set.hpp"

#include "renderer/text/shape_memo.hpp"
#include "terrain/geo/contract.hpp"

#include <hb-ot.h>
#include <hb.h>

#include <algorithm>

namespace bagration {

namespace {

template <auto destroy>
struct HbDelete {
    template <class T>
    void operator()(T* object) const {
        destroy(object);
    }
};
using HbBlob = std::unique_ptr<hb_blob_t, HbDelete<hb_blob_destroy>>;
using HbFace = std::unique_ptr<hb_face_t, HbDelete<hb_face_destroy>>;
using HbFont = std::unique_ptr<hb_font_t, HbDelete<hb_font_destroy>>;

/// EB Garamond's bold has Western European letters only: Łódź would be set half in bold. Growing the regular
/// by this much on each side gives the bold's stems.
constexpr float stand_in_growth_em = 0.011f;
constexpr const char* stand_in_suffix = "/grown";

std::string family_of(std::string_view role) {
    return std::string(role.substr(0, role.find('-')));
}

/// Height of a letter's outline above the baseline in font units; 0 when the font lacks it.
int letter_height(hb_font_t* font, hb_codepoint_t letter) {
    hb_codepoint_t glyph = 0;
    hb_glyph_extents_t extents{};
    if (!hb_font_get_nominal_glyph(font, letter, &glyph)) return 0;
    if (!hb_font_get_glyph_extents(font, glyph, &extents)) return 0;
    return extents.y_bearing;
}

} // namespace

struct FontSet::Font {
    std::string role;
    std::vector<std::byte> bytes;
    float embolden_em = 0;
    HbBlob blob;
    HbFace face;
    HbFont font;
    int units_per_em = 0;

    static Expected<std::unique_ptr<Font>> create(std::string role, std::vector<std::byte> bytes);
};

Expected<std::unique_ptr<FontSet::Font>> FontSet::Font::create(std::string role,
                                                               std::vector<std::byte> bytes) {
    auto font = std::make_unique<Font>();
    font->role = std::move(role);
    font->bytes = std::move(bytes);
    font->blob.reset(hb_blob_create(reinterpret_cast<const char*>(font->bytes.data()),
                                    static_cast<unsigned>(font->bytes.size()), HB_MEMORY_MODE_READONLY,
                                    nullptr, nullptr));
    font->face.reset(hb_face_create(font->blob.get(), 0));
    if (hb_face_get_glyph_count(font->face.get()) == 0)
        return fail(ExitCode::usage, "the font for \"" + font->role + "\" is not an OpenType font",
                    "rebuild the terrain pack: bagration terrain");
    // HarfBuzz's own OpenType functions: immutable, so shaping needs no lock, unlike a FreeType face.
    font->font.reset(hb_font_create(font->face.get()));
    hb_ot_font_set_funcs(font->font.get());
    font->units_per_em = static_cast<int>(hb_face_get_upem(font->face.get()));
    hb_font_set_scale(font->font.get(), font->units_per_em, font->units_per_em);
    hb_font_make_immutable(font->font.get());
    return font;
}

Expected<FontSet> FontSet::create(const std::map<std::string, std::vector<std::byte>>& files) {
    if (files.empty())
        return fail(ExitCode::usage, "there are no fonts", "rebuild the terrain pack: bagration terrain");
    std::vector<std::unique_ptr<Font>> fonts;
    for (const auto& [role, bytes] : files) {
        auto font = Font::create(role, bytes);
        if (!font) return tl::unexpected(font.error());
        fonts.push_back(std::move(*font));
        const auto regular = files.find(family_of(role));
        if (!role.ends_with("-bold") || regular == files.end()) continue;
        auto stand_in = Font::create(role + stand_in_suffix, regular->second);
        if (!stand_in) return tl::unexpected(stand_in.error());
        (*stand_in)->embolden_em = stand_in_growth_em;
        fonts.push_back(std::move(*stand_in));
    }
    return FontSet(std::move(fonts));
}

FontSet::FontSet(std::vector<std::unique_ptr<Font>> fonts)
    : fonts_(std::move(fonts)), memo_(std::make_unique<ShapeMemo>()) {}
FontSet::FontSet(FontSet&&) noexcept = default;
FontSet& FontSet::operator=(FontSet&&) noexcept = default;
FontSet::~FontSet() = default;

int FontSet::font_count() const {
    return static_cast<int>(fonts_.size());
}

const std::string& FontSet::role(FontIndex font) const {
    return fonts_.at(static_cast<std::size_t>(font))->role;
}

std::vector<FontIndex> FontSet::chain(std::string_view role) const {
    const std::string family = family_of(role);
    // Water names are set in an italic of their own; where it lacks a letter, the land's italic is nearest.
    const std::string relative = family == "water" ? "serif-italic" : family;
    std::vector<FontIndex> result;
    const auto add = [&](std::string_view wanted) {
        for (FontIndex i = 0; i < font_count(); ++i)
            if (this->role(i) == wanted && std::find(result.begin(), result.end(), i) == result.end())
                result.push_back(i);
    };
    add(role);
    add(std::string(role) + stand_in_suffix);
    add(relative);
    add("fallback");
    for (FontIndex i = 0; i < font_count(); ++i)
        add(this->role(i));
    return result;
}

FontMetrics FontSet::metrics(std::string_view role) const {
    const FontIndex index = chain(role).front();
    hb_font_t* font = shaping_font(index);
    const float unit = 1.0f / static_cast<float>(units_per_em(index));
    hb_font_extents_t extents{};
    hb_font_get_h_extents(font, &extents);
    FontMetrics metrics;
    metrics.ascent = static_cast<float>(extents.ascender) * unit;
    metrics.descent = -static_cast<float>(extents.descender) * unit;
    metrics.line_gap = static_cast<float>(extents.line_gap) * unit;
    metrics.cap_height = static_cast<float>(letter_height(font, 'H')) * unit;
    metrics.x_height = static_cast<float>(letter_height(font, 'x')) * unit;
    return metrics;
}

float FontSet::embolden_em(FontIndex font) const {
    return fonts_.at(static_cast<std::size_t>(font))->embolden_em;
}

int FontSet::units_per_em(FontIndex font) const {
    return fonts_.at(static_cast<std::size_t>(font))->units_per_em;
}

std::span<const std::byte> FontSet::file(FontIndex font) const {
    return fonts_.at(static_cast<std::size_t>(font))->bytes;
}

hb_font_t* FontSet::shaping_font(FontIndex font) const {
    BAGRATION_EXPECTS(font >= 0 && font < font_count());
    return fonts_[static_cast<std::size_t>(font)]->font.get();
}

} // namespace bagration
