#include "renderer/scene/cache_file.hpp"

#include "campaign/control/bytes.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace bagration {

namespace {

namespace fs = std::filesystem;

std::uint64_t check_of(std::string_view key, std::string_view content) {
    return hash_bytes(content.data(), content.size(), hash_bytes(key.data(), key.size()));
}

void remove_oldest(const fs::path& folder, const std::string& kind, std::size_t most_files) {
    std::error_code ignored;
    std::vector<std::pair<fs::file_time_type, fs::path>> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored))
        if (entry.path().filename().string().starts_with(kind + "-"))
            files.emplace_back(entry.last_write_time(ignored), entry.path());
    if (files.size() <= most_files) return;
    std::ranges::sort(files);
    for (std::size_t k = 0; k + most_files < files.size(); ++k)
        fs::remove(files[k].second, ignored);
}

} // namespace

fs::path CacheFile::path() const {
    return folder / (kind + "-" + key + ".bin");
}

std::optional<std::string> CacheFile::read() const {
    if (folder.empty()) return std::nullopt;
    std::ifstream file(path(), std::ios::binary);
    std::error_code unknown;
    const std::uintmax_t size = fs::file_size(path(), unknown);
    std::uint64_t check = 0;
    if (!file || unknown || size < sizeof check) return std::nullopt;
    std::string content(static_cast<std::size_t>(size) - sizeof check, '\0');
    if (!file.read(reinterpret_cast<char*>(&check), sizeof check) ||
        !file.read(content.data(), static_cast<std::streamsize>(content.size())))
        return std::nullopt;
    if (check != check_of(key, content)) return std::nullopt;
    return content;
}

void CacheFile::write(std::string_view content) const {
    if (folder.empty()) return;
    std::error_code ignored;
    fs::create_directories(folder, ignored);
    const fs::path part = path().string() + "." + std::to_string(::getpid()) + ".part";
    const std::uint64_t check = check_of(key, content);
    {
        std::ofstream file(part, std::ios::binary);
        file.write(reinterpret_cast<const char*>(&check), sizeof check);
        file.write(content.data(), static_cast<std::streamsize>(content.size()));
        file.close();
        if (!file) {
            fs::remove(part, ignored);
            return;
        }
    }
    fs::rename(part, path(), ignored);
    if (ignored) fs::remove(part, ignored);
    remove_oldest(folder, kind, most_files);
}

std::string cache_key(std::string_view bytes) {
    std::string key;
    for (const std::uint64_t seed : {14695981039346656037ULL, 0x9e3779b97f4a7c15ULL}) {
        const std::uint64_t hash = hash_bytes(bytes.data(), bytes.size(), seed);
        for (int shift = 60; shift >= 0; shift -= 4)
            key += "0123456789abcdef"[(hash >> shift) & 15];
    }
    return key;
}

} // namespace bagration
