#pragma once
// Fingerprints of pictures and files: XXH64 (Y. Collet's published algorithm, seed 0), fast enough to take
// from every frame. Not for keeping out forgers.
#include "terrain/geo/result.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace bagration {

std::uint64_t xxh64(std::span<const std::uint8_t> bytes);
/// 16 hexadecimal digits.
std::string hash_text(std::uint64_t hash);
/// Of all files below a folder, their names and contents, whatever order the disk lists them in.
/// Error (usage): a file cannot be read.
Expected<std::string> folder_hash(const std::filesystem::path& folder);

} // namespace bagration
