#include "renderer/ffmpeg_sink.hpp"
#include "tests/renderer/sink_fixture.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <csignal>

using namespace bagration;
using namespace bagration::test;

namespace {

constexpr int width = 128, height = 72;

FfmpegOptions options_for(const char* preset, const std::filesystem::path& output) {
    const EncoderPreset* found = find_encoder_preset(preset);
    REQUIRE(found);
    return {output, *found, {30000, 1001}, width, height};
}

void encode(const FfmpegOptions& options, std::int64_t frames) {
    auto sink = FfmpegSink::create(options);
    if (!sink) FAIL(sink.error().message);
    auto fed = feed(**sink, width, height, 0, frames);
    if (!fed) FAIL(fed.error().message);
    auto finished = (*sink)->finish();
    if (!finished) FAIL(finished.error().message);
}

std::string probe(const std::filesystem::path& file, const std::string& entries) {
    return output_of({"ffprobe", "-v", "error", "-count_packets", "-show_entries", "stream=" + entries, "-of",
                      "default=noprint_wrappers=1", file.string()});
}

/// A stand-in for ffmpeg, for what the real one does rarely.
std::string fake_ffmpeg(const TemporaryFolder& folder, const std::string& script) {
    folder.write("fake", "#!/bin/sh\n" + script);
    std::filesystem::permissions(folder.path() / "fake", std::filesystem::perms::owner_all);
    return (folder.path() / "fake").string();
}

} // namespace

TEST_CASE("every preset makes a file with all frames, the exact rate and BT.709 tags") {
    const TemporaryFolder folder;
    for (const EncoderPreset& preset : encoder_presets()) {
        const std::string name = std::string(preset.name) + std::string(preset.extension);
        FfmpegOptions options = options_for(std::string(preset.name).c_str(), folder.path() / name);
        if (preset.name == "dnxhr-hqx") options.width_px = options.height_px = 256; // Its smallest size.
        INFO(name);
        auto sink = FfmpegSink::create(options);
        REQUIRE(sink);
        const auto fed = feed(**sink, options.width_px, options.height_px, 0, 7);
        const auto finished = (*sink)->finish();
        INFO((finished ? "" : finished.error().message));
        REQUIRE(fed);
        REQUIRE(finished);
        const std::string found =
            probe(options.output, "codec_name,pix_fmt,color_range,color_space,color_transfer,"
                                  "color_primaries,r_frame_rate,nb_read_packets");
        INFO(found);
        CHECK(found.find("nb_read_packets=7") != std::string::npos);
        CHECK(found.find("r_frame_rate=30000/1001") != std::string::npos);
        CHECK(found.find("pix_fmt=" +
                         std::string(preset.alpha && preset.is_yuv ? "yuva444p12le" : preset.pixel_format)) !=
              std::string::npos);
        if (!preset.is_yuv) continue;
        CHECK(found.find("color_range=tv") != std::string::npos);
        CHECK(found.find("color_space=bt709") != std::string::npos);
        CHECK(found.find("color_transfer=bt709") != std::string::npos);
        CHECK(found.find("color_primaries=bt709") != std::string::npos);
    }
    CHECK(folder.names().size() == encoder_presets().size());
}

TEST_CASE("the same frames give the same bytes, for every preset") {
    const TemporaryFolder folder;
    for (const EncoderPreset& preset : encoder_presets()) {
        if (preset.name == "dnxhr-hqx") continue; // Does not take pictures this small.
        INFO(preset.name);
        const std::string name(preset.name);
        encode(options_for(name.c_str(), folder.path() / "a"), 6);
        encode(options_for(name.c_str(), folder.path() / "b"), 6);
        CHECK(folder.read("a") == folder.read("b"));
    }
}

TEST_CASE("the archive preset keeps every value, transparency too") {
    const TemporaryFolder folder;
    encode(options_for("ffv1", folder.path() / "a.mkv"), 2);
    const std::string decoded =
        output_of({"ffmpeg", "-v", "error", "-nostdin", "-i", (folder.path() / "a.mkv").string(), "-f",
                   "rawvideo", "-pix_fmt", "rgba", "-"});
    std::string wanted;
    for (std::int64_t index = 0; index < 2; ++index) {
        const auto pixels = test_pixels(width, height, index);
        wanted.append(pixels.begin(), pixels.end());
    }
    CHECK((decoded == wanted));
}

TEST_CASE("colours come out of an H.264 film as they went in, within the loss of its format") {
    const TemporaryFolder folder;
    const auto check_color = [&](std::uint8_t r, std::uint8_t g, std::uint8_t b) {
        auto sink = FfmpegSink::create(options_for("h264", folder.path() / "a.mp4"));
        REQUIRE(sink);
        std::vector<std::uint8_t> rgba;
        for (int i = 0; i < width * height; ++i)
            rgba.insert(rgba.end(), {r, g, b, 255});
        REQUIRE((*sink)->take({0, {}, width, height, rgba}));
        REQUIRE((*sink)->finish());
        const std::string decoded =
            output_of({"ffmpeg", "-v", "error", "-nostdin", "-i", (folder.path() / "a.mp4").string(), "-vf",
                       "scale=in_color_matrix=bt709:in_range=tv,format=rgb24", "-f", "rawvideo", "-"});
        REQUIRE(decoded.size() == static_cast<std::size_t>(width) * height * 3);
        for (std::size_t channel = 0; channel < 3; ++channel) {
            const int wanted = channel == 0 ? r : channel == 1 ? g : b;
            CHECK(std::abs(static_cast<std::uint8_t>(decoded[channel]) - wanted) <= 4);
        }
    };
    check_color(255, 255, 255);
    check_color(0, 0, 0);
    check_color(200, 30, 20);
    check_color(20, 60, 180);
}

