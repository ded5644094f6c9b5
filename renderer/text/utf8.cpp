#include "renderer/text/utf8.hpp"

namespace bagration {

namespace {

constexpr char32_t replacement_character = 0xFFFD;

/// Bytes of the sequence that a lead byte begins; 0 for bytes that begin none.
std::size_t sequence_size(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    if (lead >= 0xF0 && lead < 0xF5) return 4;
    return 0;
}

/// Overlong forms, surrogates and values above Unicode are no characters.
bool is_valid(char32_t value, std::size_t size) {
    if (size == 3) return value >= 0x800 && (value < 0xD800 || value > 0xDFFF);
    if (size == 4) return value >= 0x10000 && value <= 0x10FFFF;
    return true;
}

CodePoint decode_at(std::string_view text, std::size_t offset) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const CodePoint broken{replacement_character, offset, 1};
    const std::size_t size = sequence_size(byte(offset));
    if (size == 0 || offset + size > text.size()) return broken;
    constexpr unsigned char lead_masks[] = {0x7F, 0x1F, 0x0F, 0x07};
    char32_t value = byte(offset) & lead_masks[size - 1];
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(offset + i) & 0xC0) != 0x80) return broken;
        value = (value << 6) | (byte(offset + i) & 0x3Fu);
    }
    return is_valid(value, size) ? CodePoint{value, offset, size} : broken;
}

bool is_invisible(char32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || (c < 0x20);
}

} // namespace

std::vector<CodePoint> code_points(std::string_view utf8) {
    std::vector<CodePoint> result;
    result.reserve(utf8.size());
    for (std::size_t offset = 0; offset < utf8.size(); offset += result.back().size)
        result.push_back(decode_at(utf8, offset));
    return result;
}

bool is_combining(char32_t c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x483 && c <= 0x489) || (c >= 0x1AB0 && c <= 0x1AFF) ||
           (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE20 && c <= 0xFE2F);
}

int reader_length(std::string_view utf8) {
    int length = 0;
    for (const CodePoint& c : code_points(utf8))
        if (!is_combining(c.value) && !is_invisible(c.value)) ++length;
    return length;
}

} // namespace bagration
