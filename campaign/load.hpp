#pragma once
// Reads a campaign folder: parse -> check -> project. Gives a whole campaign or none, and every finding with
// its place.
#include "campaign/model.hpp"

#include <filesystem>
#include <vector>

namespace bagration {

struct LoadedCampaign {
    std::shared_ptr<const Campaign> campaign; ///< Null when there is any error.
    std::vector<Diagnostic> diagnostics;      ///< Sorted; warnings and notes too.
};

/// Never throws and never prints; a missing folder is one diagnostic.
LoadedCampaign load_campaign(const std::filesystem::path& folder);

} // namespace bagration
