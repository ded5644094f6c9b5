#include "campaign/located_csv.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

namespace {

struct Parsed {
    std::optional<CsvTable> table;
    std::vector<Diagnostic> findings;
};

Parsed parse(const std::string& text) {
    Findings findings;
    auto table = parse_located_csv(text, "f", findings);
    return {std::move(table), findings.take()};
}

} // namespace

TEST_CASE("cells may be quoted and know their place") {
    const Parsed parsed = parse("a,b,c\r\nä,\"x, \"\"y\"\"\nz\",\n\n1,2,3");
    REQUIRE(parsed.table);
    CHECK(parsed.findings.empty());
    REQUIRE(parsed.table->header.size() == 3);
    REQUIRE(parsed.table->rows.size() == 2);
    const auto& row = parsed.table->rows[0];
    CHECK(row[0].text == "ä");
    CHECK(row[1].text == "x, \"y\"\nz");
    CHECK(row[1].line == 2);
    CHECK(row[1].column == 4);
    CHECK(row[2].text.empty());
    CHECK(row[2].line == 3);
    CHECK(parsed.table->rows[1][2].line == 5);
    CHECK(parsed.table->rows[1][2].text == "3");
}

TEST_CASE("rows of another length are left out with a finding") {
    const Parsed parsed = parse("a,b\n1\n1,2,3\n1,2\n");
    REQUIRE(parsed.table);
    CHECK(parsed.table->rows.size() == 1);
    REQUIRE(parsed.findings.size() == 2);
    CHECK(parsed.findings[0].place.line == 2);
    CHECK(parsed.findings[1].place.line == 3);
}

TEST_CASE("broken quotes are refused where they break") {
    CHECK_FALSE(parse("a\n\"x").table);
    CHECK_FALSE(parse("a\n\"x\"y\n").table);
    const Parsed parsed = parse("a,b\n1,x\"y\n");
    CHECK_FALSE(parsed.table);
    REQUIRE(parsed.findings.size() == 1);
    CHECK(parsed.findings[0].place.line == 2);
    CHECK(parsed.findings[0].place.column == 4);
}

TEST_CASE("an empty file is an empty table") {
    REQUIRE(parse("").table);
    CHECK(parse("").table->header.empty());
}
