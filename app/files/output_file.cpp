#include "app/files/output_file.hpp"

#include <array>
#include <fstream>
#include <system_error>
#include <unistd.h>

namespace bagration {

namespace fs = std::filesystem;

namespace {

/// By the first bytes; an empty file is of every kind.
bool is_of_kind(const fs::path& file, OutputKind kind) {
    std::array<char, 12> head{};
    std::ifstream stream(file, std::ios::binary);
    stream.read(head.data(), head.size());
    const std::string_view text(head.data(), static_cast<std::size_t>(stream.gcount()));
    if (text.empty()) return true;
    if (kind == OutputKind::png) return text.substr(0, 4) == "\x89PNG";
    constexpr std::string_view matroska = "\x1A\x45\xDF\xA3";
    constexpr std::string_view material_exchange = "\x06\x0E\x2B\x34";
    return text.substr(0, 4) == matroska || text.substr(0, 4) == material_exchange ||
           (text.size() >= 8 && text.substr(4, 4) == "ftyp");
}

/// The folder itself, or the nearest one above it that exists.
fs::path existing_ancestor(fs::path folder) {
    std::error_code ignored;
    while (!fs::exists(folder, ignored) && folder.has_parent_path() && folder != folder.parent_path())
        folder = folder.parent_path();
    return fs::exists(folder, ignored) ? folder : fs::path(".");
}

} // namespace

Expected<void> check_output(const fs::path& file, OutputKind kind, bool overwrite) {
    std::error_code ignored;
    const fs::file_status status = fs::status(file, ignored);
    if (fs::is_directory(status))
        return fail(ExitCode::output, file.string() + " is a folder", "name a file in it");
    if (fs::is_regular_file(status) && !overwrite && !is_of_kind(file, kind))
        return fail(ExitCode::usage, file.string() + " exists and is another kind of file",
                    "choose another name, or say --overwrite");
    const fs::path folder = existing_ancestor(file.has_parent_path() ? file.parent_path() : fs::path("."));
    if (!fs::is_directory(folder, ignored))
        return fail(ExitCode::output,
                    "cannot write " + file.string() + ": " + folder.string() + " is not a folder");
    if (access(folder.c_str(), W_OK | X_OK) != 0)
        return fail(ExitCode::output,
                    "cannot write " + file.string() + ": no permission in " + folder.string());
    return {};
}

Expected<void> make_parent_folders(const fs::path& file) {
    if (!file.has_parent_path()) return {};
    std::error_code failure;
    fs::create_directories(file.parent_path(), failure);
    if (failure)
        return fail(ExitCode::output,
                    "cannot create " + file.parent_path().string() + ": " + failure.message());
    return {};
}

Expected<void> write_text_file(const fs::path& file, std::string_view text) {
    if (auto made = make_parent_folders(file); !made) return made;
    fs::path temporary = file;
    temporary += ".partial";
    {
        std::ofstream stream(temporary, std::ios::binary | std::ios::trunc);
        stream.write(text.data(), static_cast<std::streamsize>(text.size()));
        stream.close();
        if (!stream) {
            std::error_code ignored;
            fs::remove(temporary, ignored);
            return fail(ExitCode::output, "cannot write " + file.string());
        }
    }
    return rename_output(temporary, file);
}

Expected<void> rename_output(const fs::path& from, const fs::path& to) {
    std::error_code failure;
    fs::rename(from, to, failure);
    if (failure)
        return fail(ExitCode::output,
                    "cannot rename " + from.string() + " to " + to.string() + ": " + failure.message());
    return {};
}

} // namespace bagration
