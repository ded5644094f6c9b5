#pragma once
// Puts plates beside their points so that none covers another: all are pushed apart a little at a time, from
// where they would like to stand. Pure, and nearly continuous in its input.
#include "renderer/scene/label_geometry.hpp"

#include <glm/glm.hpp>

#include <vector>

namespace bagration {

/// Lengths in u, y down.
struct PlateToPlace {
    glm::vec2 anchor{};
    glm::vec2 half{};
    glm::vec2 away{};   ///< Unit vector to the side where the plate would like to stand.
    float weight = 1;   ///< Heavier plates are moved less.
    glm::vec2 offset{}; ///< The result: from the anchor to the plate's middle.
    float room = 1;     ///< The result: 0 where there is no room for it ... 1.
};

/// `within`: where plates may be. `blocked`: what they must not cover.
void place_plates(std::vector<PlateToPlace>& plates, const UnitBox& within,
                  const std::vector<UnitBox>& blocked);

} // namespace bagration
