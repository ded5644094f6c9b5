#include "app/kiosk/kiosk_machine.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

namespace {

using Kind = KioskOrder::Kind;

KioskRules rules() {
    KioskRules rules;
    rules.chapters = 5;
    rules.languages = 3;
    rules.first_language = 0;
    rules.pin = "2580";
    return rules;
}

struct Station {
    KioskMachine machine{rules(), 0};
    KioskMode mode() const { return machine.state().mode; }
    void type(const char* digits, double now_s) {
        for (const char* digit = digits; *digit != 0; ++digit)
            machine.act({KioskAct::digit, *digit - '0'}, now_s);
    }
    void to_operator(double now_s) {
        machine.ask_operator(now_s);
        type("2580", now_s);
        REQUIRE(mode() == KioskMode::operator_panel);
    }
};

} // namespace

TEST_CASE("a touch leads from the loop to the menu, and a card of it into its chapter") {
    Station s;
    CHECK(s.mode() == KioskMode::attract);
    CHECK_FALSE(s.machine.touch(100));
    CHECK(s.mode() == KioskMode::menu);
    CHECK(s.machine.act({KioskAct::play_chapter, 3}, 101) == KioskOrder{Kind::chapter, 3});
    CHECK(s.mode() == KioskMode::playing);
    CHECK(s.machine.act({KioskAct::home}, 102) == KioskOrder{Kind::rest});
    CHECK(s.mode() == KioskMode::menu);
    CHECK(s.machine.act({KioskAct::play_film}, 103) == KioskOrder{Kind::film});
    CHECK(s.machine.state().whole_film);
}

TEST_CASE("any key leads from the loop to the menu as well") {
    for (const char32_t key : {U'x', U' ', U'\r', U'5', char32_t{0}}) {
        Station s;
        CHECK_FALSE(s.machine.key(key, 1));
        CHECK(s.mode() == KioskMode::menu);
    }
}

TEST_CASE("while the film plays nothing times out, however long it is") {
    Station s;
    s.machine.touch(0);
    s.machine.act({KioskAct::play_film}, 0);
    for (double now_s = 0; now_s < 4000; now_s += 10)
        CHECK_FALSE(s.machine.tick(now_s));
    CHECK(s.mode() == KioskMode::playing);
}

TEST_CASE("menu, pause and end wait a minute, ask for half a minute, and then everything is reset") {
    const auto wait_out = [](Station& s, double from_s) {
        s.machine.tick(from_s + 59.9);
        CHECK(s.mode() != KioskMode::still_there);
        s.machine.tick(from_s + 60);
        CHECK(s.mode() == KioskMode::still_there);
        CHECK(s.machine.countdown(from_s + 60) == 30);
        CHECK(s.machine.countdown(from_s + 80.5) == 10);
        CHECK_FALSE(s.machine.tick(from_s + 89.9));
        CHECK(s.machine.tick(from_s + 90) == KioskOrder{Kind::rest});
        CHECK(s.mode() == KioskMode::attract);
    };
    Station menu;
    menu.machine.touch(10);
    wait_out(menu, 10);

    Station paused;
    paused.machine.touch(10);
    paused.machine.act({KioskAct::play_chapter, 1}, 10);
    CHECK(paused.machine.act({KioskAct::pause}, 500) == KioskOrder{Kind::pause});
    wait_out(paused, 500);

    Station ended;
    ended.machine.touch(10);
    ended.machine.act({KioskAct::play_chapter, 1}, 10);
    CHECK(ended.machine.ended(500) == KioskOrder{Kind::pause});
    CHECK(ended.mode() == KioskMode::ended);
    wait_out(ended, 500);
}

