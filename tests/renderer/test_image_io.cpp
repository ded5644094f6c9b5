#include "renderer/image_io.hpp"
#include "tests/renderer/sink_fixture.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

using namespace bagration;
using namespace bagration::test;

TEST_CASE("a picture comes back from its PNG as it was, and without alpha it is opaque") {
    const TemporaryFolder folder;
    const Image image{31, 17, test_pixels(31, 17, 1)};
    REQUIRE(write_png(folder.path() / "sub/folder/a.png", image.view(), PngChannels::rgba));
    const auto read = read_png(folder.path() / "sub/folder/a.png");
    REQUIRE(read);
    CHECK(read->width_px == 31);
    CHECK(read->height_px == 17);
    CHECK(read->rgba == image.rgba);

    REQUIRE(write_png(folder.path() / "b.png", image.view(), PngChannels::rgb));
    Image opaque = image;
    for (std::size_t i = 3; i < opaque.rgba.size(); i += 4)
        opaque.rgba[i] = 255;
    CHECK(read_png(folder.path() / "b.png")->rgba == opaque.rgba);
}

TEST_CASE("equal pictures are equal files, under their own name only") {
    const TemporaryFolder folder;
    const Image image{64, 32, test_pixels(64, 32, 5)};
    REQUIRE(write_png(folder.path() / "a.png", image.view(), PngChannels::rgb));
    REQUIRE(write_png(folder.path() / "b.png", image.view(), PngChannels::rgb));
    CHECK(folder.read("a.png") == folder.read("b.png"));
    CHECK(folder.read("a.png").find("tIME") == std::string::npos);
    CHECK(folder.names() == std::vector<std::string>{"a.png", "b.png"});
}

TEST_CASE("what cannot be written is an output error that names the file") {
    const TemporaryFolder folder;
    folder.write("file", "not a folder");
    const Image image{2, 2, test_pixels(2, 2, 0)};
    const auto below_file = write_png(folder.path() / "file/a.png", image.view(), PngChannels::rgb);
    REQUIRE_FALSE(below_file);
    CHECK(below_file.error().code == ExitCode::output);
    CHECK(below_file.error().message.find("file") != std::string::npos);

    std::filesystem::create_directory(folder.path() / "taken.png"); // A folder is in the way of the rename.
    const auto taken = write_png(folder.path() / "taken.png", image.view(), PngChannels::rgb);
    REQUIRE_FALSE(taken);
    CHECK(taken.error().code == ExitCode::output);
    CHECK(folder.names() == std::vector<std::string>{"file", "taken.png"});
}

TEST_CASE("a full disk is an output error") {
    if (!std::filesystem::exists("/dev/full")) return;
    const TemporaryFolder folder;
    std::filesystem::create_symlink("/dev/full", folder.path() / "a.png.partial");
    const Image image{64, 64, test_pixels(64, 64, 0)};
    const auto written = write_png(folder.path() / "a.png", image.view(), PngChannels::rgb);
    REQUIRE_FALSE(written);
    CHECK(written.error().code == ExitCode::output);
    CHECK(written.error().message.find("No space left") != std::string::npos);
    CHECK(folder.names().empty());
}

TEST_CASE("what is not a PNG is refused with the reason") {
    const TemporaryFolder folder;
    folder.write("a.png", "this is text");
    const auto text = read_png(folder.path() / "a.png");
    REQUIRE_FALSE(text);
    CHECK(text.error().code == ExitCode::usage);
    CHECK(text.error().message.find("a.png") != std::string::npos);
    CHECK_FALSE(read_png(folder.path() / "gone.png"));
}

TEST_CASE("differences are measured per channel, and counted per pixel") {
    Image a{2, 1, {0, 0, 0, 255, 100, 100, 100, 255}};
    Image b = a;
    CHECK(image_difference(a.view(), b.view(), 0)->max == 0);
    b.rgba[4] = 96;
    b.rgba[5] = 104;
    const auto difference = image_difference(a.view(), b.view(), 3);
    REQUIRE(difference);
    CHECK(difference->max == 4);
    CHECK(difference->mean == Approx(1.0));
    CHECK(difference->over_threshold == 1);
    CHECK(image_difference(a.view(), b.view(), 4)->over_threshold == 0);
    CHECK_FALSE(image_difference(a.view(), ImageView{1, 2, a.rgba}, 0));
}
