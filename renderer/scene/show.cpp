#include "renderer/scene/show.hpp"

#include "campaign/load.hpp"
#include "terrain/geo/beside.hpp"

#include <cmath>

namespace bagration {

namespace {

/// Two definitions may be worded differently and mean the same plane.
bool same_plane(const MapProjection& a, const MapProjection& b, LonLat min, LonLat max) {
    for (const double u : {0.0, 0.5, 1.0})
        for (const double v : {0.0, 0.5, 1.0}) {
            const LonLat place{std::lerp(min.lon_deg, max.lon_deg, u),
                               std::lerp(min.lat_deg, max.lat_deg, v)};
            if (!(distance_m(a.to_plane(place), b.to_plane(place)) < 1.0)) return false;
        }
    return true;
}

} // namespace

Expected<Show> load_show(const ShowFiles& files, std::vector<Diagnostic>& diagnostics,
                         std::shared_ptr<const Terrain> ground) {
    LoadedCampaign loaded;
    Expected<Terrain> terrain = tl::unexpected(Error{});
    run_beside([&] { loaded = load_campaign(files.campaign_folder); },
               [&] {
                   if (ground == nullptr) terrain = Terrain::load(files.pack);
               });
    diagnostics = std::move(loaded.diagnostics);
    if (!loaded.campaign)
        return fail(ExitCode::campaign_invalid,
                    "the campaign in " + files.campaign_folder.string() + " has errors",
                    "`bagration validate` lists them all");
    if (ground == nullptr) {
        if (!terrain) return tl::unexpected(terrain.error());
        ground = std::make_shared<const Terrain>(std::move(*terrain));
    }
    if (!same_plane(ground->projection(), *loaded.campaign->projection, loaded.campaign->window_min,
                    loaded.campaign->window_max))
        return fail(ExitCode::usage, "the terrain pack was baked for another projection than the campaign's",
                    "campaign: " + loaded.campaign->projection_definition +
                        "; pack: " + ground->projection().definition());
    // The field asks about the ground as long as it lives: it shares it.
    auto field = ControlField::build(loaded.campaign,
                                     {[ground](PlanePoint p) { return ground->surface(p) == Surface::sea; }},
                                     files.cache_folder);
    if (!field) return tl::unexpected(field.error());
    Script script(*loaded.campaign);
    return Show{loaded.campaign, ground, std::make_shared<const ControlField>(std::move(*field)),
                std::move(script)};
}

} // namespace bagration