TEST_CASE("a reset forgets language, captions, chapter and page") {
    Station s;
    s.machine.touch(0);
    s.machine.act({KioskAct::language, 2}, 1);
    s.machine.act({KioskAct::captions}, 1);
    s.machine.act({KioskAct::page, 1}, 1);
    s.machine.act({KioskAct::play_chapter, 4}, 1);
    s.machine.ended(30);
    s.machine.tick(90);
    CHECK(s.machine.tick(120));
    const KioskState& state = s.machine.state();
    CHECK(state.mode == KioskMode::attract);
    CHECK(state.language == 0);
    CHECK(state.captions);
    CHECK(state.chapter == 0);
    CHECK(state.page == 0);
    CHECK_FALSE(state.whole_film);
}

TEST_CASE("whoever is still there goes on where they were, wherever they touch") {
    Station s;
    s.machine.touch(0);
    s.machine.act({KioskAct::language, 1}, 0);
    s.machine.tick(60);
    REQUIRE(s.mode() == KioskMode::still_there);
    CHECK_FALSE(s.machine.touch(85));
    CHECK(s.mode() == KioskMode::menu);
    CHECK(s.machine.state().language == 1);
    CHECK(s.machine.countdown(85) == 0);
    s.machine.tick(144);
    CHECK(s.mode() == KioskMode::menu);
    s.machine.tick(145);
    CHECK(s.mode() == KioskMode::still_there);
}

TEST_CASE("pause, go on, back and the next chapter tell the film what to do") {
    Station s;
    s.machine.touch(0);
    s.machine.act({KioskAct::play_chapter, 2}, 0);
    CHECK(s.machine.act({KioskAct::pause}, 1) == KioskOrder{Kind::pause});
    CHECK(s.machine.act({KioskAct::resume}, 2) == KioskOrder{Kind::resume});
    CHECK(s.machine.act({KioskAct::back}, 3) == KioskOrder{Kind::back});
    s.machine.ended(40);
    CHECK(s.machine.act({KioskAct::next_chapter}, 41) == KioskOrder{Kind::chapter, 3});
    s.machine.ended(80);
    CHECK(s.machine.act({KioskAct::again}, 81) == KioskOrder{Kind::chapter, 3});
    CHECK(s.machine.key(U' ', 82) == KioskOrder{Kind::pause});
    CHECK(s.machine.key(U'\r', 83) == KioskOrder{Kind::resume});
}

TEST_CASE("after the whole film 'again' is the whole film") {
    Station s;
    s.machine.touch(0);
    s.machine.act({KioskAct::play_film}, 0);
    s.machine.tells(4);
    s.machine.ended(600);
    CHECK(s.machine.act({KioskAct::again}, 601) == KioskOrder{Kind::film});
}

TEST_CASE("the bar over the film goes eight seconds after the last touch, and stays while it stands") {
    Station s;
    s.machine.touch(0);
    s.machine.act({KioskAct::play_chapter, 0}, 0);
    CHECK(s.machine.bar_shown(7.9));
    CHECK_FALSE(s.machine.bar_shown(8));
    s.machine.touch(20);
    CHECK(s.machine.bar_shown(27));
    s.machine.act({KioskAct::pause}, 28);
    CHECK(s.machine.bar_shown(80));
}

TEST_CASE("the operator's panel opens with the chord and the PIN, and only there can the show be ended") {
    Station s;
    CHECK_FALSE(s.machine.act({KioskAct::leave}, 0));
    CHECK_FALSE(s.machine.act({KioskAct::restart}, 0));
    s.machine.touch(1);
    CHECK_FALSE(s.machine.ask_operator(1));
    CHECK(s.mode() == KioskMode::pin);
    CHECK_FALSE(s.machine.act({KioskAct::leave}, 1));
    s.type("2580", 2);
    CHECK(s.mode() == KioskMode::operator_panel);
    CHECK(s.machine.act({KioskAct::restart}, 3) == KioskOrder{Kind::restart});
    CHECK(s.machine.act({KioskAct::leave}, 3) == KioskOrder{Kind::leave});
    CHECK_FALSE(s.machine.act({KioskAct::cancel}, 4));
    CHECK(s.mode() == KioskMode::menu);
}

