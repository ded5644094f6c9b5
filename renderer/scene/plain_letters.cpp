#include "renderer/scene/plain_letters.hpp"

#include "renderer/text/utf8.hpp"

namespace bagration {

namespace {

/// A plain letter and the marked ones that are read as it.
struct Family {
    char plain;
    std::u32string_view marked;
};

constexpr Family families[] = {
    {'A', U"ÀÁÂÃÄÅĀĂĄ"}, {'C', U"ÇĆČ"},       {'D', U"ĎĐ"},   {'E', U"ÈÉÊËĒĖĘĚ"}, {'G', U"ĢĞ"},
    {'I', U"ÌÍÎÏĪĮİ"},   {'K', U"Ķ"},         {'L', U"ĹĻĽŁ"}, {'N', U"ÑŃŅŇ"},     {'O', U"ÒÓÔÕÖŌŐ"},
    {'R', U"ŔŘ"},        {'S', U"ŚŞŠȘ"},      {'T', U"ŢŤȚ"},  {'U', U"ÙÚÛÜŪŮŰŲ"}, {'Y', U"Ý"},
    {'Z', U"ŹŻŽ"},       {'a', U"àáâãäåāăą"}, {'c', U"çćč"},  {'d', U"ďđ"},       {'e', U"èéêëēėęě"},
    {'g', U"ģğ"},        {'i', U"ìíîïīįı"},   {'k', U"ķ"},    {'l', U"ĺļľł"},     {'n', U"ñńņň"},
    {'o', U"òóôõöōő"},   {'r', U"ŕř"},        {'s', U"śşšș"}, {'t', U"ţťț"},      {'u', U"ùúûüūůűų"},
    {'y', U"ýÿ"},        {'z', U"źżž"},
};

char plain_letter(char32_t letter) {
    for (const Family& family : families)
        if (family.marked.find(letter) != std::u32string_view::npos) return family.plain;
    return 0;
}

} // namespace

std::string without_marks(std::string_view utf8) {
    std::string out;
    for (const CodePoint& point : code_points(utf8)) {
        if (is_combining(point.value)) continue;
        if (const char plain = plain_letter(point.value))
            out.push_back(plain);
        else
            out.append(utf8.substr(point.offset, point.size));
    }
    return out;
}

} // namespace bagration
