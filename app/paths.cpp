#include "app/paths.hpp"

#include "terrain/geo/diagnostic.hpp"

#include <algorithm>
#include <system_error>

namespace bagration {

namespace fs = std::filesystem;

namespace {

constexpr const char* pack_name = "terrain.bpk";
constexpr const char* campaign_file = "campaign.toml";

bool is_folder(const fs::path& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

bool is_file(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

std::vector<fs::path> library_folders(const Environment& environment) {
    std::vector<fs::path> folders;
    fs::path folder = environment.program_folder;
    while (!folder.empty()) {
        for (const char* below : {"campaign/library", "share/bagration/campaign/library"})
            if (is_folder(folder / below)) folders.push_back(folder / below);
        if (folder == folder.parent_path()) break;
        folder = folder.parent_path();
    }
    return folders;
}

/// A folder of the XDG specification; it need not exist. Relative paths are to be ignored, it says.
fs::path xdg_place(const Environment& environment, const std::string& variable, const fs::path& below_home) {
    const fs::path folder = environment.get(variable);
    if (folder.is_absolute()) return folder / "bagration";
    const fs::path home = environment.get("HOME");
    return home.is_absolute() && is_folder(home) ? home / below_home / "bagration" : fs::path();
}

fs::path cache_place(const Environment& environment) {
    return xdg_place(environment, "XDG_CACHE_HOME", ".cache");
}

} // namespace

std::vector<std::string> library_campaigns(const Environment& environment) {
    std::vector<std::string> names;
    for (const fs::path& library : library_folders(environment)) {
        std::error_code unreadable;
        for (const auto& entry : fs::directory_iterator(library, unreadable))
            if (is_file(entry.path() / campaign_file)) names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

Expected<fs::path> find_campaign(const std::string& wanted, const Environment& environment) {
    std::string name = wanted;
    if (name.empty()) name = environment.get("BAGRATION_CAMPAIGN");
    const bool built_in = name.empty();
    if (built_in) name = built_in_campaign;

    const fs::path path = name;
    if (!built_in) {
        if (is_folder(path)) return path;
        if (path.filename() == campaign_file && is_file(path))
            return path.has_parent_path() ? path.parent_path() : fs::path(".");
    }
    const bool bare = !path.has_parent_path();
    if (bare)
        for (const fs::path& library : library_folders(environment))
            if (is_folder(library / path)) return library / path;

    const std::vector<std::string> known = library_campaigns(environment);
    std::string hint = "name a campaign folder";
    if (const std::string nearest = bare ? nearest_word(name, known) : ""; !nearest.empty())
        hint = "did you mean '" + nearest + "'?";
    else if (!known.empty()) {
        hint += " or one of the library:";
        for (const std::string& campaign : known)
            hint += " " + campaign;
    }
    return fail(ExitCode::usage, "there is no campaign '" + name + "'", hint);
}

Expected<fs::path> find_pack(const fs::path& wanted, const Environment& environment) {
    if (!wanted.empty()) return wanted;
    if (const std::string named = environment.get("BAGRATION_PACK"); !named.empty()) return fs::path(named);
    if (const fs::path beside = environment.program_folder / pack_name; is_file(beside)) return beside;
    if (const fs::path cache = cache_place(environment); !cache.empty() && is_file(cache / pack_name))
        return cache / pack_name;
    return fail(ExitCode::usage, "there is no terrain pack yet",
                "build it once with `bagration terrain build`, or name one with --pack FILE");
}

fs::path pack_to_build(const fs::path& wanted, const Environment& environment) {
    if (const auto found = find_pack(wanted, environment)) return *found;
    const fs::path cache = cache_folder(environment);
    return (cache.empty() ? environment.program_folder : cache) / pack_name;
}

fs::path cache_folder(const Environment& environment) {
    const fs::path folder = cache_place(environment);
    std::error_code failure;
    if (!folder.empty()) fs::create_directories(folder, failure);
    return failure ? fs::path() : folder;
}

fs::path config_folder(const Environment& environment) {
    return xdg_place(environment, "XDG_CONFIG_HOME", ".config");
}

fs::path state_folder(const Environment& environment) {
    return xdg_place(environment, "XDG_STATE_HOME", fs::path(".local") / "state");
}

} // namespace bagration
