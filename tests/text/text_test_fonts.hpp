#pragma once
// The fonts of the film as installed by its Debian packages, for the tests of this folder.
#include "renderer/text/font_set.hpp"
#include "renderer/text/shaping.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <string>

namespace bagration::test {

inline std::vector<std::byte> read_font(const std::string& path) {
    std::ifstream file("/usr/share/fonts/" + path, std::ios::binary);
    REQUIRE(file.good());
    const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const auto* begin = reinterpret_cast<const std::byte*>(bytes.data());
    return {begin, begin + bytes.size()};
}

inline std::map<std::string, std::vector<std::byte>> font_files() {
    return {{"serif", read_font("opentype/ebgaramond/EBGaramond12-Regular.otf")},
            {"serif-italic", read_font("opentype/ebgaramond/EBGaramond12-Italic.otf")},
            {"serif-bold", read_font("opentype/ebgaramond/EBGaramond12-Bold.otf")},
            {"sans", read_font("opentype/inter/Inter-Regular.otf")},
            {"sans-bold", read_font("opentype/inter/Inter-SemiBold.otf")},
            {"water-italic", read_font("opentype/linux-libertine/LinLibertine_RI.otf")},
            {"fallback", read_font("truetype/noto/NotoSans-Regular.ttf")}};
}

/// Loaded once for all tests: the set never changes.
inline const FontSet& film_fonts() {
    static const FontSet fonts = [] {
        auto created = FontSet::create(font_files());
        REQUIRE(created.has_value());
        return std::move(*created);
    }();
    return fonts;
}

inline TextStyle style_of(const std::string& role) {
    TextStyle style;
    style.role = role;
    return style;
}

} // namespace bagration::test
