#include "renderer/gl/shader_source.hpp"

#include "renderer/gl/embedded_shaders.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <utility>

namespace bagration {
namespace {

constexpr std::size_t npos = std::string_view::npos;

std::string_view trim_left(std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t");
    return first == npos ? std::string_view{} : line.substr(first);
}

/// The words after '#' of a preprocessor line that starts with this directive; empty optional for other
/// lines.
std::optional<std::string_view> directive(std::string_view line, std::string_view name) {
    line = trim_left(line);
    if (line.empty() || line.front() != '#') return std::nullopt;
    line = trim_left(line.substr(1));
    if (!line.starts_with(name)) return std::nullopt;
    return trim_left(line.substr(name.size()));
}

class Assembler {
  public:
    explicit Assembler(const ShaderFiles& files) : files_(files) {}

    Expected<void> append(const std::string& name) {
        auto text = files_.read(name);
        if (!text) return tl::unexpected(text.error());
        const std::size_t number = result.files.size();
        result.files.push_back(name);
        mark(1, number);
        int line_number = 0;
        for (std::string_view rest = *text; !rest.empty();) {
            const std::size_t end = rest.find('\n');
            std::string_view line = rest.substr(0, end);
            rest = end == npos ? std::string_view{} : rest.substr(end + 1);
            ++line_number;
            if (line.ends_with('\r')) line.remove_suffix(1);
            if (const auto words = directive(line, "include")) {
                auto included = append_include(*words, name, line_number);
                if (!included) return included;
                mark(line_number + 1, number);
            } else if (directive(line, "version")) {
                result.text += '\n';
            } else {
                result.text.append(line) += '\n';
            }
        }
        return {};
    }

    ShaderText result;

  private:
    void mark(int line, std::size_t file) {
        result.text += "#line " + std::to_string(line) + " " + std::to_string(file) + "\n";
    }

    Expected<void> append_include(std::string_view words, const std::string& from, int line_number) {
        const std::string where = from + ":" + std::to_string(line_number);
        const std::size_t close = words.empty() ? npos : words.find('"', 1);
        if (close == npos || words.front() != '"')
            return fail(ExitCode::usage, where + ": malformed #include",
                        "write #include \"folder/name.glsl\"");
        const std::string name(words.substr(1, close - 1));
        if (std::find(result.files.begin(), result.files.end(), name) != result.files.end()) return {};
        auto included = append(name);
        // Only the file that is missing itself gets its includer named; deeper errors already have theirs.
        if (!included && std::find(result.files.begin(), result.files.end(), name) == result.files.end())
            return fail(ExitCode::usage, where + ": " + included.error().message, included.error().hint);
        return included;
    }

    const ShaderFiles& files_;
};

std::optional<std::size_t> take_number(std::string_view& text) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{}) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

/// "k:n..." or "k(n)..." -> "file:n..."; anything else unchanged.
std::string map_line(std::string_view line, const std::vector<std::string>& files) {
    std::string_view rest = line;
    std::string severity;
    for (const std::string_view prefix : {"ERROR: ", "WARNING: "})
        if (rest.starts_with(prefix)) {
            severity = prefix;
            rest.remove_prefix(prefix.size());
        }
    const auto file = take_number(rest);
    if (!file || *file >= files.size() || rest.empty() || (rest[0] != ':' && rest[0] != '('))
        return std::string(line);
    const bool bracket = rest[0] == '(';
    rest.remove_prefix(1);
    const auto number = take_number(rest);
    if (!number) return std::string(line);
    if (bracket && rest.starts_with(')')) rest.remove_prefix(1);
    return severity + files[*file] + ":" + std::to_string(*number) + std::string(rest);
}

} // namespace

ShaderFiles ShaderFiles::embedded() {
    return {};
}

ShaderFiles ShaderFiles::from_directory(std::filesystem::path directory) {
    ShaderFiles files;
    files.directory_ = std::move(directory);
    return files;
}

Expected<std::string> ShaderFiles::read(const std::string& name) const {
    if (directory_) {
        std::ifstream file(*directory_ / name, std::ios::binary);
        if (file) return std::string(std::istreambuf_iterator<char>(file), {});
    }
    if (const auto text = embedded_shader(name)) return std::string(*text);
    return fail(ExitCode::usage, "there is no shader file \"" + name + "\"",
                directory_ ? "looked in " + directory_->string() + " and in the program" : "");
}

Expected<ShaderText> assemble_shader(const ShaderFiles& files, const std::string& name,
                                     const std::vector<std::string>& defines) {
    Assembler assembler(files);
    assembler.result.text = "#version 330 core\n";
    for (const std::string& define : defines)
        assembler.result.text += "#define " + define + "\n";
    auto done = assembler.append(name);
    if (!done) return tl::unexpected(done.error());
    return std::move(assembler.result);
}

std::string map_compile_log(std::string_view log, const std::vector<std::string>& files) {
    std::string mapped;
    while (!log.empty()) {
        const std::size_t end = log.find('\n');
        const std::string_view line = log.substr(0, end);
        log = end == npos ? std::string_view{} : log.substr(end + 1);
        if (!line.empty() && line.front() != '\0') mapped += map_line(line, files) + "\n";
    }
    if (!mapped.empty()) mapped.pop_back();
    return mapped;
}

} // namespace bagration
