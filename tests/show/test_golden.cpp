// Golden pictures: every folder of tests/golden is a case: case.json says what to draw and how far the
// picture may differ (with the reason for any tolerance), expected.png what it looked like when a person last
// approved it. BAGRATION_UPDATE_GOLDENS=1 writes new ones; look at them before committing.
#include "renderer/scene/style.hpp"
#include "show_fixture.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

using namespace bagration;
using namespace bagration::test;

TEST_CASE("The pictures of the golden cases are as approved") {
    std::vector<std::filesystem::path> cases;
    for (const auto& entry : std::filesystem::directory_iterator(source_dir() / "tests/golden"))
        if (std::filesystem::exists(entry.path() / "case.json")) cases.push_back(entry.path());
    std::ranges::sort(cases);
    REQUIRE(cases.size() >= 4);
    Studio studio = Studio::open({480, 270});
    for (const auto& folder : cases) {
        INFO(folder.filename().string());
        std::ifstream file(folder / "case.json");
        const nlohmann::json spec = nlohmann::json::parse(file);
        FrameRequest request;
        request.options.language = spec.value("language", "de");
        const std::string theme = spec.value("theme", "atlas");
        const auto* const chosen = std::find_if(std::begin(all_themes), std::end(all_themes),
                                                [&](Theme each) { return theme_name(each) == theme; });
        REQUIRE(chosen != std::end(all_themes));
        request.options.theme = *chosen;
        if (spec.contains("time_s")) {
            request.time = ShowTime::from_seconds(spec["time_s"].get<double>());
        } else {
            const std::string date = spec.at("at").get<std::string>();
            request.time = library_show().script.show_time_of(at(date));
            request.options.campaign_minutes = minutes_at(date);
        }
        if (spec.contains("camera")) {
            const auto& c = spec["camera"];
            CameraPose pose;
            pose.target =
                library_show().terrain->projection().to_plane({c.at(0).get<double>(), c.at(1).get<double>()});
            pose.height_km = c.at(2).get<double>();
            pose.pitch_deg = c.at(3).get<double>();
            pose.bearing_deg = c.at(4).get<double>();
            request.options.camera = pose;
        }
        const Image picture = studio.picture(request);
        const auto expected_path = folder / "expected.png";
        if (std::getenv("BAGRATION_UPDATE_GOLDENS")) {
            REQUIRE(write_png(expected_path, picture.view(), PngChannels::rgb));
            continue;
        }
        const auto expected = read_png(expected_path);
        REQUIRE(expected);
        const auto difference =
            image_difference(picture.view(), expected->view(), spec.value("channel_threshold", 12));
        REQUIRE(difference);
        const double share = static_cast<double>(difference->over_threshold) / (480.0 * 270.0);
        INFO("share of differing pixels " << share << ", mean difference " << difference->mean);
        if (share > spec.value("share_allowed", 0.002)) {
            const auto actual = std::filesystem::path(BAGRATION_BINARY_DIR) / "golden-failures" /
                                (folder.filename().string() + ".png");
            static_cast<void>(write_png(actual, picture.view(), PngChannels::rgb));
            FAIL_CHECK("differs; the new picture is " << actual.string());
        }
    }
}
