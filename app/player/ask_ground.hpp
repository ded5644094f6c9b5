#pragma once
// "Who held this place?": what the show knows of a point of the ground at a time.
#include "renderer/scene/show.hpp"

namespace bagration {

struct GroundAnswer {
    ControlAnswer control;
    const Place* place = nullptr; ///< The most important place within reach, or null.
    Surface surface = Surface::land;
    double height_m = 0; ///< Negative below the sea.
};

/// `reach_m` is how far from the point a place may lie to be meant.
GroundAnswer ask_ground(const Show& show, PlanePoint point, CampaignTime time, double reach_m);

} // namespace bagration
