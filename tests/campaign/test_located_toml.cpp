#include "campaign/located_toml.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

namespace {

LocatedValue parse(const std::string& text) {
    Findings findings;
    const auto value = parse_located_toml(text, "f.toml", findings);
    REQUIRE(value);
    return *value;
}

} // namespace

TEST_CASE("every TOML value knows its line and column, in file order") {
    const LocatedValue root = parse("zebra = 1\napple = [true, 2.5]\n\n[[item]]\nid = \"x\"\n[[item]]\n");
    REQUIRE(root.members.size() == 3);
    CHECK(root.members[0].key == "zebra");
    CHECK(root.members[0].value.number == 1);
    CHECK(root.members[0].value.column == 9);
    CHECK(root.members[1].key == "apple");
    CHECK(root.members[1].value.items[1].number == 2.5);
    CHECK(root.members[1].value.items[1].column == 16);
    const LocatedValue& items = root.members[2].value;
    REQUIRE(items.items.size() == 2);
    CHECK(items.items[0].kind == LocatedValue::Kind::object);
    CHECK(items.items[0].line == 4);
    CHECK(items.items[1].line == 6);
}

TEST_CASE("TOML dates become their text") {
    const LocatedValue root = parse("a = 1944-07-03\nb = 1944-07-03T12:05:00\nc = 1944-07-03 12:05:06.5\n"
                                    "d = 1944-07-03T12:05:00-05:30\ne = 06:00:00\n");
    CHECK(root.members[0].value.text == "1944-07-03");
    CHECK(root.members[1].value.text == "1944-07-03T12:05:00");
    CHECK(root.members[2].value.text == "1944-07-03T12:05:06.500000000");
    CHECK(root.members[3].value.text == "1944-07-03T12:05:00-05:30");
    CHECK(root.members[4].value.kind == LocatedValue::Kind::date);
}

TEST_CASE("what is no TOML is one finding at its place") {
    Findings findings;
    CHECK_FALSE(parse_located_toml("a = 1\nb = = 2\n", "f.toml", findings));
    const auto list = findings.take();
    REQUIRE(list.size() == 1);
    CHECK(list[0].place.file == "f.toml");
    CHECK(list[0].place.line == 2);
    Findings duplicate;
    CHECK_FALSE(parse_located_toml("a = 1\na = 2\n", "f.toml", duplicate));
}
