#include "renderer/scene/plain_letters.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

TEST_CASE("Letters lose their marks and nothing else") {
    CHECK(without_marks("Rīga") == "Riga");
    CHECK(without_marks("Gołdap") == "Goldap");
    CHECK(without_marks("Ķemeri") == "Kemeri");
    CHECK(without_marks("Šiauliai (now)") == "Siauliai (now)");
    CHECK(without_marks("Минск, Straße") == "Минск, Straße");
    CHECK(without_marks("").empty());
}
