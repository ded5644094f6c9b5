#include "app/coverage.hpp"
#include "app/export_plan.hpp"
#include "app/export_run.hpp"
#include "renderer/simple_sinks.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

using namespace bagration;
using test::TemporaryFolder;

namespace {

ExportCommand to(const std::filesystem::path& output) {
    ExportCommand command;
    command.output = output;
    return command;
}

ExitCode refusal(const ExportCommand& command) {
    const auto checked = check_export(command);
    return checked ? ExitCode::ok : checked.error().code;
}

} // namespace

TEST_CASE("An export is checked before anything is loaded") {
    const TemporaryFolder folder;
    CHECK(refusal(to(folder / "film.mp4")) == ExitCode::ok);
    CHECK(refusal(to(folder / "frame_####.png")) == ExitCode::ok);
    CHECK(refusal(to("")) == ExitCode::usage);
    CHECK(refusal(to(folder / "film.avi")) == ExitCode::usage);
    CHECK(refusal(to(folder / "frame.png")) == ExitCode::usage);
    CHECK(refusal(to("/dev/null/film.mp4")) == ExitCode::output);
}

TEST_CASE("A preset must exist and suit the file's name") {
    const TemporaryFolder folder;
    ExportCommand command = to(folder / "film.mov");
    command.preset = "prores-hq";
    CHECK(refusal(command) == ExitCode::ok);
    command.preset = "h264";
    CHECK(refusal(command) == ExitCode::usage);
    command.preset = "prores-hp";
    CHECK(check_export(command).error().hint == "did you mean 'prores-hq'?");
}

TEST_CASE("A size that the encoding cannot hold is refused with one that it can") {
    const TemporaryFolder folder;
    ExportCommand command = to(folder / "film.mp4");
    command.picture.size = {641, 359};
    CHECK(refusal(command) == ExitCode::usage);
    CHECK(check_export(command).error().hint == "take --size 642x360");
}

TEST_CASE("A film cannot be resumed, a sequence can") {
    const TemporaryFolder folder;
    ExportCommand film = to(folder / "film.mp4");
    film.resume = true;
    CHECK(refusal(film) == ExitCode::usage);
    ExportCommand frames = to(folder / "frame_####.png");
    frames.resume = true;
    CHECK(refusal(frames) == ExitCode::ok);
}

TEST_CASE("The names of a sequence's other files come from its pattern") {
    CHECK(sequence_base_name("out/frame_####.png") == "frame");
    CHECK(sequence_base_name("act1.####.png") == "act1");
    CHECK(sequence_base_name("####.png") == "frames");
}

TEST_CASE("A list of frames is drawn in its order, each at its own time") {
    FrameListClock clock({25, 1}, {3, 10, 11}, {});
    std::vector<std::int64_t> frames;
    while (const auto request = clock.next()) {
        CHECK(request->time == FrameRate{25, 1}.time_of(request->index));
        frames.push_back(request->index);
    }
    CHECK(frames == std::vector<std::int64_t>{3, 10, 11});
}

TEST_CASE("An observed sink passes frames on first and finishes with its target") {
    MemorySink memory;
    std::size_t seen_in_memory = 0;
    ObservedSink sink(memory, [&](const FilmFrame&) -> Expected<void> {
        seen_in_memory = memory.frames().size();
        return {};
    });
    const std::vector<std::uint8_t> pixel(4, 255);
    REQUIRE(sink.take({7, {}, 1, 1, pixel}));
    CHECK(seen_in_memory == 1);
    REQUIRE(sink.finish());
    CHECK(memory.finished());
}

TEST_CASE("Coverage lists who tells each part of the story, and what nobody tells") {
    Campaign campaign;
    campaign.story_ids = {"S1", "S2", "S3"};
    Chapter chapter;
    chapter.id = "begin";
    chapter.tells = {"S1", "S2"};
    campaign.chapters.push_back(chapter);
    Event event;
    event.id = "minsk";
    event.tells = {"S2"};
    campaign.events.push_back(event);
    const Coverage coverage = coverage_of(campaign);
    CHECK(coverage.missing == std::vector<std::string>{"S3"});
    CHECK(coverage.stories[1].chapters == std::vector<std::string>{"begin"});
    CHECK(coverage.stories[1].events == std::vector<std::string>{"minsk"});
    CHECK(coverage.stories[2].told() == false);
}
