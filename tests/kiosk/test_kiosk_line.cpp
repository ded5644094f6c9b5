#include "app/player/kiosk_line.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <set>

using namespace bagration;

TEST_CASE("the state of a station is one line of JSON with everything that can be touched") {
    KioskLine line;
    line.mode = "menu";
    line.language = "de";
    line.targets = {{"play-chapter", 3, {10, 20, 30, 40}}};
    const std::string text = to_json(line);
    CHECK(text.find('\n') == std::string::npos);
    const auto json = nlohmann::json::parse(text);
    CHECK(json["mode"] == "menu");
    CHECK(json["targets"][0]["act"] == "play-chapter");
    CHECK(json["targets"][0]["number"] == 3);
    CHECK(json["targets"][0]["box"] == nlohmann::json({10, 20, 30, 40}));
}

TEST_CASE("every action has a name of its own") {
    std::set<std::string_view> names;
    for (int act = 0; act <= static_cast<int>(KioskAct::leave); ++act)
        names.insert(act_name(static_cast<KioskAct>(act)));
    CHECK(names.size() == static_cast<std::size_t>(KioskAct::leave) + 1);
    CHECK_FALSE(names.contains(""));
}
