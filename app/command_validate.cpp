#include "app/commands.hpp"
#include "app/json_shapes.hpp"
#include "app/paths.hpp"
#include "app/show_loading.hpp"
#include "campaign/control/audits.hpp"
#include "campaign/load.hpp"

#include <iterator>
#include <ostream>

namespace bagration {

namespace {

/// Evidence that contradicts itself, and a front that does not do what it should, are only seen once the
/// control field is built, which needs the terrain. Without a pack the files are checked all the same.
void add_conflicts(std::vector<Diagnostic>& findings, const std::vector<Explained>& explained,
                   const ValidateCommand& command, const std::filesystem::path& folder,
                   const AppContext& context) {
    const auto pack = find_pack(command.data.pack, context.environment);
    if (!pack) {
        context.note("no terrain pack: the evidence was not compared with the front");
        return;
    }
    std::vector<Diagnostic> seen_already;
    const auto show = load_show({folder, *pack, cache_folder(context.environment)}, seen_already);
    if (!show) {
        context.warn("the evidence was not compared with the front: " + show.error().message);
        return;
    }
    std::vector<Diagnostic> found = audit(*show->campaign, *show->field, explained);
    findings.insert(findings.end(), std::make_move_iterator(found.begin()),
                    std::make_move_iterator(found.end()));
    sort_diagnostics(findings);
}

} // namespace

int run_validate(const ValidateCommand& command, const AppContext& context) {
    const auto folder = find_campaign(command.data.campaign, context.environment);
    if (!folder) return context.report(folder.error());
    LoadedCampaign loaded = load_campaign(*folder);
    if (loaded.campaign) add_conflicts(loaded.diagnostics, loaded.explained, command, *folder, context);

    const bool valid = loaded.campaign && !has_errors(loaded.diagnostics);
    if (command.json) {
        context.out << printed({{"campaign", folder->string()},
                                {"valid", valid},
                                {"findings", to_json(loaded.diagnostics)}})
                    << '\n';
    } else {
        for (const Diagnostic& finding : loaded.diagnostics)
            context.out << to_string(finding) << '\n';
    }
    context.note(folder->string() + ": " + (valid ? "valid, " : "not valid, ") +
                 count_of(loaded.diagnostics));
    return exit_status(valid ? ExitCode::ok : ExitCode::campaign_invalid);
}

} // namespace bagration
