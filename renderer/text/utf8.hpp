#pragma once
// Reads UTF-8 that is about to be drawn. Broken sequences become U+FFFD, one per broken byte: authored text never stops a show.
#include <cstddef>
#include <string_view>
#include <vector>

namespace bagration {

struct CodePoint {
    char32_t value = 0;
    std::size_t offset = 0; ///< Of its first byte.
    std::size_t size = 0;   ///< Bytes.
};

std::vector<CodePoint> code_points(std::string_view utf8);
/// True for combining marks: they take no room of their own.
bool is_combining(char32_t code_point);
/// Characters as a reader counts them: code points without combining marks and invisible ones.
int reader_length(std::string_view utf8);

} // namespace bagration
