#pragma once
// Shader text: where it comes from, `#include` and `#line`, and driver messages mapped back to file and line.
#include "terrain/geo/result.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bagration {

/// Where shader files are read from.
class ShaderFiles {
  public:
    /// The files compiled into the program.
    static ShaderFiles embedded();
    /// Files of a folder, read each time they are asked for (--shader-dir); embedded ones where it has none.
    static ShaderFiles from_directory(std::filesystem::path directory);

    /// Error (usage) when there is no such file.
    Expected<std::string> read(const std::string& name) const;
    bool is_embedded() const { return !directory_; }

  private:
    std::optional<std::filesystem::path> directory_;
};

/// One shader stage ready for the compiler.
struct ShaderText {
    std::string text;
    std::vector<std::string> files; ///< files[k] is what `#line n k` means.
};

/// Puts `#version 330 core` and the defines ("NAME" or "NAME value") in front and resolves `#include "name"`
/// lines, relative to the root of `files`; a file included twice is taken once. A `#version` line in a file
/// is skipped, so that editors may have theirs. Error (usage) with the including file and line when an
/// include is missing.
Expected<ShaderText> assemble_shader(const ShaderFiles& files, const std::string& name,
                                     const std::vector<std::string>& defines = {});

/// Replaces the "k:n" (Mesa), "k(n)" (NVIDIA) or "ERROR: k:n" (others) at the start of driver messages by
/// "file:n".
std::string map_compile_log(std::string_view log, const std::vector<std::string>& files);

} // namespace bagration
