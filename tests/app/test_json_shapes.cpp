#include "app/json_shapes.hpp"
#include "app/progress.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

TEST_CASE("A finding keeps its place, message and hint in JSON") {
    const Diagnostic finding{Severity::warning, {"places.csv", 3, 7}, "odd", "look again"};
    CHECK(
        printed_line(to_json(finding)) ==
        R"({"severity":"warning","file":"places.csv","line":3,"column":7,"message":"odd","hint":"look again"})");
}

TEST_CASE("Broken UTF-8 is replaced in JSON") {
    CHECK(printed_line(Json("\xFFx")) == "\"\xEF\xBF\xBDx\"");
}

TEST_CASE("Numbers are printed with fixed decimals and no negative zero") {
    CHECK(fixed(1234.567, 2) == "1234.57");
    CHECK(fixed(-0.0001, 2) == "0.00");
    CHECK(fixed(12, 0) == "12");
    CHECK(printed_line(Json(rounded(-0.001, 2))) == "0.0");
}

TEST_CASE("Remaining times read like a clock") {
    CHECK(clock_text(0) == "0:00");
    CHECK(clock_text(67.4) == "1:07");
    CHECK(clock_text(3753) == "1:02:33");
}
