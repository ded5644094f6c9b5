#pragma once
// Settles the land on places whose height is known. Towns lie in valleys, and a five-minute grid has no
// valleys in mountains: what the towns tell is handed on along the floors of the valleys, not to the ridges.
#include "terrain/bake/field.hpp"

#include <vector>

namespace bagration {

struct PlacedHeight {
    PlanePoint place;
    float height_m = 0;
};

/// Takes the error that the data have in whole districts of gentle ground out of them.
void settle_districts(Field& land_m, const Field& ruggedness_m, const std::vector<PlacedHeight>& places);

/// How much of a valley's floor a place is: 1 on the floor and in plains ... 0 on slopes and ridges.
Field floor_share(const Field& land_m);

/// Raises the ridges of ranges whose summits are known to be higher, their valleys not.
void raise_ridges(Field& land_m, const Field& ruggedness_m, const std::vector<PlacedHeight>& summits);

/// Brings the floors of the valleys around the places towards their heights. A place whose height cannot be
/// right for the ground that it is on is left out, here and below.
void settle_floors(Field& land_m, const Field& ruggedness_m, const std::vector<PlacedHeight>& places);

/// Brings the places themselves to their heights, and the ground close around them along.
void settle_places(Field& land_m, const Field& ruggedness_m, const std::vector<PlacedHeight>& places);

} // namespace bagration
