#include "app/kiosk/kiosk_layout.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <string>

using namespace bagration;

namespace {

struct Named {
    std::string name;
    KioskScreen screen;
};

KioskScreen screen(float width, float height, double diagonal_inches) {
    const double diagonal_px = std::hypot(width, height);
    return {width, height, static_cast<float>(diagonal_px / (diagonal_inches * 25.4))};
}

std::vector<Named> screens() {
    return {{"1920x1080 at 24 inches", screen(1920, 1080, 24)},
            {"1920x1080 at 55 inches", screen(1920, 1080, 55)},
            {"3840x2160 at 32 inches", screen(3840, 2160, 32)},
            {"3840x2160 at 65 inches", screen(3840, 2160, 65)},
            {"1080x1920 upright at 24 inches", screen(1080, 1920, 24)},
            {"1080x1920 upright at 43 inches", screen(1080, 1920, 43)},
            {"1280x720 at 96 dpi", {1280, 720, static_cast<float>(fallback_dpi / 25.4)}},
            {"1280x1024 at 17 inches", screen(1280, 1024, 17)}};
}

KioskRules rules(int chapters = 18, int languages = 3) {
    KioskRules rules;
    rules.chapters = chapters;
    rules.languages = languages;
    rules.pin = "2580";
    return rules;
}

KioskState in(KioskMode mode) {
    KioskState state;
    state.mode = mode;
    return state;
}

constexpr KioskMode all_modes[] = {KioskMode::attract, KioskMode::menu,          KioskMode::playing,
                                   KioskMode::paused,  KioskMode::ended,         KioskMode::still_there,
                                   KioskMode::pin,     KioskMode::operator_panel};

/// Every layout of a station: each mode with and without the bar.
template <class Check>
void for_all_layouts(Check check) {
    for (const Named& each : screens())
        for (const KioskMode mode : all_modes)
            for (const bool bar : {true, false}) {
                INFO(each.name << ", " << mode_name(mode) << (bar ? ", bar" : ""));
                check(lay_out(in(mode), rules(), bar, each.screen), each.screen);
            }
}

} // namespace

TEST_CASE("every target is at least 20 mm wide and high") {
    for_all_layouts([](const KioskLayout& layout, const KioskScreen& screen) {
        for (const KioskTarget& target : layout.targets) {
            CHECK(target.box.width() / screen.px_per_mm >= target_mm - 0.01);
            CHECK(target.box.height() / screen.px_per_mm >= target_mm - 0.01);
        }
    });
}

TEST_CASE("all targets lie in the lower 40 % of the screen, inside it, and do not overlap") {
    for_all_layouts([](const KioskLayout& layout, const KioskScreen& screen) {
        for (const KioskTarget& target : layout.targets) {
            CHECK(target.box.y0 >= 0.6F * screen.height - 0.5F);
            CHECK(target.box.x0 >= 0);
            CHECK(target.box.x1 <= screen.width);
            CHECK(target.box.y1 <= screen.height);
            for (const KioskTarget& other : layout.targets) {
                if (&other == &target) continue;
                const bool apart = target.box.x1 <= other.box.x0 || other.box.x1 <= target.box.x0 ||
                                   target.box.y1 <= other.box.y0 || other.box.y1 <= target.box.y0;
                CHECK(apart);
            }
        }
    });
}

TEST_CASE("a touch finds the target that it lies on, and none beside them") {
    for_all_layouts([](const KioskLayout& layout, const KioskScreen&) {
        for (const KioskTarget& target : layout.targets) {
            const KioskTarget* found =
                layout.at(0.5F * (target.box.x0 + target.box.x1), 0.5F * (target.box.y0 + target.box.y1));
            REQUIRE(found != nullptr);
            CHECK(found->action == target.action);
        }
        CHECK(layout.at(1, 1) == nullptr);
    });
}

TEST_CASE("the menu shows every chapter on one of its pages, the whole film and every language") {
    for (const Named& each : screens()) {
        INFO(each.name);
        KioskState state = in(KioskMode::menu);
        const int pages = lay_out(state, rules(), false, each.screen).pages;
        std::vector<int> shown(18, 0);
        for (state.page = 0; state.page < pages; ++state.page) {
            const KioskLayout layout = lay_out(state, rules(), false, each.screen);
            CHECK(layout.page == state.page);
            CHECK(layout.find(KioskAct::play_film) != nullptr);
            for (int language = 0; language < 3; ++language)
                CHECK(layout.find(KioskAct::language, language) != nullptr);
            for (const KioskTarget& target : layout.targets)
                if (target.action.act == KioskAct::play_chapter)
                    ++shown[static_cast<std::size_t>(target.action.number)];
            CHECK((layout.find(KioskAct::page, state.page + 1) != nullptr) == (state.page + 1 < pages));
            CHECK((layout.find(KioskAct::page, state.page - 1) != nullptr) == (state.page > 0));
        }
        CHECK(shown == std::vector<int>(18, 1));
    }
}

