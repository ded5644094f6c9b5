#include "app/player/words.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

TEST_CASE("words follow the language, and are English in languages without words of their own") {
    CHECK(word(Word::chapters, "de") == "Kapitel");
    CHECK(word(Word::chapters, "en") == "Chapters");
    CHECK(word(Word::chapters, "pl") == "Rozdziały");
    CHECK(word(Word::chapters, "ru") == "Chapters");
}

TEST_CASE("numbers are written as the language writes them") {
    CHECK(number_text(1.25, 2, "de") == "1,25");
    CHECK(number_text(1.25, 2, "en") == "1.25");
    CHECK(number_text(1.25, 2, "pl") == "1,25");
    CHECK(number_text(-0.5, 1, "de") == "-0,5");
    CHECK(number_text(1234, 0, "de") == "1234");
    CHECK(number_text(1234567, 0, "en") == "1\u202f234\u202f567");
    CHECK(number_text(-12345.6, 1, "de") == "-12\u202f345,6");
}
