#include "terrain/bake/sources.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace bagration {

std::span<const Source> data_sources() {
    static constexpr Source all[] = {sources::etopo5, sources::shores, sources::shore_rivers,
                                     sources::named_rivers, sources::named_rivers_table};
    return all;
}

std::span<const Source> optional_sources() {
    static constexpr Source all[] = {sources::towns, sources::satellite};
    return all;
}

bool installed(const Source& source) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(source.path, ignored);
}

std::span<const FontSource> font_sources() {
    static const std::vector<FontSource> fonts = {
        {"serif",
         {"/usr/share/fonts/opentype/ebgaramond/EBGaramond12-Regular.otf"},
         "fonts-ebgaramond",
         "Type: EB Garamond by Georg Duffner (SIL Open Font Licence)"},
        {"serif-italic",
         {"/usr/share/fonts/opentype/ebgaramond/EBGaramond12-Italic.otf"},
         "fonts-ebgaramond",
         ""},
        {"serif-bold",
         {"/usr/share/fonts/opentype/ebgaramond/EBGaramond12-SemiBold.otf",
          "/usr/share/fonts/opentype/ebgaramond/EBGaramond12-Bold.otf"},
         "fonts-ebgaramond",
         ""},
        {"water-italic",
         {"/usr/share/fonts/opentype/linux-libertine/LinLibertine_RI.otf"},
         "fonts-linuxlibertine",
         "Type: Linux Libertine by Philipp H. Poll (GPL with font exception, SIL Open Font Licence)"},
        {"sans",
         {"/usr/share/fonts/opentype/inter/Inter-Regular.otf"},
         "fonts-inter",
         "Type: Inter by Rasmus Andersson (SIL Open Font Licence)"},
        {"sans-bold", {"/usr/share/fonts/opentype/inter/Inter-SemiBold.otf"}, "fonts-inter", ""},
        {"fallback",
         {"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"},
         "fonts-noto-core",
         "Type: Noto Sans by Google (SIL Open Font Licence)"}};
    return fonts;
}

Expected<std::vector<std::byte>> read_whole_file(const std::filesystem::path& file,
                                                 const std::string& package) {
    std::ifstream in(file, std::ios::binary);
    std::error_code failure;
    const auto size = std::filesystem::file_size(file, failure);
    std::vector<std::byte> bytes(failure ? 0 : size);
    if (failure || !in ||
        !in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size())))
        return fail(ExitCode::usage, "cannot read " + file.string(), "install the Debian package " + package);
    return bytes;
}

Expected<std::filesystem::path> font_file(const FontSource& font) {
    std::error_code ignored;
    for (const char* path : font.paths)
        if (std::filesystem::is_regular_file(path, ignored)) return std::filesystem::path(path);
    return fail(ExitCode::usage, std::string("no font file ") + font.paths.front(),
                std::string("install the Debian package ") + font.package);
}

void Fingerprint::add(std::span<const std::byte> bytes) {
    // FNV-1a over 8-byte words in two lanes with different multipliers; the length closes each addition.
    const auto step = [this](std::uint64_t word) {
        a_ = (a_ ^ word) * 0x100000001b3u;
        a_ ^= a_ >> 29;
        b_ = (b_ ^ word) * 0x9e3779b97f4a7c15u;
        b_ ^= b_ >> 32;
    };
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, 8);
        step(word);
    }
    std::uint64_t rest = 0;
    std::memcpy(&rest, bytes.data() + at, bytes.size() - at);
    step(rest);
    step(bytes.size());
}

void Fingerprint::add(const std::string& text) {
    add(std::as_bytes(std::span(text)));
}

std::string Fingerprint::hex() const {
    std::string text;
    for (const std::uint64_t word : {a_, b_})
        for (int shift = 60; shift >= 0; shift -= 4)
            text += "0123456789abcdef"[(word >> shift) & 15u];
    return text;
}

} // namespace bagration
