#include "terrain/pack.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace bagration;
namespace fs = std::filesystem;

namespace {

/// A folder of its own per test, removed at the end.
struct Folder {
    test::TemporaryFolder own;
    const fs::path& path = own.path();
};

std::vector<std::byte> some_bytes(std::size_t count) {
    std::vector<std::byte> data(count);
    for (std::size_t i = 0; i < count; ++i)
        data[i] = static_cast<std::byte>((i * i / 7) & 255u);
    return data;
}

void write_pack(const fs::path& file) {
    auto writer = PackWriter::create(file, "abc123");
    REQUIRE(writer.has_value());
    REQUIRE(writer->add("large", some_bytes(300000)).has_value());
    REQUIRE(writer->add("small", some_bytes(3)).has_value());
    REQUIRE(writer->add("empty", {}).has_value());
    REQUIRE(writer->commit().has_value());
}

std::vector<char> slurp(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void spill(const fs::path& file, const std::vector<char>& bytes) {
    std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// Everything that can be read is what was written. (A flipped byte may also lie where it means nothing, such
/// as the size of a decoder's window: that must not matter.)
bool gives_wrong_data(const fs::path& file) {
    const auto reader = PackReader::open(file);
    if (!reader) return false;
    const auto differs = [&](const char* name, std::size_t count) {
        const auto data = reader->read(name);
        return data && *data != some_bytes(count);
    };
    return differs("large", 300000) || differs("small", 3) || differs("empty", 0);
}

} // namespace

TEST_CASE("What is written into a pack is read back, with its key") {
    const Folder folder;
    write_pack(folder.path / "a.bpk");
    const auto reader = PackReader::open(folder.path / "a.bpk");
    REQUIRE(reader.has_value());
    CHECK(reader->key() == "abc123");
    CHECK(reader->chunk_names() == std::vector<std::string>{"empty", "large", "small"});
    CHECK(reader->size_of("large") == 300000);
    CHECK(reader->read("large").value() == some_bytes(300000));
    CHECK(reader->read("small").value() == some_bytes(3));
    CHECK(reader->read("empty").value().empty());
    CHECK_FALSE(reader->has("other"));
    CHECK(reader->size_of("other") == 0);
    CHECK_FALSE(reader->read("other").has_value());
}

TEST_CASE("The same content gives the same bytes") {
    const Folder folder;
    write_pack(folder.path / "a.bpk");
    write_pack(folder.path / "b.bpk");
    CHECK(slurp(folder.path / "a.bpk") == slurp(folder.path / "b.bpk"));
}

TEST_CASE("A pack that is not committed leaves nothing behind, and an older one stays") {
    const Folder folder;
    write_pack(folder.path / "a.bpk");
    const auto before = slurp(folder.path / "a.bpk");
    {
        auto writer = PackWriter::create(folder.path / "a.bpk", "new");
        REQUIRE(writer.has_value());
        REQUIRE(writer->add("x", some_bytes(1000)).has_value());
    }
    CHECK(slurp(folder.path / "a.bpk") == before);
    CHECK(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator{}) == 1);
}

TEST_CASE("Truncated packs are refused, however much is missing") {
    const Folder folder;
    write_pack(folder.path / "a.bpk");
    const auto bytes = slurp(folder.path / "a.bpk");
    for (std::size_t size = 0; size < bytes.size(); size += 1 + bytes.size() / 50) {
        spill(folder.path / "short.bpk", {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)});
        const auto reader = PackReader::open(folder.path / "short.bpk");
        INFO(size);
        REQUIRE_FALSE(reader.has_value());
        CHECK(reader.error().code == ExitCode::usage);
    }
}

TEST_CASE("A flipped byte never gives wrong data, wherever it is") {
    const Folder folder;
    write_pack(folder.path / "a.bpk");
    const auto bytes = slurp(folder.path / "a.bpk");
    int refused = 0;
    for (std::size_t at = 0; at < bytes.size(); at += at < 64 ? 1 : 1 + bytes.size() / 97) {
        auto damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
        spill(folder.path / "damaged.bpk", damaged);
        INFO(at);
        CHECK_FALSE(gives_wrong_data(folder.path / "damaged.bpk"));
        refused += !PackReader::open(folder.path / "damaged.bpk").has_value();
    }
    CHECK(refused > 20); // The header and the table of contents are noticed at once.
}

TEST_CASE("A pack of another version is refused with a hint to rebuild it") {
    const Folder folder;
    write_pack(folder.path / "a.bpk");
    auto bytes = slurp(folder.path / "a.bpk");
    bytes[8] = static_cast<char>(pack_format_version + 1);
    spill(folder.path / "a.bpk", bytes);
    const auto reader = PackReader::open(folder.path / "a.bpk");
    REQUIRE_FALSE(reader.has_value());
    CHECK(reader.error().message.find("version") != std::string::npos);
    CHECK(reader.error().hint.find("terrain build") != std::string::npos);
}

TEST_CASE("What is not there or is not a pack is a usage error") {
    const Folder folder;
    for (const fs::path& file : {folder.path / "missing.bpk", folder.path}) {
        const auto reader = PackReader::open(file);
        REQUIRE_FALSE(reader.has_value());
        CHECK(reader.error().code == ExitCode::usage);
    }
    spill(folder.path / "text.bpk", std::vector<char>(1000, 'x'));
    CHECK_FALSE(PackReader::open(folder.path / "text.bpk").has_value());
}

TEST_CASE("A folder that cannot be written is an output error") {
    const auto writer = PackWriter::create("/proc/nowhere/a.bpk", "k");
    REQUIRE_FALSE(writer.has_value());
    CHECK(writer.error().code == ExitCode::output);
}
