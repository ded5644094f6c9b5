#include "renderer/encoder_presets.hpp"
#include "renderer/ffmpeg_sink.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace bagration;

namespace {

std::vector<std::string> arguments_of(const char* preset, FrameRate rate) {
    return ffmpeg_arguments({"film", *find_encoder_preset(preset), rate, 1920, 1080}, "dir with blank/-film");
}

/// The argument after this one; empty when it is not there.
std::string after(const std::vector<std::string>& arguments, const std::string& name) {
    const auto found = std::find(arguments.begin(), arguments.end(), name);
    return found == arguments.end() || found + 1 == arguments.end() ? "" : *(found + 1);
}

} // namespace

TEST_CASE("presets have names of their own, an extension and a purpose") {
    std::set<std::string_view> names;
    for (const EncoderPreset& preset : encoder_presets()) {
        INFO(preset.name);
        CHECK(names.insert(preset.name).second);
        CHECK(find_encoder_preset(preset.name) == &preset);
        CHECK(preset.extension.front() == '.');
        CHECK_FALSE(preset.purpose.empty());
        CHECK_FALSE(preset.pixel_format.empty());
    }
    for (const char* promised :
         {"h264", "h264-loop", "hevc10", "prores-hq", "prores-4444", "dnxhr-hqx", "ffv1"})
        CHECK(names.count(promised) == 1);
}

TEST_CASE("the rate is given as a fraction, and key frames follow it") {
    const auto arguments = arguments_of("h264", {30000, 1001});
    CHECK(after(arguments, "-framerate") == "30000/1001");
    CHECK(after(arguments, "-g") == "60");
    CHECK(after(arguments_of("h264-loop", {25, 1}), "-keyint_min") == "25");
    CHECK(after(arguments_of("h264-loop", {1, 4}), "-g") == "1");
}

TEST_CASE("only presets with transparency read the fourth byte") {
    CHECK(after(arguments_of("h264", {25, 1}), "-pixel_format") == "yuv420p");
    CHECK(after(arguments_of("prores-4444", {25, 1}), "-pixel_format") == "rgba");
}

TEST_CASE("every preset fills its placeholders and writes to a file, whatever its name") {
    for (const EncoderPreset& preset : encoder_presets()) {
        const auto arguments = arguments_of(std::string(preset.name).c_str(), {24, 1});
        for (const std::string& argument : arguments)
            CHECK(argument.find('{') == std::string::npos);
        CHECK(arguments.back() == "file:dir with blank/-film");
        CHECK(std::count(arguments.begin(), arguments.end(), "-nostdin") == 1);
    }
}
