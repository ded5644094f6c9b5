#include "app/files/content_hash.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <string_view>

using namespace bagration;
using test::TemporaryFolder;

namespace {

std::string hash_of(std::string_view text) {
    return hash_text(xxh64({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}));
}

} // namespace

TEST_CASE("The hash is XXH64 with seed 0") {
    // Values of the reference implementation.
    CHECK(hash_of("") == "ef46db3751d8e999");
    CHECK(hash_of("a") == "d24ec4f1a98c6e5b");
    CHECK(hash_of("abc") == "44bc2cf5ad770999");
    CHECK(hash_of("Nobody inspects the spammish repetition") == "fbcea83c8a378bf1");
}

TEST_CASE("A folder's hash depends on names and contents alone") {
    const TemporaryFolder one, two;
    one.write("a.txt", "1");
    one.write("text/b.txt", "2");
    two.write("text/b.txt", "2");
    two.write("a.txt", "1");
    CHECK(*folder_hash(one.path()) == *folder_hash(two.path()));
    two.write("a.txt", "3");
    CHECK(*folder_hash(one.path()) != *folder_hash(two.path()));
    two.write("a.txt", "1");
    two.write("c.txt", "");
    CHECK(*folder_hash(one.path()) != *folder_hash(two.path()));
    CHECK_FALSE(folder_hash(one / "missing"));
}
