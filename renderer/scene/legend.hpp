#pragma once
// The legend: sides, front, pockets and arrows that are to be seen, on a plate of paper. In narrow frames it
// stands under the date, else at the lower left.
#include "campaign/model.hpp"
#include "renderer/scene/furniture_painter.hpp"
#include "renderer/scene/show.hpp"

#include <glm/glm.hpp>

#include <string>
#include <vector>

namespace bagration {

/// `front`: the front is drawn.
void add_legend(FurniturePainter& painter, const Show& show, bool front);
/// The most room that it takes, pixels: x0, y0, x1, y1.
glm::vec4 legend_box(const OverlayLayout& layout);
/// Everything that it may write in a language.
std::vector<std::string> legend_words(const Campaign& campaign, const std::string& language);

} // namespace bagration
