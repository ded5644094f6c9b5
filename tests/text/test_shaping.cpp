#include "text_test_fonts.hpp"

#include <set>

using namespace bagration;
using namespace bagration::test;

namespace {
std::set<std::string> fonts_used(const char* role, const char* text) {
    std::set<std::string> roles;
    for (const ShapedGlyph& glyph : shape(film_fonts(), style_of(role), text).glyphs)
        roles.insert(film_fonts().role(glyph.font));
    return roles;
}
} // namespace

TEST_CASE("Every role draws the letters of all languages around the theatre") {
    const char* texts[] = {"Zażółć gęślą jaźń, Łódź",       "Ąžuolas, Šiauliai, Žemaičių, Įėųū",
                           "Liepāja, Jēkabpils, ģīķļņšž",   "Königsberg, Weiße Straße, ÄÖÜẞ",
                           "České Budějovice, Ťřůň",        "Hódmezővásárhely, Győr, űŰ",
                           "Timișoara, Târgu, Ăă Țț",       "Đakovo, Čćžš, Banja Luka",
                           "Минск, Витебск, Ёлка, щъыьэюя", "Їжакевич, Ґедройць, Єв, ў Ў і",
                           "Tõrva, Põltsamaa, Võhandu",     "„Zitat“ – «цитата» … 1944—45 × 3°"};
    for (const char* role : {"serif", "serif-italic", "serif-bold", "sans", "sans-bold", "water-italic"})
        for (const char* text : texts) {
            INFO(role << ": " << text);
            CHECK(shape(film_fonts(), style_of(role), text).complete);
        }
}

TEST_CASE("Town names stay within their family") {
    CHECK(fonts_used("serif", "Łódź Šiauliai Минск") == std::set<std::string>{"serif"});
    CHECK(fonts_used("sans", "Łódź Šiauliai Минск") == std::set<std::string>{"sans"});
    const auto bold = fonts_used("serif-bold", "Łódź");
    CHECK(bold == std::set<std::string>{"serif-bold", "serif-bold/grown"});
}

TEST_CASE("Only the letters that a font lacks come from another one, in their place") {
    const ShapedText text = shape(film_fonts(), style_of("serif"), "a⅜ሀb");
    CHECK_FALSE(text.complete); // Ethiopic is in none of the fonts.
    REQUIRE(text.glyphs.size() == 4);
    CHECK(film_fonts().role(text.glyphs.front().font) == "serif");
    CHECK(film_fonts().role(text.glyphs.back().font) == "serif");
    for (std::size_t i = 1; i < text.glyphs.size(); ++i)
        CHECK(text.glyphs[i].x_em > text.glyphs[i - 1].x_em);
    CHECK(text.glyphs.back().cluster == 7);
}

TEST_CASE("Letters are kerned and joined, and not joined when they are spaced") {
    const auto width = [](const char* text) { return shape(film_fonts(), style_of("serif"), text).width_em; };
    CHECK(width("AV") < width("A") + width("V") - 0.03f);
    TextStyle water = style_of("water-italic");
    CHECK(shape(film_fonts(), water, "fi").glyphs.size() == 1);
    water.letter_spacing_em = 0.2f;
    CHECK(shape(film_fonts(), water, "fi").glyphs.size() == 2);

    TextStyle spaced = style_of("serif");
    spaced.letter_spacing_em = 0.2f;
    const ShapedText three = shape(film_fonts(), spaced, "HHH");
    CHECK(three.width_em == Approx(width("HHH") + 0.4f).margin(1e-4));
}

TEST_CASE("Combining marks sit on their letter, also in spaced text") {
    TextStyle spaced = style_of("serif");
    spaced.letter_spacing_em = 0.3f;
    const float composed = shape(film_fonts(), spaced, "ńa").width_em;
    CHECK(shape(film_fonts(), spaced, "n\u0301a").width_em == Approx(composed).margin(1e-4));
}

TEST_CASE("Tabular figures are all of one width") {
    for (const char* role : {"serif", "sans"}) {
        TextStyle style = style_of(role);
        style.figures = Figures::tabular;
        CHECK(shape(film_fonts(), style, "1111").width_em ==
              Approx(shape(film_fonts(), style, "8888").width_em));
    }
}

TEST_CASE("Blank, broken and control characters do not stop a line") {
    CHECK(shape(film_fonts(), style_of("sans"), "").glyphs.empty());
    CHECK(shape(film_fonts(), style_of("sans"), "a\tb\nc").complete);
    CHECK(shape(film_fonts(), style_of("sans"), "a\nb").width_em ==
          Approx(shape(film_fonts(), style_of("sans"), "a b").width_em));
    CHECK(shape(film_fonts(), style_of("sans"), "a\xFFz").glyphs.size() == 3);
}

TEST_CASE("The ink box holds accents and descenders and nothing more") {
    const auto box = [](const char* text) {
        return ink_box(film_fonts(), shape(film_fonts(), style_of("serif"), text));
    };
    const FontMetrics metrics = film_fonts().metrics("serif");
    CHECK(box("H").y0_em == Approx(-metrics.cap_height).margin(0.01));
    CHECK(box("H").y1_em == Approx(0).margin(0.01));
    CHECK(box("Š").y0_em < -metrics.cap_height - 0.1f);
    CHECK(box("p").y1_em > 0.15f);
    CHECK(box("Minsk").x1_em < shape(film_fonts(), style_of("serif"), "Minsk").width_em + 0.02f);
    CHECK(box(" ").x1_em == 0);
}
