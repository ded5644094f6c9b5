#include "renderer/text/shape_memo.hpp"
#include "text_test_fonts.hpp"

using namespace bagration;
using namespace bagration::test;

TEST_CASE("A text that was shaped before is the same again") {
    const ShapedText first = shape(film_fonts(), style_of("serif"), "Königsberg, Łódź");
    const ShapedText again = shape(film_fonts(), style_of("serif"), "Königsberg, Łódź");
    CHECK(again.width_em == first.width_em);
    REQUIRE(again.glyphs.size() == first.glyphs.size());
    for (std::size_t k = 0; k < first.glyphs.size(); ++k)
        CHECK(again.glyphs[k].glyph == first.glyphs[k].glyph);
}

TEST_CASE("Texts that may be shaped differently are kept apart") {
    const TextStyle plain = style_of("sans");
    const auto in = [](std::string language) {
        return TextStyle{.role = "sans", .language = std::move(language)};
    };
    TextStyle spaced = plain, tabular = plain;
    spaced.letter_spacing_em = 0.25f;
    tabular.figures = Figures::tabular;
    for (const TextStyle& other : {spaced, tabular, in("pl"), style_of("serif")})
        CHECK(ShapeMemo::key_of(other, "1944") != ShapeMemo::key_of(plain, "1944"));
    CHECK(ShapeMemo::key_of(plain, "1944") != ShapeMemo::key_of(plain, "1945"));
    // Where the language ends and the text begins is part of the key.
    CHECK(ShapeMemo::key_of(in("d"), "e1944") != ShapeMemo::key_of(in("de"), "1944"));
}

TEST_CASE("A memo that is full begins anew") {
    ShapeMemo memo;
    for (int k = 0; k < 10'000; ++k)
        memo.keep(std::to_string(k), {});
    CHECK(memo.find("9999"));
    CHECK_FALSE(memo.find("0"));
}
