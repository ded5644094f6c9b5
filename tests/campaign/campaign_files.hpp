#pragma once
// Campaign folders of tests/data in memory, so that a test can change one thing in them.
#include "campaign/load.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace bagration::test {

inline std::filesystem::path data_folder() {
    return std::filesystem::path(BAGRATION_SOURCE_DIR) / "tests/data";
}

inline std::string read_bytes(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

inline CampaignFiles small_campaign_files() {
    CampaignFiles files;
    const auto folder = data_folder() / "campaign-small";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files[std::filesystem::relative(entry.path(), folder).generic_string()] =
                read_bytes(entry.path());
    return files;
}

/// Replaces the only occurrence of a text; the test is wrong when it is not there or not alone.
inline void replace_once(std::string& text, const std::string& old_text, const std::string& new_text) {
    const std::size_t at = text.find(old_text);
    if (at == std::string::npos) throw std::runtime_error("not found: " + old_text);
    if (text.find(old_text, at + 1) != std::string::npos)
        throw std::runtime_error("found twice: " + old_text);
    text.replace(at, old_text.size(), new_text);
}

/// The small campaign with one text of one file replaced.
inline CampaignFiles changed_campaign(const std::string& file, const std::string& old_text,
                                      const std::string& new_text) {
    CampaignFiles files = small_campaign_files();
    replace_once(files.at(file), old_text, new_text);
    return files;
}

inline std::string all_text(const std::vector<Diagnostic>& diagnostics) {
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics)
        text += to_string(diagnostic) + '\n';
    return text;
}

} // namespace bagration::test