TEST_CASE("the PIN can be typed on a keyboard, and corrected") {
    Station s;
    s.machine.ask_operator(0);
    for (const char32_t key : {U'2', U'5', U'9', U'\b', U'8'})
        s.machine.key(key, 1);
    CHECK(s.machine.state().typed == 3);
    s.machine.key(U'0', 1);
    CHECK(s.mode() == KioskMode::operator_panel);
}

TEST_CASE("without a PIN there is no operator's panel") {
    KioskRules open = rules();
    open.pin.clear();
    KioskMachine machine(open, 0);
    CHECK_FALSE(machine.ask_operator(1));
    CHECK(machine.state().mode == KioskMode::attract);
}

TEST_CASE("after three wrong numbers nobody may try for a minute") {
    Station s;
    s.machine.touch(0);
    s.machine.ask_operator(0);
    s.type("1111", 1);
    CHECK(s.machine.state().wrong);
    s.type("2222", 2);
    CHECK(s.mode() == KioskMode::pin);
    s.type("3333", 3);
    CHECK(s.mode() == KioskMode::menu);
    s.machine.ask_operator(62);
    CHECK(s.mode() == KioskMode::menu);
    s.machine.ask_operator(63);
    CHECK(s.mode() == KioskMode::pin);
    s.type("2580", 64);
    CHECK(s.mode() == KioskMode::operator_panel);
}

TEST_CASE("an operator's panel that is left alone is reset like everything else") {
    Station s;
    s.to_operator(5);
    CHECK_FALSE(s.machine.tick(64));
    CHECK(s.machine.tick(65) == KioskOrder{Kind::rest});
    CHECK(s.mode() == KioskMode::attract);
}

TEST_CASE("the film stands while the operator is asked, and can go on afterwards") {
    Station s;
    s.machine.touch(0);
    s.machine.act({KioskAct::play_chapter, 1}, 0);
    CHECK(s.machine.ask_operator(10) == KioskOrder{Kind::pause});
    s.machine.act({KioskAct::cancel}, 12);
    CHECK(s.mode() == KioskMode::paused);
    CHECK(s.machine.act({KioskAct::resume}, 13) == KioskOrder{Kind::resume});
}

TEST_CASE("numbers that no target has do no harm") {
    Station s;
    s.machine.touch(0);
    CHECK(s.machine.act({KioskAct::play_chapter, 99}, 1) == KioskOrder{Kind::chapter, 4});
    s.machine.act({KioskAct::language, 99}, 1);
    CHECK(s.machine.state().language == 2);
    s.machine.act({KioskAct::page, -4}, 1);
    CHECK(s.machine.state().page == 0);
}

TEST_CASE("after a year of visitors it is as it was on the first day") {
    Station s;
    double now_s = 0;
    int resets = 0;
    for (int visitor = 0; visitor < 200; ++visitor) {
        s.machine.touch(now_s);
        s.machine.act({KioskAct::language, visitor % 3}, now_s + 1);
        s.machine.act({KioskAct::captions}, now_s + 2);
        s.machine.act({KioskAct::play_chapter, visitor % 5}, now_s + 3);
        s.machine.ended(now_s + 60);
        s.machine.tick(now_s + 120);
        REQUIRE(s.mode() == KioskMode::still_there);
        resets += s.machine.tick(now_s + 150).has_value() ? 1 : 0;
        REQUIRE(s.mode() == KioskMode::attract);
        CHECK(s.machine.state().language == 0);
        CHECK(s.machine.state().captions);
        now_s += 160'000; // Steady clocks of months: no number runs out of digits.
    }
    CHECK(resets == 200);
}

TEST_CASE("time in which the show could not draw is not held against a visitor") {
    Station s;
    s.machine.touch(100);
    const double idle_s = rules().idle_s;
    s.machine.excuse(idle_s);
    s.machine.tick(100 + idle_s + 1);
    CHECK(s.mode() == KioskMode::menu);
    s.machine.tick(100 + 2 * idle_s + 1);
    CHECK(s.mode() == KioskMode::still_there);
}