TEST_CASE("on usual exhibition screens all chapters of the film stand on one page") {
    for (const KioskScreen& each :
         {screen(1920, 1080, 24), screen(1920, 1080, 55), screen(3840, 2160, 65), screen(1080, 1920, 43)})
        CHECK(lay_out(in(KioskMode::menu), rules(), false, each).pages == 1);
}

TEST_CASE("a page that is gone shows the last one") {
    KioskState state = in(KioskMode::menu);
    state.page = 99;
    const KioskLayout layout = lay_out(state, rules(60), false, screen(1280, 720, 15));
    CHECK(layout.page == layout.pages - 1);
}

TEST_CASE("the bar has pause, back, home, captions and the languages") {
    for (const Named& each : screens()) {
        INFO(each.name);
        const KioskLayout playing = lay_out(in(KioskMode::playing), rules(), true, each.screen);
        for (const KioskAct act : {KioskAct::pause, KioskAct::back, KioskAct::home, KioskAct::captions})
            CHECK(playing.find(act) != nullptr);
        CHECK(playing.find(KioskAct::language, 1) != nullptr);
        CHECK(lay_out(in(KioskMode::paused), rules(), false, each.screen).find(KioskAct::resume) != nullptr);
    }
}

TEST_CASE("where many languages do not fit, one button gives the next one") {
    KioskState state = in(KioskMode::playing);
    state.language = 8;
    const KioskLayout layout = lay_out(state, rules(18, 9), true, screen(1080, 1920, 24));
    CHECK(layout.find(KioskAct::language, 0) != nullptr);
    CHECK(layout.find(KioskAct::language, 1) == nullptr);
}

TEST_CASE("over the running film one button stays") {
    const KioskLayout layout = lay_out(in(KioskMode::playing), rules(), false, screen(1920, 1080, 24));
    REQUIRE(layout.targets.size() == 1);
    CHECK(layout.targets[0].action.act == KioskAct::pause);
}

TEST_CASE("after the last chapter there is no next one") {
    KioskState state = in(KioskMode::ended);
    state.chapter = 17;
    CHECK(lay_out(state, rules(), false, screen(1920, 1080, 24)).find(KioskAct::next_chapter) == nullptr);
    state.chapter = 16;
    CHECK(lay_out(state, rules(), false, screen(1920, 1080, 24)).find(KioskAct::next_chapter) != nullptr);
    state.whole_film = true;
    CHECK(lay_out(state, rules(), false, screen(1920, 1080, 24)).find(KioskAct::next_chapter) == nullptr);
}

TEST_CASE("letters are large from afar: targets grow beyond 20 mm on large screens") {
    const KioskScreen wall = screen(1920, 1080, 55);
    CHECK(touch_px(wall) / wall.px_per_mm > 40);
}

TEST_CASE("screens that are too small for 20 mm still have 15") {
    for (const double inches : {13.3, 11.6, 10.1}) {
        const KioskScreen small = screen(1280, 800, inches);
        CHECK(touch_px(small) / small.px_per_mm >= least_target_mm - 0.01);
    }
}

TEST_CASE("a monitor's size is believed when it is one") {
    CHECK(*plausible_px_per_mm(1920, 1080, {531, 299}) == Approx(3.616).epsilon(0.01));
    CHECK(*plausible_px_per_mm(1920, 1080, {1210, 680}) == Approx(1.588).epsilon(0.01));
    CHECK_FALSE(plausible_px_per_mm(1920, 1080, {0, 0}));
    CHECK_FALSE(plausible_px_per_mm(1920, 1080, {160, 90}));
    CHECK_FALSE(plausible_px_per_mm(1920, 1080, {16, 9}));
    CHECK_FALSE(plausible_px_per_mm(1920, 1080, {531, 600}));
    CHECK_FALSE(plausible_px_per_mm(1920, 1080, {50'000, 28'000}));
}
