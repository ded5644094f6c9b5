#pragma once
// The terrain pack: one file with everything about the ground and the fonts, baked once and then only read.
// Named chunks, each zstd-compressed and checksummed, behind a header with a version and the key of its
// inputs.
#include "terrain/geo/result.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace bagration {

/// Bumped whenever the meaning of a chunk changes; packs of another version are refused with a hint to
/// rebuild.
inline constexpr std::uint32_t pack_format_version = 1;

class PackReader {
  public:
    /// Error (usage): no such file, not a pack, another version, truncated.
    static Expected<PackReader> open(const std::filesystem::path& file);
    PackReader(PackReader&&) noexcept;
    PackReader& operator=(PackReader&&) noexcept;
    ~PackReader();

    /// Hash of all inputs and of the bake's parameters and version, hex.
    const std::string& key() const;
    std::vector<std::string> chunk_names() const;
    bool has(const std::string& name) const;
    /// Uncompressed size; 0 when absent.
    std::size_t size_of(const std::string& name) const;
    /// Decompresses and verifies a chunk. Safe to call from several threads at once.
    Expected<std::vector<std::byte>> read(const std::string& name) const;
    /// The same into memory of the caller, whose size must be size_of(name).
    Expected<void> read_into(const std::string& name, std::span<std::byte> target) const;

  private:
    struct Impl;
    explicit PackReader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// Writes to a temporary name beside the target; commit() renames, so that a broken bake never leaves a pack.
class PackWriter {
  public:
    static Expected<PackWriter> create(const std::filesystem::path& file, std::string key);
    PackWriter(PackWriter&&) noexcept;
    PackWriter& operator=(PackWriter&&) noexcept;
    ~PackWriter(); ///< Removes the temporary file unless committed.

    Expected<void> add(const std::string& name, std::span<const std::byte> data);
    Expected<void> commit();

  private:
    struct Impl;
    explicit PackWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace bagration
