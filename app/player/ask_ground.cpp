#include "app/player/ask_ground.hpp"

namespace bagration {

GroundAnswer ask_ground(const Show& show, PlanePoint point, CampaignTime time, double reach_m) {
    GroundAnswer answer;
    for (const Place& place : show.campaign->places) {
        const double away_m = distance_m(place.point, point);
        if (!place.labelled || away_m > reach_m) continue;
        const bool better =
            answer.place == nullptr || place.rank < answer.place->rank ||
            (place.rank == answer.place->rank && away_m < distance_m(answer.place->point, point));
        if (better) answer.place = &place;
    }
    // A click on a town's sign means the town, not the field beside it.
    const PlanePoint meant = answer.place != nullptr ? answer.place->point : point;
    answer.control = show.field->control_at(meant, time);
    answer.surface = answer.place != nullptr ? Surface::land : show.terrain->surface(meant);
    answer.height_m = show.terrain->surveyed_height_m(meant);
    return answer;
}

} // namespace bagration
