#include "terrain/geo/diagnostic.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

namespace {

Diagnostic diagnostic(Severity severity, SourcePlace place, std::string message, std::string hint = {}) {
    Diagnostic d;
    d.severity = severity;
    d.place = std::move(place);
    d.message = std::move(message);
    d.hint = std::move(hint);
    return d;
}

} // namespace

TEST_CASE("A diagnostic prints as one line that editors can jump to") {
    CHECK(to_string(diagnostic(Severity::error, {"campaign.toml", 12, 3}, "unknown side \"sovjet\"",
                               "did you mean soviet?")) ==
          "campaign.toml:12:3: error: unknown side \"sovjet\" (hint: did you mean soviet?)");
    CHECK(to_string(diagnostic(Severity::warning, {"a.csv", 4, 0}, "two\nlines")) ==
          "a.csv:4: warning: two lines");
    CHECK(to_string(diagnostic(Severity::note, {}, "no place")) == "note: no place");
}

TEST_CASE("Diagnostics sort by place, then severity, and keep their order otherwise") {
    std::vector<Diagnostic> list{
        diagnostic(Severity::warning, {"b", 1, 1}, "1"), diagnostic(Severity::error, {"a", 9, 1}, "2"),
        diagnostic(Severity::warning, {"a", 2, 5}, "3"), diagnostic(Severity::error, {"a", 2, 5}, "4"),
        diagnostic(Severity::error, {"a", 2, 5}, "5")};
    sort_diagnostics(list);
    std::string order;
    for (const Diagnostic& d : list)
        order += d.message;
    CHECK(order == "45321");
}

TEST_CASE("Only errors count as errors") {
    CHECK_FALSE(has_errors({diagnostic(Severity::warning, {}, ""), diagnostic(Severity::note, {}, "")}));
    CHECK(has_errors({diagnostic(Severity::note, {}, ""), diagnostic(Severity::error, {}, "")}));
}

TEST_CASE("The nearest word is a typing slip away, or there is none") {
    const std::vector<std::string> sides{"axis", "soviet", "insurgents"};
    CHECK(nearest_word("sovjet", sides) == "soviet");
    CHECK(nearest_word("insurgnets", sides) == "insurgents");
    CHECK(nearest_word("western allies", sides).empty());
    CHECK(nearest_word("xy", {"ab"}).empty());
}
