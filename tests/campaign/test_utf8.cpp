#include "campaign/utf8.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace bagration;

TEST_CASE("well-formed text is accepted whole") {
    CHECK(first_invalid_utf8("") == std::string_view::npos);
    CHECK(first_invalid_utf8("Königsberg, Кёнигсберг, 柯尼斯堡, 😀") == std::string_view::npos);
    CHECK(code_point_count("Łódź 😀") == 6);
}

TEST_CASE("overlong forms, surrogates and cut sequences are found") {
    CHECK(first_invalid_utf8("ab\x80") == 2);
    CHECK(first_invalid_utf8("a\xC0\x80") == 1);
    CHECK(first_invalid_utf8("\xE0\x9F\xBF") == 0);
    CHECK(first_invalid_utf8("\xED\xA0\x80") == 0);
    CHECK(first_invalid_utf8("\xF4\x90\x80\x80") == 0);
    CHECK(first_invalid_utf8("\xF5\x80\x80\x80") == 0);
    CHECK(first_invalid_utf8("x\xE2\x82") == 1);
}

TEST_CASE("every code point is written so that it reads as one") {
    rc::check("appended code points are well-formed", [] {
        const auto raw = *rc::gen::inRange<std::uint32_t>(1, 0x110000);
        RC_PRE(raw < 0xD800 || raw >= 0xE000);
        std::string text;
        append_utf8(text, static_cast<char32_t>(raw));
        RC_ASSERT(first_invalid_utf8(text) == std::string_view::npos);
        RC_ASSERT(code_point_count(text) == 1U);
    });
}

TEST_CASE("a cursor counts lines and characters") {
    TextCursor cursor("äb\r\nc");
    cursor.next();
    cursor.next();
    CHECK(cursor.column() == 2);
    CHECK(cursor.peek() == 'b');
    while (cursor.peek() != 'c')
        cursor.next();
    CHECK(cursor.line() == 2);
    CHECK(cursor.column() == 1);
    cursor.next();
    CHECK(cursor.at_end());
    CHECK(cursor.peek() == '\0');
    CHECK_FALSE(cursor.skip('\0'));
}
