#pragma once
// Where the `s` key puts pictures, and what it calls them.
#include "campaign/time.hpp"

#include <filesystem>
#include <string>

namespace bagration {

/// The wanted folder; if empty, the user's pictures folder (XDG), if there is none, the working folder.
std::filesystem::path still_folder(const std::filesystem::path& wanted);

/// "<folder>/<campaign>_1944-07-03_1m23.400s.png", with -2, -3 ... when that exists already.
std::filesystem::path still_file(const std::filesystem::path& folder, const std::string& campaign_id,
                                 CampaignTime date, ShowTime time);

} // namespace bagration
