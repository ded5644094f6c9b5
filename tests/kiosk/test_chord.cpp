#include "app/kiosk/chord.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

namespace {

ChordWatcher usual() {
    return ChordWatcher(*parse_chord(std::string(default_chord)));
}

} // namespace

TEST_CASE("a chord is four corners or more, or keys pressed together") {
    CHECK(parse_chord("tl,tr,br,bl")->corners ==
          std::vector{Corner::top_left, Corner::top_right, Corner::bottom_right, Corner::bottom_left});
    CHECK(parse_chord("alt+ctrl+k")->keys == "ctrl+alt+k");
    for (const char* wrong :
         {"", "tl", "tl,tr,tl", "tl,tr,tl,xx", "k", "shift+k", "ctrl+", "ctrl+escape", "ctrl+a+b"}) {
        INFO(wrong);
        REQUIRE_FALSE(parse_chord(wrong));
        CHECK(parse_chord(wrong).error().code == ExitCode::usage);
        CHECK_FALSE(parse_chord(wrong).error().hint.empty());
    }
}

TEST_CASE("corners touched in order within six seconds are the chord") {
    ChordWatcher chord = usual();
    CHECK_FALSE(chord.touch(Corner::top_left, 0));
    CHECK_FALSE(chord.touch(Corner::top_right, 1));
    CHECK_FALSE(chord.touch(Corner::top_left, 2));
    CHECK(chord.touch(Corner::top_right, 3));
    CHECK_FALSE(chord.touch(Corner::top_right, 4)); // It begins anew.
}

TEST_CASE("a touch elsewhere, a wrong corner or too long a pause begin the chord anew") {
    ChordWatcher chord = usual();
    chord.touch(Corner::top_left, 0);
    chord.touch(Corner::top_right, 1);
    chord.touch(std::nullopt, 2);
    chord.touch(Corner::top_left, 3);
    CHECK_FALSE(chord.touch(Corner::top_right, 4));

    ChordWatcher wrong = usual();
    wrong.touch(Corner::top_left, 0);
    wrong.touch(Corner::top_right, 1);
    wrong.touch(Corner::top_left, 2);
    wrong.touch(Corner::top_left, 3); // This one may be the first of another try.
    wrong.touch(Corner::top_right, 4);
    wrong.touch(Corner::top_left, 5);
    CHECK(wrong.touch(Corner::top_right, 6));

    ChordWatcher slow = usual();
    slow.touch(Corner::top_left, 0);
    slow.touch(Corner::top_right, 1);
    slow.touch(Corner::top_left, 2);
    CHECK_FALSE(slow.touch(Corner::top_right, 6.5));
}

TEST_CASE("corners are squares at the corners of the screen") {
    CHECK(corner_at(5, 5, 1920, 1080, 72) == Corner::top_left);
    CHECK(corner_at(1900, 5, 1920, 1080, 72) == Corner::top_right);
    CHECK(corner_at(5, 1070, 1920, 1080, 72) == Corner::bottom_left);
    CHECK(corner_at(1900, 1070, 1920, 1080, 72) == Corner::bottom_right);
    CHECK_FALSE(corner_at(960, 5, 1920, 1080, 72));
    CHECK_FALSE(corner_at(5, 500, 1920, 1080, 72));
}

TEST_CASE("only the keys of the chord are the chord") {
    const ChordWatcher keys(*parse_chord("ctrl+alt+k"));
    CHECK(keys.keys("ctrl+alt+k"));
    CHECK_FALSE(keys.keys("ctrl+k"));
    CHECK_FALSE(keys.keys(""));
    CHECK_FALSE(usual().keys("ctrl+alt+k"));
    CHECK_FALSE(usual().keys(""));
}
