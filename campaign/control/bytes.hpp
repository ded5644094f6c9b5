#pragma once
// Plain values to bytes and back, for the field's cache, and the hash that names and compares them.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace bagration {

/// 64-bit FNV-1a over 8-byte words (the tail over bytes): quick, the same on every run of a machine.
inline std::uint64_t hash_bytes(const void* data, std::size_t size,
                                std::uint64_t hash = 14695981039346656037ULL) {
    const char* bytes = static_cast<const char*>(data);
    const auto mix = [&](std::uint64_t word) { hash = (hash ^ word) * 1099511628211ULL, hash ^= hash >> 29; };
    for (; size >= 8; bytes += 8, size -= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes, 8);
        mix(word);
    }
    for (; size > 0; ++bytes, --size)
        mix(static_cast<unsigned char>(*bytes));
    return hash;
}

class ByteWriter {
  public:
    template <class T>
    void put(const T& value) {
        static_assert(std::is_trivially_copyable_v<T>);
        bytes_.append(reinterpret_cast<const char*>(&value), sizeof(T));
    }
    template <class T>
    void put_all(const std::vector<T>& values) {
        static_assert(std::is_trivially_copyable_v<T>);
        put(static_cast<std::uint64_t>(values.size()));
        bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
    }
    void put_text(std::string_view text) {
        put(static_cast<std::uint64_t>(text.size()));
        bytes_.append(text);
    }
    std::string take() { return std::move(bytes_); }

  private:
    std::string bytes_;
};

/// Every get is false, and changes nothing, when the bytes end too early.
class ByteReader {
  public:
    explicit ByteReader(std::string_view bytes) : rest_(bytes) {}
    template <class T>
    bool get(T& value) {
        static_assert(std::is_trivially_copyable_v<T>);
        if (rest_.size() < sizeof(T)) return false;
        std::memcpy(static_cast<void*>(&value), rest_.data(), sizeof(T));
        rest_.remove_prefix(sizeof(T));
        return true;
    }
    template <class T>
    bool get_all(std::vector<T>& values) {
        static_assert(std::is_trivially_copyable_v<T>);
        std::uint64_t count = 0;
        if (!get(count) || count > rest_.size() / sizeof(T)) return false;
        values.resize(static_cast<std::size_t>(count));
        if (count > 0)
            std::memcpy(static_cast<void*>(values.data()), rest_.data(), values.size() * sizeof(T));
        rest_.remove_prefix(values.size() * sizeof(T));
        return true;
    }
    /// A view into the bytes.
    bool get_text(std::string_view& text) {
        std::uint64_t count = 0;
        if (!get(count) || count > rest_.size()) return false;
        text = rest_.substr(0, static_cast<std::size_t>(count));
        rest_.remove_prefix(static_cast<std::size_t>(count));
        return true;
    }

  private:
    std::string_view rest_;
};

} // namespace bagration
