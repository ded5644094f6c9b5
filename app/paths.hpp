#pragma once
// Where campaigns, the terrain pack and caches are found. Nothing here needs HOME to exist.
#include "app/environment.hpp"
#include "terrain/geo/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace bagration {

/// The campaign that is played when none is named.
inline constexpr const char* built_in_campaign = "bagration";

/// A folder, or a bare name that is looked up in the libraries; empty = $BAGRATION_CAMPAIGN, else the
/// built-in one. Libraries are `campaign/library` and `share/bagration/campaign/library` in the binary's
/// folder and in every folder above it. Error (usage): no such campaign.
Expected<std::filesystem::path> find_campaign(const std::string& wanted, const Environment& environment);

/// Names of all campaigns in the libraries, sorted.
std::vector<std::string> library_campaigns(const Environment& environment);

/// The terrain pack: `wanted` (need not exist), $BAGRATION_PACK, terrain.bpk beside the binary, the XDG
/// cache. Error (usage): none of them; the hint says how to build one.
Expected<std::filesystem::path> find_pack(const std::filesystem::path& wanted,
                                          const Environment& environment);

/// Where `terrain build` writes: the pack that find_pack() finds, else into the cache, else beside the
/// binary.
std::filesystem::path pack_to_build(const std::filesystem::path& wanted, const Environment& environment);

/// ${XDG_CACHE_HOME:-$HOME/.cache}/bagration, created when missing; empty when there is no place for it.
std::filesystem::path cache_folder(const Environment& environment);

/// ${XDG_CONFIG_HOME:-$HOME/.config}/bagration and ${XDG_STATE_HOME:-$HOME/.local/state}/bagration; they need not
/// exist. Empty when there is no place for them.
std::filesystem::path config_folder(const Environment& environment);
std::filesystem::path state_folder(const Environment& environment);

} // namespace bagration
