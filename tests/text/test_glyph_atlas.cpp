#include "renderer/text/glyph_atlas.hpp"
#include "renderer/text/text_run.hpp"
#include "text_test_fonts.hpp"

#include <algorithm>

using namespace bagration;
using namespace bagration::test;

namespace {
std::vector<AtlasText> film_texts() {
    TextStyle country = style_of("serif");
    country.letter_spacing_em = 0.25f;
    return {{style_of("serif"), "Mińsk Mazowiecki, Łódź, Šiauliai, Königsberg"},
            {style_of("sans"), "Операция „Багратион“ – 22 June 1944"},
            {country, "OSTPREUSSEN"}};
}

GlyphAtlas film_atlas(const AtlasOptions& options = {}) {
    auto atlas = GlyphAtlas::create(film_fonts(), film_texts(), options);
    REQUIRE(atlas.has_value());
    return std::move(*atlas);
}

/// The field's value at the middle of a texel, in em.
float distance_em(const GlyphAtlas& atlas, float u, float v) {
    const int i = static_cast<int>(u * static_cast<float>(atlas.width_px()));
    const int j = static_cast<int>(v * static_cast<float>(atlas.height_px()));
    const float value =
        static_cast<float>(atlas.pixels()[static_cast<std::size_t>(j * atlas.width_px() + i)]) / 255;
    return (value - 0.5f) * atlas.distance_range_em();
}
} // namespace

TEST_CASE("The atlas has every glyph of every text, and each line can be laid out from it") {
    const GlyphAtlas atlas = film_atlas();
    for (const AtlasText& text : film_texts()) {
        const TextRun run = layout_run(film_fonts(), atlas, text.style, text.text);
        CHECK(run.complete);
        CHECK(run.quads.size() > 5);
    }
    CHECK(layout_run(film_fonts(), atlas, style_of("sans"), "31. Dezember 1944: 1,250 km²").quads.size() >
          20);
    CHECK_FALSE(layout_run(film_fonts(), atlas, style_of("sans"), "Ő").complete);
}

TEST_CASE("The same texts give the same atlas, whatever their order") {
    const GlyphAtlas a = film_atlas(), b = film_atlas();
    CHECK(std::equal(a.pixels().begin(), a.pixels().end(), b.pixels().begin(), b.pixels().end()));
    auto texts = film_texts();
    std::reverse(texts.begin(), texts.end());
    const auto c = GlyphAtlas::create(film_fonts(), texts);
    REQUIRE(c.has_value());
    CHECK(std::equal(a.pixels().begin(), a.pixels().end(), c->pixels().begin(), c->pixels().end()));
}

TEST_CASE("An atlas that was taken apart is put together again") {
    const GlyphAtlas made = film_atlas();
    const GlyphAtlas again(made.parts());
    CHECK(again.glyph_count() == made.glyph_count());
    for (const AtlasText& text : film_texts()) {
        const TextRun a = layout_run(film_fonts(), made, text.style, text.text);
        const TextRun b = layout_run(film_fonts(), again, text.style, text.text);
        REQUIRE(a.quads.size() == b.quads.size());
        for (std::size_t k = 0; k < a.quads.size(); ++k) {
            CHECK(a.quads[k].u0 == b.quads[k].u0);
            CHECK(a.quads[k].y1 == b.quads[k].y1);
        }
    }
}

TEST_CASE("Glyph boxes neither overlap nor leave the picture") {
    const GlyphAtlas atlas = film_atlas();
    std::vector<AtlasGlyph> boxes;
    for (const AtlasText& text : film_texts())
        for (const ShapedGlyph& glyph : shape(film_fonts(), text.style, text.text).glyphs) {
            const AtlasGlyph* box = atlas.find(glyph.font, glyph.glyph);
            REQUIRE(box != nullptr);
            const bool known = std::any_of(boxes.begin(), boxes.end(), [&](const AtlasGlyph& other) {
                return other.u0 == box->u0 && other.v0 == box->v0;
            });
            if (!box->empty && !known) boxes.push_back(*box);
        }
    for (const AtlasGlyph& a : boxes) {
        CHECK((a.u0 > 0 && a.v0 > 0 && a.u1 < 1 && a.v1 < 1));
        for (const AtlasGlyph& b : boxes)
            if (&a != &b) CHECK((a.u1 <= b.u0 || b.u1 <= a.u0 || a.v1 <= b.v0 || b.v1 <= a.v0));
    }
}

TEST_CASE("The plane box and the texture box of a glyph say the same") {
    const GlyphAtlas atlas = film_atlas();
    const TextRun run = layout_run(film_fonts(), atlas, style_of("serif"), "I", 100);
    REQUIRE(run.quads.size() == 1);
    const GlyphQuad& q = run.quads[0];
    const float cap = film_fonts().metrics("serif").cap_height * 100;
    // Half way up the stem is inside, far above the cap height and left of the letter outside.
    const auto value_at = [&](float x, float y) {
        return distance_em(atlas, q.u0 + (x - q.x0) / (q.x1 - q.x0) * (q.u1 - q.u0),
                           q.v0 + (y - q.y0) / (q.y1 - q.y0) * (q.v1 - q.v0));
    };
    CHECK(value_at(run.width / 2, -cap / 2) > 0);
    CHECK(value_at(run.width / 2, -cap - 4) < 0);
    CHECK(value_at(q.x0 + 1, -cap / 2) < -0.05f);
    CHECK(run.ink_y0 == Approx(-cap).margin(2));
    CHECK(run.ink_y1 == Approx(0).margin(2));
}

TEST_CASE("Too many letters for the page are drawn smaller, and refused only when nothing helps") {
    AtlasOptions small;
    small.width_px = small.max_height_px = 512;
    const GlyphAtlas atlas = film_atlas(small);
    CHECK(atlas.px_per_em() < 64);
    CHECK(atlas.px_per_em() >= 24);
    CHECK(atlas.distance_range_em() == Approx(film_atlas().distance_range_em()).margin(0.06));
    small.width_px = small.max_height_px = 128;
    const auto refused = GlyphAtlas::create(film_fonts(), film_texts(), small);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == ExitCode::usage);
}

TEST_CASE("A run scales with its size") {
    const GlyphAtlas atlas = film_atlas();
    const TextRun em = layout_run(film_fonts(), atlas, style_of("serif"), "Łódź");
    const TextRun px = layout_run(film_fonts(), atlas, style_of("serif"), "Łódź", 40);
    REQUIRE(em.quads.size() == px.quads.size());
    CHECK(px.width == Approx(40 * em.width));
    CHECK(px.quads.back().x1 == Approx(40 * em.quads.back().x1));
    CHECK(px.ink_x0 > -2);
    CHECK(px.ink_x1 < px.width + 2);
}
