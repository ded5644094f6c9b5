#include "app/files/content_hash.hpp"
#include "app/sequence_job.hpp"
#include "renderer/image_io.hpp"
#include "renderer/image_sequence_sink.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <optional>

using namespace bagration;
using test::TemporaryFolder;

namespace {

/// A picture of 4 x 2 pixels in one grey; written as frame `index`, its hash returned.
std::uint64_t write_frame(const std::filesystem::path& pattern, std::int64_t index, std::uint8_t grey) {
    std::vector<std::uint8_t> rgba(4 * 2 * 4, grey);
    for (std::size_t i = 3; i < rgba.size(); i += 4)
        rgba[i] = 255;
    REQUIRE(write_png(frame_path(pattern, index), {4, 2, rgba}, PngChannels::rgb));
    return xxh64(rgba);
}

const Json small_job = {{"campaign", "test"}, {"width", 4}};
const Json other_job = {{"campaign", "test"}, {"width", 8}};

Json manifest_of(const Json& job, const FrameHashes& hashes) {
    Json files = Json::array();
    for (const auto& [frame, hash] : hashes)
        files.push_back({{"frame", frame}, {"hash", hash_text(hash)}});
    return {{"job", job}, {"files", files}};
}

} // namespace

TEST_CASE("A new job has nothing that could be trusted") {
    const TemporaryFolder folder;
    const auto job = SequenceJob::open(folder / "deep/frame_####.png", small_job, {0, 10}, false);
    REQUIRE(job);
    CHECK(job->trusted_frames().empty());
    CHECK(std::filesystem::is_regular_file(folder / "deep/frame.job.json"));
}

TEST_CASE("Frames noted by a run that died are trusted when their files hold those pixels") {
    const TemporaryFolder folder;
    const auto pattern = folder / "frame_####.png";
    FrameHashes expected;
    {
        auto dying = SequenceJob::open(pattern, small_job, {0, 10}, false);
        REQUIRE(dying);
        for (const int frame : {0, 1, 2, 3}) {
            const std::uint64_t hash = write_frame(pattern, frame, static_cast<std::uint8_t>(frame));
            REQUIRE(dying->note(frame, hash));
            expected[frame] = hash;
        }
        REQUIRE(dying->note(4, 12345)); // Noted, but its file never arrived.
    }
    write_frame(pattern, 1, 99);           // Another picture than the one noted.
    folder.write("frame_0002.png", "cut"); // Broken.
    write_frame(pattern, 7, 7);            // Never noted.
    expected.erase(1);
    expected.erase(2);

    const auto resumed = SequenceJob::open(pattern, small_job, {0, 10}, false);
    REQUIRE(resumed);
    CHECK(resumed->trusted_frames() == expected);
}

TEST_CASE("Frames of finished ranges are trusted, whoever made them, within the range asked for") {
    const TemporaryFolder folder;
    const auto pattern = folder / "frame_####.png";
    FrameHashes hashes;
    for (std::int64_t frame = 0; frame < 6; ++frame)
        hashes[frame] = write_frame(pattern, frame, static_cast<std::uint8_t>(frame));
    {
        auto shard = SequenceJob::open(pattern, small_job, {0, 6}, false);
        REQUIRE(shard);
        REQUIRE(shard->note(0, hashes[0]));
        REQUIRE(shard->finish(manifest_of(small_job, hashes)));
        CHECK(shard->manifest_file() == folder / "frame.0-6.manifest.json");
    }
    CHECK_FALSE(std::filesystem::exists(folder / ".frame.0-6.journal"));
    const auto whole = SequenceJob::open(pattern, small_job, {4, 12}, false);
    REQUIRE(whole);
    CHECK(whole->trusted_frames() == FrameHashes{{4, hashes[4]}, {5, hashes[5]}});
}

TEST_CASE("Another job's folder is refused until it is overwritten") {
    const TemporaryFolder folder;
    const auto pattern = folder / "frame_####.png";
    {
        auto first = SequenceJob::open(pattern, small_job, {0, 2}, false);
        REQUIRE(first);
        REQUIRE(first->note(0, write_frame(pattern, 0, 1)));
    }
    const auto other = SequenceJob::open(pattern, other_job, {0, 2}, false);
    REQUIRE_FALSE(other);
    CHECK(other.error().code == ExitCode::usage);
    CHECK(other.error().message.find("width is 4 there and 8 here") != std::string::npos);

    const auto overwriting = SequenceJob::open(pattern, other_job, {0, 2}, true);
    REQUIRE(overwriting);
    CHECK(overwriting->trusted_frames().empty());
}

TEST_CASE("Two runs may share a folder but not a frame") {
    const TemporaryFolder folder;
    const auto pattern = folder / "frame_####.png";
    std::optional<SequenceJob> first;
    {
        auto opened = SequenceJob::open(pattern, small_job, {0, 10}, false);
        REQUIRE(opened);
        first.emplace(std::move(*opened));
    }
    CHECK(SequenceJob::open(pattern, small_job, {10, 20}, false));
    const auto clash = SequenceJob::open(pattern, small_job, {9, 12}, false);
    REQUIRE_FALSE(clash);
    CHECK(clash.error().code == ExitCode::usage);
    first.reset();
    CHECK(SequenceJob::open(pattern, small_job, {9, 12}, false));
}

TEST_CASE("A folder that cannot be made is an output error") {
    const auto job = SequenceJob::open("/dev/null/frame_####.png", small_job, {0, 2}, false);
    REQUIRE_FALSE(job);
    CHECK(job.error().code == ExitCode::output);
}