TEST_CASE("while it is written a film has a temporary name, and it leaves nothing behind when given up") {
    const TemporaryFolder folder;
    {
        auto sink = FfmpegSink::create(options_for("h264", folder.path() / "new/film.mp4"));
        REQUIRE(sink);
        REQUIRE(feed(**sink, width, height, 0, 3));
        CHECK(std::filesystem::exists(folder.path() / "new/film.mp4.partial"));
        CHECK_FALSE(std::filesystem::exists(folder.path() / "new/film.mp4"));
    }
    CHECK(std::filesystem::is_empty(folder.path() / "new"));
}

TEST_CASE("an encoder that is killed is an encoder error, and leaves nothing behind") {
    const TemporaryFolder folder;
    FfmpegOptions options = options_for("h264", folder.path() / "film.mp4");
    options.ffmpeg = fake_ffmpeg(folder, "head -c 50000 >/dev/null\necho last words >&2\nkill -9 $$\n");
    Expected<void> fed;
    {
        auto sink = FfmpegSink::create(options);
        REQUIRE(sink);
        fed = feed(**sink, width, height, 0, 10000);
    }
    REQUIRE_FALSE(fed);
    CHECK(fed.error().code == ExitCode::encoder);
    CHECK(fed.error().message.find("signal 9") != std::string::npos);
    CHECK(fed.error().message.find("last words") != std::string::npos);
    CHECK(folder.names() == std::vector<std::string>{"fake"});
}

TEST_CASE("an encoder that loses frames but ends well is found out") {
    const TemporaryFolder folder;
    FfmpegOptions options = options_for("h264", folder.path() / "film.mp4");
    options.ffmpeg = fake_ffmpeg(folder, "cat >/dev/null\necho frame=4\necho progress=end\n");
    {
        auto sink = FfmpegSink::create(options);
        REQUIRE(sink);
        REQUIRE(feed(**sink, width, height, 0, 5));
        const auto finished = (*sink)->finish();
        REQUIRE_FALSE(finished);
        CHECK(finished.error().code == ExitCode::encoder);
        CHECK(finished.error().message.find("4 frames of 5") != std::string::npos);
    }
    CHECK(folder.names() == std::vector<std::string>{"fake"});
}

TEST_CASE("an encoder whose disk is full is an output error") {
    const TemporaryFolder folder;
    FfmpegOptions options = options_for("h264", folder.path() / "film.mp4");
    options.ffmpeg = fake_ffmpeg(
        folder, "cat >/dev/null\necho 'av_interleaved_write_frame(): No space left on device' >&2\nexit 1\n");
    auto sink = FfmpegSink::create(options);
    REQUIRE(sink);
    REQUIRE(feed(**sink, width, height, 0, 2));
    const auto finished = (*sink)->finish();
    REQUIRE_FALSE(finished);
    CHECK(finished.error().code == ExitCode::output);
}

TEST_CASE("what cannot work is refused before a frame is drawn") {
    const TemporaryFolder folder;
    const auto code = [](const FfmpegOptions& options) {
        const auto sink = FfmpegSink::create(options);
        return sink ? ExitCode::ok : sink.error().code;
    };
    FfmpegOptions odd = options_for("h264", folder.path() / "film.mp4");
    odd.height_px = 71;
    CHECK(code(odd) == ExitCode::usage);
    odd.preset = *find_encoder_preset("prores-hq"); // Halves the width alone.
    CHECK(code(odd) == ExitCode::ok);

    folder.write("file", "");
    CHECK(code(options_for("h264", folder.path() / "file/film.mp4")) == ExitCode::output);
    std::filesystem::create_directory(folder.path() / "taken.mp4.partial");
    CHECK(code(options_for("h264", folder.path() / "taken.mp4")) == ExitCode::output);
    FfmpegOptions missing = options_for("h264", folder.path() / "film.mp4");
    missing.ffmpeg = "no-such-ffmpeg";
    CHECK(code(missing) == ExitCode::encoder);
    CHECK_FALSE(find_encoder_preset("vhs"));
    CHECK(folder.names() == std::vector<std::string>{"file", "taken.mp4.partial"});
}

TEST_CASE("a film without frames is an error, not an empty file") {
    const TemporaryFolder folder;
    {
        auto sink = FfmpegSink::create(options_for("h264", folder.path() / "film.mp4"));
        REQUIRE(sink);
        const auto finished = (*sink)->finish();
        REQUIRE_FALSE(finished);
        CHECK(finished.error().code == ExitCode::usage);
    }
    CHECK(folder.names().empty());
}
