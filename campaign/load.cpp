#include "campaign/load.hpp"

#include "campaign/check.hpp"
#include "campaign/loading.hpp"

#include <exception>
#include <fstream>
#include <iterator>
#include <system_error>

namespace bagration {
namespace {

namespace fs = std::filesystem;

// A campaign is text that people write; more is a mistake (a film, a terrain pack) or an attack.
constexpr std::uintmax_t largest_file_bytes = 64U << 20U;

LoadedCampaign refused(const std::string& file, const std::string& message, const std::string& hint = {}) {
    return {nullptr, {{Severity::error, {file, 0, 0}, message, hint}}};
}

/// Reads one file of the folder into `files`.
void add_file(const fs::path& path, const std::string& name, CampaignFiles& files, Findings& findings) {
    std::error_code code;
    const std::uintmax_t size = fs::file_size(path, code);
    if (!code && size > largest_file_bytes) {
        findings.error({name, 0, 0}, "the file is larger than 64 MiB");
        return;
    }
    std::ifstream stream(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (code || !stream.good())
        findings.error({name, 0, 0}, "the file cannot be read", "check its permissions");
    else
        files.emplace(name, std::move(bytes));
}

bool is_authored(const fs::path& path) {
    const fs::path extension = path.extension();
    return extension == ".toml" || extension == ".csv" || extension == ".geojson";
}

/// The folder's own files under `prefix`, without going deeper.
void add_folder(const fs::path& folder, const std::string& prefix, CampaignFiles& files, Findings& findings) {
    std::error_code code;
    for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
        std::error_code type_code;
        if (is_authored(it->path()) && it->is_regular_file(type_code))
            add_file(it->path(), prefix + it->path().filename().string(), files, findings);
    }
}

/// What stands in the folders under `folder`, `depth` levels deep.
void add_folders(const fs::path& folder, const std::string& prefix, int depth, CampaignFiles& files,
                 Findings& findings) {
    std::error_code code;
    for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
        std::error_code type_code;
        const std::string name = it->path().filename().string();
        if (!it->is_directory(type_code) || name.starts_with('.')) continue;
        add_folder(it->path(), prefix + name + "/", files, findings);
        if (depth > 1) add_folders(it->path(), prefix + name + "/", depth - 1, files, findings);
    }
}

LoadedCampaign load(const CampaignFiles& files, Findings findings) {
    Loading loading(files);
    loading.findings = std::move(findings);
    read_campaign_toml(loading);
    read_sources(loading);
    read_texts(loading);
    read_theatre(loading);
    read_places(loading);
    read_traces(loading);
    read_areas(loading);
    read_arrows(loading);
    read_formations(loading);
    read_series(loading);
    read_events(loading);
    read_script(loading);
    read_names(loading);
    read_borders(loading);
    read_railways(loading);
    read_explained(loading);
    check_whole(loading);

    LoadedCampaign loaded;
    if (loading.findings.error_count() == 0) {
        loaded.campaign = loading.campaign;
        loaded.explained = std::move(loading.explained);
        loaded.attract = std::move(loading.attract);
    }
    loaded.diagnostics = loading.findings.take();
    return loaded;
}

} // namespace

LoadedCampaign load_campaign(const CampaignFiles& files, std::set<FormatKey>& asked) {
    try {
        Findings findings;
        findings.asked = &asked;
        return load(files, std::move(findings));
    } catch (const std::exception& error) {
        return refused("", error.what());
    }
}

LoadedCampaign load_campaign(const CampaignFiles& files) {
    try {
        return load(files, {});
    } catch (const std::exception& error) { // Memory; the readers themselves do not throw.
        return refused("", error.what());
    }
}

LoadedCampaign load_campaign(const fs::path& folder) {
    try {
        std::error_code code;
        if (!fs::is_directory(folder, code))
            return refused("", "there is no campaign folder '" + folder.string() + "'",
                           "a folder with a campaign.toml");
        CampaignFiles files;
        Findings findings;
        add_folder(folder, "", files, findings);
        // Long tables and texts may be split into parts: places/baltic.csv, text/de/film.toml.
        add_folders(folder, "", 2, files, findings);
        return load(files, std::move(findings));
    } catch (const std::exception& error) {
        return refused("", error.what());
    }
}

} // namespace bagration
