#pragma once
// Settles the land on places whose height is known. Towns lie in valleys, and a five-minute grid has no
// valleys in mountains: what the towns tell is handed on along the floors of the valleys, not to the ridges.
#include "terrain/bake/field.hpp"

#include <vector>

namespace bagration {

struct PlacedHeight {
    PlanePoint place;
    float height_m = 0;
    bool sure = false; ///< Looked up: not to be left out however far off the ground is.
};

/// Takes the error that the data have in whole districts of gentle ground out of them.
void settle_districts(Field& land_m, const Field& ruggedness_m, const std::vector<PlacedHeight>& places);

/// How much of a valley's floor a place is: 1 on the floor and in plains ... 0 on slopes and ridges.
Field floor_share(const Field& land_m);

/// Raises the ridges of mountains, their valleys not: to what summits have on the average above such data
/// (fitted on 550 of them; `data_m` is the land as the data have it), and around known summits to what those
/// have.
void raise_ridges(Field& land_m, const Field& data_m, const Field& ruggedness_m,
                  const std::vector<PlacedHeight>& summits);

/// Brings the floors of the valleys around the places towards their heights, and where there are none to what
/// floors of mountain valleys have on the average below the data. A place whose height cannot be right for
/// the ground that it is on is left out, here and below.
void settle_floors(Field& land_m, const Field& ruggedness_m, const std::vector<PlacedHeight>& places);

/// Brings the places themselves to their heights, and the ground close around them along. Summits close by
/// stay at theirs.
void settle_places(Field& land_m, const Field& ruggedness_m, const std::vector<PlacedHeight>& places,
                   const std::vector<PlacedHeight>& summits);

} // namespace bagration
