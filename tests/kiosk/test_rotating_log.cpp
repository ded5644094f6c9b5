#include "app/kiosk/rotating_log.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

using namespace bagration;
using bagration::test::TemporaryFolder;

TEST_CASE("a log never holds more than its files of its size, and the newest line is in the first") {
    const TemporaryFolder folder;
    auto log = RotatingLog::open(folder / "deep/kiosk.log", 1000, 2);
    REQUIRE(log);
    for (int i = 0; i < 2000; ++i)
        log->write("line " + std::to_string(i));
    std::uintmax_t bytes = 0;
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "deep")) {
        bytes += entry.file_size();
        ++files;
    }
    CHECK(files == 3);
    CHECK(bytes <= 3000);
    CHECK(folder.read("deep/kiosk.log").ends_with("line 1999\n"));
}

TEST_CASE("a log goes on after a new start") {
    const TemporaryFolder folder;
    RotatingLog::open(folder / "kiosk.log")->write("first");
    RotatingLog::open(folder / "kiosk.log")->write("second");
    CHECK(folder.read("kiosk.log") == "first\nsecond\n");
}

TEST_CASE("a log in a place that cannot be written is an error with a hint") {
    const TemporaryFolder folder;
    folder.write("file");
    const auto log = RotatingLog::open(folder / "file/kiosk.log");
    REQUIRE_FALSE(log);
    CHECK(log.error().code == ExitCode::output);
}
