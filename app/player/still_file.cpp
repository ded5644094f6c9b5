#include "app/player/still_file.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string_view>

namespace bagration {
namespace {

std::filesystem::path from_environment(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? std::filesystem::path(value) : std::filesystem::path();
}

/// The line XDG_PICTURES_DIR="$HOME/Bilder" of user-dirs.dirs.
std::filesystem::path pictures_folder() {
    const std::filesystem::path home = from_environment("HOME");
    std::filesystem::path config = from_environment("XDG_CONFIG_HOME");
    if (config.empty()) config = home / ".config";
    std::ifstream file(config / "user-dirs.dirs");
    constexpr std::string_view key = "XDG_PICTURES_DIR=\"", home_word = "$HOME/";
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with(key) || !line.ends_with('"')) continue;
        const std::string value = line.substr(key.size(), line.size() - key.size() - 1);
        if (value.starts_with(home_word)) return home / value.substr(home_word.size());
        if (value.starts_with('/')) return value;
    }
    return home / "Pictures";
}

} // namespace

std::filesystem::path still_folder(const std::filesystem::path& wanted) {
    if (!wanted.empty()) return wanted;
    std::error_code ignored;
    const std::filesystem::path pictures = pictures_folder();
    if (std::filesystem::is_directory(pictures, ignored)) return pictures;
    return std::filesystem::current_path(ignored);
}

std::filesystem::path still_file(const std::filesystem::path& folder, const std::string& campaign_id,
                                 CampaignTime date, ShowTime time) {
    std::string moment = to_string(time);
    std::replace(moment.begin(), moment.end(), ':', 'm');
    const std::string stem = campaign_id + "_" + to_date_string(date) + "_" + moment + "s";
    std::filesystem::path file = folder / (stem + ".png");
    std::error_code ignored;
    for (int number = 2; std::filesystem::exists(file, ignored); ++number)
        file = folder / (stem + "-" + std::to_string(number) + ".png");
    return file;
}

} // namespace bagration
