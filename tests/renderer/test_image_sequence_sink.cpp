#include "renderer/image_sequence_sink.hpp"
#include "renderer/simple_sinks.hpp"
#include "tests/renderer/sink_fixture.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

using namespace bagration;
using namespace bagration::test;

TEST_CASE("the number signs become the frame number") {
    CHECK(frame_path("a/frame_####.png", 7) == "a/frame_0007.png");
    CHECK(frame_path("#.png", 0) == "0.png");
    CHECK(frame_path("f.##.png", 12345) == "f.12345.png");
    CHECK(frame_path("still.png", 3) == "still.png");
}

TEST_CASE("frames become files with absolute numbers, whatever the number of writers") {
    const TemporaryFolder folder;
    for (const std::size_t writers : {std::size_t{1}, std::size_t{3}}) {
        const std::string name = std::to_string(writers);
        auto sink =
            ImageSequenceSink::create({folder.path() / name / "frame_####.png", PngChannels::rgba, writers});
        REQUIRE(sink);
        REQUIRE(feed(**sink, 40, 20, 98, 103));
        REQUIRE((*sink)->finish());
    }
    for (const char* number : {"0098", "0099", "0100", "0101", "0102"}) {
        const std::string file = std::string("/frame_") + number + ".png";
        CHECK(folder.read("1" + file) == folder.read("3" + file));
        const auto image = read_png(folder.path() / ("1" + file));
        REQUIRE(image);
        CHECK(image->rgba == test_pixels(40, 20, std::stoi(number)));
    }
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path() / "1"))
        files += entry.is_regular_file();
    CHECK(files == 5);
}

TEST_CASE("a pattern without number signs takes one frame") {
    const TemporaryFolder folder;
    auto sink = ImageSequenceSink::create({folder.path() / "still.png"});
    REQUIRE(sink);
    CHECK(feed(**sink, 8, 8, 500, 501));
    const auto second = feed(**sink, 8, 8, 501, 502);
    REQUIRE_FALSE(second);
    CHECK(second.error().code == ExitCode::usage);
    CHECK((*sink)->finish());
    CHECK(folder.names() == std::vector<std::string>{"still.png"});
}

TEST_CASE("patterns that cannot work are refused at once") {
    const TemporaryFolder folder;
    const auto code = [&](const std::filesystem::path& pattern) {
        const auto sink = ImageSequenceSink::create({pattern});
        return sink ? ExitCode::ok : sink.error().code;
    };
    CHECK(code(folder.path() / "f_##_##.png") == ExitCode::usage);
    CHECK(code(folder.path() / "a##/f_##.png") == ExitCode::usage);
    CHECK(code(folder.path() / "f_##.jpg") == ExitCode::usage);
    folder.write("file", "");
    CHECK(code(folder.path() / "file/f_##.png") == ExitCode::output);
}

TEST_CASE("a frame that cannot be written ends the film with an output error") {
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder.path() / "f_2.png"); // In the way of frame 2.
    auto sink = ImageSequenceSink::create({folder.path() / "f_#.png", PngChannels::rgb, 1});
    REQUIRE(sink);
    Expected<void> done = feed(**sink, 8, 8, 0, 6);
    if (done) done = (*sink)->finish();
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ExitCode::output);
    CHECK(done.error().message.find("f_2.png") != std::string::npos);
}

TEST_CASE("the memory sink keeps frames, the null sink counts them") {
    MemorySink memory;
    REQUIRE(feed(memory, 4, 2, 10, 12));
    REQUIRE(memory.finish());
    REQUIRE(memory.frames().size() == 2);
    CHECK(memory.finished());
    CHECK(memory.frames()[1].index == 11);
    CHECK(memory.frames()[1].rgba == test_pixels(4, 2, 11));
    NullSink null;
    REQUIRE(feed(null, 4, 2, 0, 9));
    CHECK(null.count() == 9);
}
