#include "renderer/scene/show.hpp"

#include "campaign/load.hpp"

namespace bagration {

Expected<Show> load_show(const ShowFiles& files, std::vector<Diagnostic>& diagnostics) {
    LoadedCampaign loaded = load_campaign(files.campaign_folder);
    diagnostics = std::move(loaded.diagnostics);
    if (!loaded.campaign)
        return fail(ExitCode::campaign_invalid, "the campaign in " + files.campaign_folder.string() + " has errors",
                    "`bagration validate` lists them all");
    auto terrain = Terrain::load(files.pack);
    if (!terrain) return tl::unexpected(terrain.error());
    if (terrain->projection().definition() != loaded.campaign->projection_definition)
        return fail(ExitCode::usage, "the terrain pack was baked for another projection than the campaign's",
                    "campaign: " + loaded.campaign->projection_definition +
                        "; pack: " + terrain->projection().definition());
    auto ground = std::make_shared<const Terrain>(std::move(*terrain));
    auto field = ControlField::build(
        loaded.campaign, {[&](PlanePoint p) { return ground->surface(p) == Surface::sea; }}, files.cache_folder);
    if (!field) return tl::unexpected(field.error());
    Script script(*loaded.campaign);
    return Show{loaded.campaign, std::move(ground), std::make_shared<const ControlField>(std::move(*field)), std::move(script)};
}

} // namespace bagration
