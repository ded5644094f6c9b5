#include "app/player/kiosk_screen.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

TEST_CASE("letters of a station have a contrast of 7 : 1 in every theme") {
    for (const Theme theme : all_themes) {
        INFO(theme_name(theme));
        const KioskColours c = kiosk_colours(style_of(theme));
        for (const glm::vec3& ground : {c.paper, c.card}) {
            CHECK(contrast_ratio(c.ink, ground) >= kiosk_contrast);
            CHECK(contrast_ratio(c.accent, ground) >= kiosk_contrast);
        }
        CHECK(contrast_ratio(c.plate_ink, c.plate) >= kiosk_contrast);
    }
}
