#include "campaign/located_json.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

namespace {

struct Parsed {
    std::optional<LocatedValue> value;
    std::vector<Diagnostic> findings;
};

Parsed parse(const std::string& text) {
    Findings findings;
    auto value = parse_located_json(text, "f", findings);
    return {std::move(value), findings.take()};
}

} // namespace

TEST_CASE("every JSON value knows its line and column") {
    const Parsed parsed =
        parse("{\n  \"ä\": [1, -2.5e1,\n\ttrue, null],\r\n \"s\": \"x\\n\\u00e9\\ud83d\\ude00\"}");
    REQUIRE(parsed.value);
    const auto& members = parsed.value->members;
    REQUIRE(members.size() == 2);
    CHECK(members[0].key == "ä");
    CHECK(members[0].line == 2);
    CHECK(members[0].column == 3);
    const auto& items = members[0].value.items;
    REQUIRE(items.size() == 4);
    CHECK(items[1].number == -25);
    CHECK(items[1].line == 2);
    CHECK(items[1].column == 12); // Columns count characters, not bytes.
    CHECK(items[2].boolean);
    CHECK(items[2].line == 3);
    CHECK(items[3].kind == LocatedValue::Kind::null);
    CHECK(members[1].value.text == "x\né😀");
    CHECK(members[1].value.line == 4);
}

TEST_CASE("what is no JSON is refused with one finding at its place") {
    const auto [text, line, column] = GENERATE(table<const char*, int, int>({{"", 1, 1},
                                                                             {"{", 1, 2},
                                                                             {"[1, 2", 1, 6},
                                                                             {"[1,]", 1, 4},
                                                                             {"{\"a\":1,}", 1, 8},
                                                                             {"{\"a\" 1}", 1, 6},
                                                                             {"{a:1}", 1, 2},
                                                                             {"{\"a\":1,\n\"a\":2}", 2, 1},
                                                                             {"[01]", 1, 3},
                                                                             {"[1.]", 1, 4},
                                                                             {"[.5]", 1, 2},
                                                                             {"[-]", 1, 3},
                                                                             {"[1e]", 1, 4},
                                                                             {"[1e999]", 1, 2},
                                                                             {"[NaN]", 1, 2},
                                                                             {"[nul]", 1, 2},
                                                                             {"['a']", 1, 2},
                                                                             {"[\"a\nb\"]", 1, 4},
                                                                             {"[\"a", 1, 4},
                                                                             {"[\"\\x\"]", 1, 4},
                                                                             {"[\"\\u12g4\"]", 1, 7},
                                                                             {"[\"\\ud800\"]", 1, 9},
                                                                             {"[\"\\udc00\"]", 1, 9},
                                                                             {"[] []", 1, 4},
                                                                             {"// c\n[]", 1, 1}}));
    INFO(text);
    const Parsed parsed = parse(text);
    CHECK_FALSE(parsed.value);
    REQUIRE(parsed.findings.size() == 1);
    CHECK(parsed.findings[0].place.line == line);
    CHECK(parsed.findings[0].place.column == column);
}

TEST_CASE("nesting is bounded") {
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    CHECK(parse(nested(deepest_json)).value);
    CHECK_FALSE(parse(nested(deepest_json + 2)).value);
    CHECK_FALSE(parse(std::string(1'000'000, '[')).value);
}
