#include "campaign/utf8.hpp"

#include <algorithm>

namespace bagration {
namespace {

unsigned byte_at(std::string_view bytes, std::size_t i) {
    return static_cast<unsigned char>(bytes[i]);
}

bool is_continuation(unsigned byte) {
    return (byte & 0xC0U) == 0x80U;
}

/// Length of the well-formed sequence at i, or 0 (The Unicode Standard, table 3-7).
std::size_t sequence_length(std::string_view bytes, std::size_t i) {
    const unsigned lead = byte_at(bytes, i);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                               : (lead & 0xF0U) == 0xE0       ? 3
                               : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                              : 0;
    if (length == 0 || bytes.size() - i < length) return 0;
    const unsigned second = byte_at(bytes, i + 1);
    const unsigned lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < lowest || second > highest) return 0;
    for (std::size_t k = 2; k < length; ++k)
        if (!is_continuation(byte_at(bytes, i + k))) return 0;
    return length;
}

} // namespace

std::size_t first_invalid_utf8(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t length = sequence_length(bytes, i);
        if (length == 0) return i;
        i += length;
    }
    return std::string_view::npos;
}

std::size_t code_point_count(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return !is_continuation(static_cast<unsigned char>(c)); }));
}

void append_utf8(std::string& text, char32_t code_point) {
    const auto continuation = [&](int shift) {
        text += static_cast<char>(0x80U | (static_cast<unsigned>(code_point >> shift) & 0x3FU));
    };
    if (code_point < 0x80) {
        text += static_cast<char>(code_point);
    } else if (code_point < 0x800) {
        text += static_cast<char>(0xC0U | static_cast<unsigned>(code_point >> 6));
        continuation(0);
    } else if (code_point < 0x10000) {
        text += static_cast<char>(0xE0U | static_cast<unsigned>(code_point >> 12));
        continuation(6);
        continuation(0);
    } else {
        text += static_cast<char>(0xF0U | static_cast<unsigned>(code_point >> 18));
        continuation(12);
        continuation(6);
        continuation(0);
    }
}

std::string_view without_bom(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    return text.starts_with(byte_order_mark) ? text.substr(byte_order_mark.size()) : text;
}

char TextCursor::next() {
    const char c = text_[offset_++];
    if (c == '\n') {
        ++line_;
        column_ = 1;
    } else if (at_end() || !is_continuation(byte_at(text_, offset_))) {
        ++column_; // The last byte of a code point.
    }
    return c;
}

bool TextCursor::skip(char expected) {
    if (at_end() || peek() != expected) return false;
    next();
    return true;
}

} // namespace bagration
