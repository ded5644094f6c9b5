#pragma once
// What the readers of authored text need to know about UTF-8.
#include <cstddef>
#include <string>
#include <string_view>

namespace bagration {

/// The offset of the first byte that is not well-formed UTF-8 (overlong forms and surrogates are not), or
/// npos.
std::size_t first_invalid_utf8(std::string_view bytes);
/// Code points of well-formed UTF-8.
std::size_t code_point_count(std::string_view text);
/// Appends a code point (<= 0x10FFFF).
void append_utf8(std::string& text, char32_t code_point);
/// The text without a byte order mark at its begin.
std::string_view without_bom(std::string_view text);

/// Walks over bytes and knows the line and column, which count from 1; columns count code points.
class TextCursor {
  public:
    explicit TextCursor(std::string_view text) : text_(text) {}

    bool at_end() const { return offset_ == text_.size(); }
    /// The byte here; 0 at the end.
    char peek() const { return at_end() ? '\0' : text_[offset_]; }
    char next();
    /// Steps over `expected` when it is here.
    bool skip(char expected);
    bool starts_with(std::string_view word) const { return text_.substr(offset_).starts_with(word); }
    std::size_t offset() const { return offset_; }
    std::string_view since(std::size_t begin) const { return text_.substr(begin, offset_ - begin); }
    int line() const { return line_; }
    int column() const { return column_; }

  private:
    std::string_view text_;
    std::size_t offset_ = 0;
    int line_ = 1;
    int column_ = 1;
};

} // namespace bagration
