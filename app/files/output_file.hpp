#pragma once
// Guards what is already there: outputs appear under their own name only when they are whole, and files of
// another kind are not replaced by accident.
#include "terrain/geo/result.hpp"

#include <filesystem>
#include <string_view>

namespace bagration {

enum class OutputKind { png, film };

/// Before any work: can the file be made, and may what is there be replaced? Touches nothing.
/// Errors: output (a folder of that name, no permission), usage (an existing file of another kind).
Expected<void> check_output(const std::filesystem::path& file, OutputKind kind, bool overwrite);

/// Creates the folders above a file. Error: output.
Expected<void> make_parent_folders(const std::filesystem::path& file);

/// Writes a text under a temporary name and renames. Error: output.
Expected<void> write_text_file(const std::filesystem::path& file, std::string_view text);

/// Gives a finished file its name, replacing what is there. Error: output.
Expected<void> rename_output(const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace bagration
