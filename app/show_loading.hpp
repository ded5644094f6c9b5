#pragma once
// From the command line's words to a loaded campaign or show. Findings are printed, errors returned.
#include "app/app_context.hpp"
#include "app/arguments.hpp"
#include "renderer/scene/show.hpp"

#include <memory>

namespace bagration {

/// Only the campaign. Its errors go to context.err one a line; the Error (campaign_invalid) then sums them
/// up.
Expected<std::shared_ptr<const Campaign>> open_campaign(const DataArguments& data, const AppContext& context);

/// The campaign and the ground that its field asks about, without the field.
struct CampaignOnGround {
    std::shared_ptr<const Campaign> campaign;
    GroundQuery ground; ///< Keeps the terrain alive.
};
Expected<CampaignOnGround> open_campaign_on_ground(const DataArguments& data, const AppContext& context);

/// Everything a film needs.
Expected<Show> open_show(const DataArguments& data, const AppContext& context);

/// Prints findings to context.err: errors always, the rest only as a count unless --verbose.
void print_findings(const std::vector<Diagnostic>& findings, const AppContext& context);

/// "2 errors, 1 warning"; "no findings".
std::string count_of(const std::vector<Diagnostic>& findings);

/// The film's chapters by their ids.
std::vector<NamedSpan> named_chapters(const Campaign& campaign, const Script& script);

/// Error (usage) when the campaign has no texts of this language; empty = the default language.
Expected<std::string> chosen_language(const std::string& wanted, const Campaign& campaign);

} // namespace bagration
