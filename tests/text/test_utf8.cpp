#include "renderer/text/utf8.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

TEST_CASE("UTF-8 is read with the place of each character") {
    const std::string text = "Łódź Ж € 𝄞";
    std::size_t offset = 0;
    for (const CodePoint& c : code_points(text)) {
        CHECK(c.offset == offset);
        offset += c.size;
    }
    CHECK(offset == text.size());
    CHECK(code_points(text)[0].value == U'Ł');
    CHECK(code_points(text).back().value == U'𝄞');
    CHECK(code_points(text).size() == 10);
}

TEST_CASE("Broken UTF-8 becomes one replacement character a byte and never reads past the end") {
    const auto values = [](std::string_view text) {
        std::u32string result;
        for (const CodePoint& c : code_points(text))
            result += c.value;
        return result;
    };
    CHECK(values("a\xFFz") == U"a\xFFFDz");
    CHECK(values("\xC5") == U"\xFFFD");
    CHECK(values("\xE2\x82") == U"\xFFFD\xFFFD");
    CHECK(values("\xC0\x80") == U"\xFFFD\xFFFD");           // Overlong.
    CHECK(values("\xED\xA0\x80") == U"\xFFFD\xFFFD\xFFFD"); // A surrogate.
    CHECK(values("\xF5\x80\x80\x80").size() == 4);          // Above Unicode.
    CHECK(values("").empty());
}

TEST_CASE("Readers count letters, not marks and invisible characters") {
    CHECK(reader_length("Łódź") == 4);
    CHECK(reader_length("Ło\u0301dz\u0301") == 4);
    CHECK(reader_length("Wei\u00ADßruss\u200Bland") == 12);
}
