#pragma once
// The great marshes as they were in 1944, before they were drained: outlines of our own, good to about ten
// kilometres. The bake tints them where the ground lies low; the scene draws the strokes of an engraver over
// them.
#include "terrain/geo/coordinates.hpp"

#include <span>

namespace bagration {

struct MarshOutline {
    const char* name;
    std::span<const LonLat> ring;
};
std::span<const MarshOutline> marsh_outlines();

} // namespace bagration
