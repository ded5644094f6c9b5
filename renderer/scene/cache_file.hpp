#pragma once
// Small files that only save time: what can be computed again from the campaign and the ground.
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace bagration {

struct CacheFile {
    std::filesystem::path folder; ///< Empty = no cache.
    std::string kind;             ///< "labels": begins the file's name.
    std::string key;              ///< Of the content, made from all that it depends on.
    std::size_t most_files = 64;  ///< Of this kind; the oldest go.

    /// Empty when there is none, or it is damaged.
    std::optional<std::string> read() const;
    /// Appears whole or not at all. One that cannot be written costs time, not the show.
    void write(std::string_view content) const;
    std::filesystem::path path() const;
};

/// 128 bits of the bytes, hex: names what was made from them.
std::string cache_key(std::string_view bytes);

} // namespace bagration
