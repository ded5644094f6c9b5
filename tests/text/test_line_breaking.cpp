#include "renderer/text/line_breaking.hpp"
#include "text_test_fonts.hpp"

using namespace bagration;
using namespace bagration::test;
using Lines = std::vector<std::string>;

namespace {
Lines by_count(const char* text, int characters, int lines = 0) {
    return break_lines_by_count(text, characters, lines).lines;
}
} // namespace

TEST_CASE("Text that fits stays on one line") {
    CHECK(by_count("Minsk is free.", 42) == Lines{"Minsk is free."});
    CHECK(by_count("  Minsk   is free. ", 42) == Lines{"Minsk is free."});
    CHECK(by_count("", 42).empty());
    CHECK(by_count("  \n ", 42).empty());
}

TEST_CASE("Two lines are about equally long instead of full and short") {
    const Lines lines = by_count("The ring around Minsk closes on the third of July.", 42, 2);
    CHECK(lines == Lines{"The ring around Minsk", "closes on the third of July."});
}

TEST_CASE("A line rather ends after punctuation than after an article") {
    const Lines lines = by_count("Bobruisk falls on 29 June, the road to Minsk lies open.", 40, 2);
    CHECK(lines == Lines{"Bobruisk falls on 29 June,", "the road to Minsk lies open."});
    for (const std::string& line :
         by_count("Die Heeresgruppe verliert in zwei Wochen den Zusammenhang der Front", 42))
        CHECK_FALSE(line.ends_with(" den"));
}

TEST_CASE("No short word stands alone on the last line") {
    for (int width = 14; width < 44; ++width) {
        const Lines lines = by_count(
            "In fünf Wochen verlor die Heeresgruppe Mitte mehr als achtundzwanzig Divisionen ab", width);
        REQUIRE(lines.size() > 1);
        CHECK(lines.back().find(' ') != std::string::npos);
    }
}

TEST_CASE("Hard breaks stay and no-break blanks hold") {
    CHECK(by_count("eins\nzwei", 42) == Lines{"eins", "zwei"});
    for (int width = 9; width < 20; ++width)
        for (const std::string& line : by_count("am 3.\u00A0Juli fiel Minsk, 40\u202Fkm weiter", width)) {
            CHECK_FALSE(line.ends_with("3."));
            CHECK_FALSE(line.ends_with("40"));
        }
}

TEST_CASE("Words break at soft hyphens and after hyphens only where needed") {
    CHECK(by_count("Weiß\u00ADrussische Front", 30) == Lines{"Weißrussische Front"});
    CHECK(by_count("Weiß\u00ADrussische", 10) == Lines{"Weiß-", "russische"});
    CHECK(by_count("Lublin-Brest", 8) == Lines{"Lublin-", "Brest"});
    CHECK(by_count("1944-45", 5) == Lines{"1944-45"});
}

TEST_CASE("What does not fit says so and loses no word") {
    const BrokenText text = break_lines_by_count("one two three four five six seven eight", 9, 2);
    CHECK_FALSE(text.fits);
    std::string joined;
    for (const std::string& line : text.lines)
        joined += (joined.empty() ? "" : " ") + line;
    CHECK(joined == "one two three four five six seven eight");
    CHECK_FALSE(break_lines_by_count("Heeresgruppenoberkommando", 10, 2).fits);
}

TEST_CASE("Drawn lines are measured with the font and keep to the width") {
    const TextStyle style = style_of("sans");
    const char* text =
        "Am Morgen des 22. Juni beginnt auf 1100 Kilometern die Sommeroffensive der Roten Armee.";
    const BrokenText broken = break_lines(film_fonts(), style, text, 40, 1000, 2);
    REQUIRE(broken.lines.size() == 2);
    CHECK(broken.fits);
    CHECK(broken.widest <= 1000);
    const double a = static_cast<double>(shape(film_fonts(), style, broken.lines[0]).width_em) * 40;
    const double b = static_cast<double>(shape(film_fonts(), style, broken.lines[1]).width_em) * 40;
    CHECK(std::max(a, b) == Approx(broken.widest));
    CHECK(std::abs(a - b) < 250);
}
