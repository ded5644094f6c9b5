#include "renderer/scene/style.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace bagration;

namespace {

glm::vec3 over(const Rgba& top, const glm::vec3& below) {
    return glm::mix(below, glm::vec3(top), top.a);
}

constexpr Colour slate{0x3B, 0x5B, 0x7A}, brick{0xA8, 0x44, 0x2A};

} // namespace

TEST_CASE("Every theme has a name of its own") {
    std::set<std::string_view> names;
    for (const Theme theme : all_themes)
        names.insert(theme_name(theme));
    CHECK(names.size() == std::size(all_themes));
}

TEST_CASE("Letters stand out from their halo and from their plate") {
    for (const Theme theme : all_themes) {
        INFO(theme_name(theme));
        const Style& s = style_of(theme);
        CHECK(contrast_ratio(glm::vec3(s.ink), glm::vec3(s.halo)) >= 7);
        CHECK(contrast_ratio(glm::vec3(s.date_ink), glm::vec3(s.date_halo)) >= 7);
        CHECK(contrast_ratio(glm::vec3(s.accent_ink), glm::vec3(s.halo)) >= 4.5);
        const glm::vec3 plate = over(s.plate, s.toned ? s.land.middle : s.air);
        CHECK(contrast_ratio(glm::vec3(s.plate_ink), plate) >= 7);
        CHECK(contrast_ratio(glm::vec3(s.plate_soft_ink), plate) >= 4.5);
        CHECK(contrast_ratio(glm::vec3(s.plate_accent), plate) >= 4.5);
    }
    // The accessible theme keeps its promise for the smallest letters as well, on the ground itself.
    const Style& s = style_of(Theme::high_contrast);
    for (const Rgba& ink : {s.ink, s.soft_ink, s.accent_ink})
        CHECK(contrast_ratio(glm::vec3(ink), s.land.shadow) >= 7);
    CHECK(contrast_ratio(glm::vec3(s.water_ink), s.water.shadow) >= 7);
}

TEST_CASE("The atlas draws sides exactly as authored") {
    const glm::vec3 drawn = themed_colour(style_of(Theme::atlas), slate, -1);
    CHECK(drawn == glm::vec3(0x3B, 0x5B, 0x7A) / 255.0F);
}

TEST_CASE("Sides keep their hue in every theme and stand out from its ground") {
    for (const Theme theme : {Theme::dark, Theme::staff_map, Theme::high_contrast}) {
        INFO(theme_name(theme));
        const Style& s = style_of(theme);
        const glm::vec3 blue = themed_colour(s, slate, -1), red = themed_colour(s, brick, 1);
        CHECK(blue.b > blue.r + 0.1F);
        CHECK(red.r > red.b + 0.1F);
        CHECK(contrast_ratio(blue, s.land.middle) >= 2);
        CHECK(contrast_ratio(red, s.land.middle) >= 2);
    }
    const Style& s = style_of(Theme::high_contrast);
    CHECK(contrast_ratio(themed_colour(s, slate, -1), themed_colour(s, brick, 1)) >= 2);
}

TEST_CASE("Contrast is 21 between black and white and 1 between equals") {
    CHECK(contrast_ratio({0, 0, 0}, {1, 1, 1}) == Approx(21).epsilon(1e-3));
    CHECK(contrast_ratio({0.4, 0.5, 0.2}, {0.4, 0.5, 0.2}) == Approx(1));
}
