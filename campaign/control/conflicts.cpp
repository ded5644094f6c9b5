#include "campaign/control/conflicts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace bagration {
namespace {

/// Traces are drawn to 10-20 km: less is no contradiction.
constexpr double worth_telling_m = 15'000;

} // namespace

std::vector<Diagnostic> find_conflicts(const Campaign& campaign, const EvidenceAtTracks& evidence) {
    struct Found {
        double size_m = 0;
        Diagnostic diagnostic;
    };
    std::vector<Found> found;
    for (std::size_t k = 0; k < evidence.crossings().size(); ++k) {
        const Crossing& crossing = evidence.crossings()[k];
        const double off = static_cast<double>(evidence.conflict_m()[k]);
        if (std::fabs(off) < worth_telling_m) continue;
        const PlaceTrack& track = evidence.tracks()[static_cast<std::size_t>(crossing.track)];
        const Place& place = campaign.places[static_cast<std::size_t>(track.place)];
        const CampaignTime date = campaign.start + CampaignDuration{std::lround(crossing.day * 24 * 60)};
        const SideIndex behind = off > 0 ? campaign.positive_side : campaign.negative_side;
        const std::string side =
            behind >= 0 ? campaign.sides[static_cast<std::size_t>(behind)].id : std::string("one side");
        const bool beyond = std::fabs(off) >= 300'000;
        const std::string km =
            (beyond ? "more than 300" : std::to_string(std::lround(std::fabs(off) / 1000))) + " km";
        Diagnostic diagnostic{Severity::warning, place.provenance.place,
                              "place '" + place.id + "' changes hands on " + to_date_string(date) +
                                  ", when traces and areas have it " + km + " behind the front of " + side,
                              "move or add a trace or an area near that date, or correct the date"};
        found.push_back({std::fabs(off), std::move(diagnostic)});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return a.size_m > b.size_m; });
    std::vector<Diagnostic> diagnostics;
    for (Found& f : found)
        diagnostics.push_back(std::move(f.diagnostic));
    return diagnostics;
}

} // namespace bagration
