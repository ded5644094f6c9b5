#include "app/files/content_hash.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>
#include <iterator>
#include <system_error>
#include <vector>

namespace bagration {

namespace {

constexpr std::uint64_t prime_1 = 0x9E3779B185EBCA87u;
constexpr std::uint64_t prime_2 = 0xC2B2AE3D27D4EB4Fu;
constexpr std::uint64_t prime_3 = 0x165667B19E3779F9u;
constexpr std::uint64_t prime_4 = 0x85EBCA77C2B2AE63u;
constexpr std::uint64_t prime_5 = 0x27D4EB2F165667C5u;

template <class Word>
std::uint64_t little_endian(const std::uint8_t* bytes) {
    static_assert(std::endian::native == std::endian::little, "hashes are defined over little-endian words");
    Word word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

std::uint64_t mixed(std::uint64_t lane, std::uint64_t word) {
    return std::rotl(lane + word * prime_2, 31) * prime_1;
}

std::uint64_t merged(std::uint64_t hash, std::uint64_t lane) {
    return (hash ^ mixed(0, lane)) * prime_1 + prime_4;
}

} // namespace

std::uint64_t xxh64(std::span<const std::uint8_t> bytes) {
    const std::uint8_t* at = bytes.data();
    std::size_t left = bytes.size();
    std::uint64_t hash = prime_5;
    if (left >= 32) {
        std::uint64_t a = prime_1 + prime_2, b = prime_2, c = 0, d = 0 - prime_1;
        for (; left >= 32; at += 32, left -= 32) {
            a = mixed(a, little_endian<std::uint64_t>(at));
            b = mixed(b, little_endian<std::uint64_t>(at + 8));
            c = mixed(c, little_endian<std::uint64_t>(at + 16));
            d = mixed(d, little_endian<std::uint64_t>(at + 24));
        }
        hash = std::rotl(a, 1) + std::rotl(b, 7) + std::rotl(c, 12) + std::rotl(d, 18);
        for (const std::uint64_t lane : {a, b, c, d})
            hash = merged(hash, lane);
    }
    hash += bytes.size();
    for (; left >= 8; at += 8, left -= 8)
        hash = std::rotl(hash ^ mixed(0, little_endian<std::uint64_t>(at)), 27) * prime_1 + prime_4;
    if (left >= 4) {
        hash = std::rotl(hash ^ (little_endian<std::uint32_t>(at) * prime_1), 23) * prime_2 + prime_3;
        at += 4;
        left -= 4;
    }
    for (; left > 0; ++at, --left)
        hash = std::rotl(hash ^ (*at * prime_5), 11) * prime_1;
    hash = (hash ^ (hash >> 33)) * prime_2;
    hash = (hash ^ (hash >> 29)) * prime_3;
    return hash ^ (hash >> 32);
}

std::string hash_text(std::uint64_t hash) {
    std::string text(16, '0');
    for (std::size_t i = text.size(); i-- > 0; hash >>= 4)
        text[i] = "0123456789abcdef"[hash & 15u];
    return text;
}

Expected<std::string> folder_hash(const std::filesystem::path& folder) {
    namespace fs = std::filesystem;
    std::vector<fs::path> files;
    std::error_code failure;
    for (fs::recursive_directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure))
        if (entry->is_regular_file(failure)) files.push_back(entry->path());
    if (failure) return fail(ExitCode::usage, "cannot read " + folder.string() + ": " + failure.message());
    std::sort(files.begin(), files.end());

    std::vector<std::uint8_t> digest;
    const auto add = [&](std::span<const std::uint8_t> bytes) {
        const std::string text = hash_text(xxh64(bytes));
        digest.insert(digest.end(), text.begin(), text.end());
    };
    for (const fs::path& file : files) {
        const std::string name = file.lexically_relative(folder).generic_string();
        add({reinterpret_cast<const std::uint8_t*>(name.data()), name.size()});
        std::ifstream stream(file, std::ios::binary);
        if (!stream) return fail(ExitCode::usage, "cannot read " + file.string());
        const std::vector<char> content{std::istreambuf_iterator<char>(stream),
                                        std::istreambuf_iterator<char>()};
        add({reinterpret_cast<const std::uint8_t*>(content.data()), content.size()});
    }
    return hash_text(xxh64(digest));
}

} // namespace bagration
