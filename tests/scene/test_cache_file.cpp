#include "renderer/scene/cache_file.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace bagration;
namespace fs = std::filesystem;

TEST_CASE("What was written is read, and nothing else") {
    const test::TemporaryFolder folder;
    const CacheFile file{folder.path() / "new", "labels", cache_key("evidence")};
    CHECK_FALSE(file.read());
    const std::string content("a\0b", 3);
    file.write(content);
    CHECK(file.read() == content);
    CHECK_FALSE(CacheFile{folder.path() / "new", "labels", cache_key("other evidence")}.read());
    CHECK_FALSE(CacheFile{{}, "labels", cache_key("evidence")}.read());
}

TEST_CASE("A damaged cache file is as good as none") {
    const test::TemporaryFolder folder;
    const CacheFile file{folder.path(), "letters", cache_key("texts")};
    file.write("0123456789");
    fs::resize_file(file.path(), fs::file_size(file.path()) - 1);
    CHECK_FALSE(file.read());
    std::ofstream(file.path()) << "short";
    CHECK_FALSE(file.read());
}

TEST_CASE("Of a kind only so many files are kept") {
    const test::TemporaryFolder folder;
    CacheFile{folder.path(), "labels", "1"}.write("x");
    for (const char* key : {"1", "2", "3", "4"}) {
        const CacheFile file{folder.path(), "letters", key, 2};
        file.write(key);
        CHECK(file.read());
    }
    int letters = 0, labels = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder.path())) {
        const std::string name = entry.path().filename().string();
        letters += name.starts_with("letters-");
        labels += name.starts_with("labels-");
    }
    CHECK(letters == 2);
    CHECK(labels == 1);
}
