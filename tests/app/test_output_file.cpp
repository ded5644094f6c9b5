#include "app/files/output_file.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <iterator>

using namespace bagration;
using test::TemporaryFolder;

namespace {

std::string content_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

} // namespace

TEST_CASE("A new file, an empty one and one of the same kind may be written") {
    const TemporaryFolder folder;
    CHECK(check_output(folder / "new/deep/film.mp4", OutputKind::film, false));
    CHECK_FALSE(std::filesystem::exists(folder / "new"));
    CHECK(check_output(folder.write("empty.mp4"), OutputKind::film, false));
    const auto film = folder.write("film.mp4", std::string("\0\0\0\x20"
                                                           "ftypisom",
                                                           12));
    CHECK(check_output(film, OutputKind::film, false));
    CHECK(check_output(folder.write("picture.png", "\x89PNG\r\n\x1a\n...."), OutputKind::png, false));
}

TEST_CASE("A file of another kind is replaced only on purpose") {
    const TemporaryFolder folder;
    const auto letter = folder.write("film.mp4", "Dear Sir or Madam");
    const auto refused = check_output(letter, OutputKind::film, false);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ExitCode::usage);
    CHECK(check_output(letter, OutputKind::film, true));
}

TEST_CASE("Where no file can be, the output is refused") {
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder / "film.mp4");
    CHECK(check_output(folder / "film.mp4", OutputKind::film, true).error().code == ExitCode::output);
    CHECK(check_output("/dev/null/film.mp4", OutputKind::film, false).error().code == ExitCode::output);
    CHECK(make_parent_folders("/dev/null/deep/film.mp4").error().code == ExitCode::output);
}

TEST_CASE("A text file appears whole, with the folders above it") {
    const TemporaryFolder folder;
    REQUIRE(write_text_file(folder / "a/b/text.json", "{}\n"));
    CHECK(content_of(folder / "a/b/text.json") == "{}\n");
    REQUIRE(write_text_file(folder / "a/b/text.json", "[]\n"));
    CHECK(content_of(folder / "a/b/text.json") == "[]\n");
    CHECK_FALSE(std::filesystem::exists(folder / "a/b/text.json.partial"));
}
