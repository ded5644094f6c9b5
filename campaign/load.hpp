#pragma once
// Reads a campaign folder: parse -> check -> project. Gives a whole campaign or none, and every finding with
// its place.
#include "campaign/explained.hpp"
#include "campaign/findings.hpp"
#include "campaign/model.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace bagration {

struct LoadedCampaign {
    std::shared_ptr<const Campaign> campaign; ///< Null when there is any error.
    std::vector<Diagnostic> diagnostics;      ///< Sorted; warnings and notes too.
    std::vector<Explained> explained = {};    ///< For `validate`; none when there is any error.
    std::vector<Shot> attract = {}; ///< What an exhibition station shows while nobody is there; may be empty.
};

/// Path relative to the campaign folder, with '/' ("text/de.toml") -> bytes.
using CampaignFiles = std::map<std::string, std::string>;

/// Never throws and never prints; a missing folder is one diagnostic.
LoadedCampaign load_campaign(const std::filesystem::path& folder);
/// The same from memory. Files with other names than those of the format are not looked at.
LoadedCampaign load_campaign(const CampaignFiles& files);
/// The same; `asked` receives every key that the readers understand in what these files have.
LoadedCampaign load_campaign(const CampaignFiles& files, std::set<FormatKey>& asked);

} // namespace bagration
