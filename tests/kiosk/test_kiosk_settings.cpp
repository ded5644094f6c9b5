#include "app/kiosk/kiosk_settings.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

TEST_CASE("a station's settings are read from a file") {
    std::vector<Diagnostic> findings;
    const KioskSettings settings = read_kiosk_settings(
        "monitor = 2\nscreen_mm = [1210, 680]\nlanguage = \"en\"\ncaptions = false\nchord = \"ctrl+alt+k\"\n"
        "pin = \"2580\"\nidle = 45\ncountdown = 20\nlog = \"/var/log/kiosk.log\"\n",
        "kiosk.toml", findings);
    CHECK(findings.empty());
    CHECK(settings.monitor == 2);
    REQUIRE(settings.screen_mm);
    CHECK(settings.screen_mm->width == 1210);
    CHECK(settings.language == "en");
    CHECK(settings.captions == false);
    CHECK(settings.chord == "ctrl+alt+k");
    CHECK(settings.pin == "2580");
    CHECK(settings.idle_s == 45);
    CHECK(settings.countdown_s == 20);
    CHECK(settings.log == "/var/log/kiosk.log");
    CHECK_FALSE(settings.dpi);
}

TEST_CASE("what is wrong with the settings is told with its place, and nothing ends the program") {
    const auto check = [](const char* text, int line, const char* about) {
        INFO(text);
        std::vector<Diagnostic> findings;
        read_kiosk_settings(text, "kiosk.toml", findings);
        REQUIRE_FALSE(findings.empty());
        CHECK(findings[0].place.line == line);
        CHECK(findings[0].message.find(about) != std::string::npos);
    };
    check("pin = \"12\"\n", 1, "PIN");
    check("monitor = 1\npin = 2580\n", 2, "pin");
    check("monitor = 1\n\nmoniter = 2\n", 3, "moniter");
    check("screen_mm = [1210]\n", 1, "screen_mm");
    check("chord = \"xx\"\n", 1, "chord");
    check("idle = 1\n", 1, "idle");
    check("monitor = \n", 1, "");
}

TEST_CASE("the command line goes before the file, and one size of the screen before the other") {
    KioskSettings line, file;
    line.pin = "1111";
    line.dpi = 40;
    file.pin = "2222";
    file.language = "pl";
    file.screen_mm = ScreenMm{1210, 680};
    const KioskSettings all = merged(line, file);
    CHECK(all.pin == "1111");
    CHECK(all.language == "pl");
    CHECK(all.dpi == 40.0);
    CHECK_FALSE(all.screen_mm);
}

TEST_CASE("a PIN has 4 to 12 digits") {
    CHECK(is_pin("0000"));
    CHECK(is_pin("123456789012"));
    CHECK_FALSE(is_pin("123"));
    CHECK_FALSE(is_pin("1234567890123"));
    CHECK_FALSE(is_pin("12a4"));
    CHECK_FALSE(is_pin(""));
}
