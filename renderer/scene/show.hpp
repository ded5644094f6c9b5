#pragma once
// Everything a film needs, loaded whole before its first frame and never changed afterwards.
#include "campaign/control/control_field.hpp"
#include "campaign/model.hpp"
#include "campaign/script.hpp"
#include "terrain/terrain.hpp"

#include <filesystem>
#include <memory>
#include <vector>

namespace bagration {

struct Show {
    std::shared_ptr<const Campaign> campaign;
    std::shared_ptr<const Terrain> terrain;
    std::shared_ptr<const ControlField> field;
    Script script;
};

struct ShowFiles {
    std::filesystem::path campaign_folder;
    std::filesystem::path pack;
    std::filesystem::path cache_folder; ///< For the baked control field; empty = none.
};

/// `diagnostics` receives every finding, also when loading succeeds. Errors: campaign_invalid (details in the
/// diagnostics), usage (terrain pack missing or unreadable).
/// `ground`, when given, is used instead of reading the pack again.
Expected<Show> load_show(const ShowFiles& files, std::vector<Diagnostic>& diagnostics,
                         std::shared_ptr<const Terrain> ground = nullptr);

} // namespace bagration
