#include "text_test_fonts.hpp"

using namespace bagration;
using namespace bagration::test;

TEST_CASE("Bytes that are no font are refused with their role") {
    const auto result = FontSet::create({{"serif", std::vector<std::byte>(100)}});
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().code == ExitCode::usage);
    CHECK(result.error().message.find("serif") != std::string::npos);
    CHECK_FALSE(FontSet::create({}).has_value());
}

TEST_CASE("A role is tried first, then its family, then the fallback, and every font in the end") {
    const FontSet& fonts = film_fonts();
    const auto roles = [&](const char* role) {
        std::vector<std::string> names;
        for (const FontIndex font : fonts.chain(role))
            names.push_back(fonts.role(font));
        return names;
    };
    const auto bold = roles("serif-bold");
    REQUIRE(bold.size() == static_cast<std::size_t>(fonts.font_count()));
    CHECK(std::vector(bold.begin(), bold.begin() + 4) ==
          std::vector<std::string>{"serif-bold", "serif-bold/grown", "serif", "fallback"});
    CHECK(roles("water-italic")[1] == "serif-italic");
    CHECK(roles("no such role")[0] == "fallback");
}

TEST_CASE("Metrics are in em and in their natural order") {
    for (const char* role : {"serif", "sans", "water-italic", "fallback"}) {
        const FontMetrics m = film_fonts().metrics(role);
        CHECK(m.x_height > 0.35f);
        CHECK(m.cap_height > m.x_height);
        CHECK(m.ascent > m.cap_height);
        CHECK(m.descent > 0.1f);
        CHECK(m.line_height() < 1.6f);
    }
}
