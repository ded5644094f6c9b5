#pragma once
// What a shot points at on the map: a ring around the spot, a thin line, and a plate with its name and what
// it is.
#include "renderer/scene/camera.hpp"
#include "renderer/scene/panel.hpp"
#include "renderer/scene/show.hpp"

#include <optional>
#include <string>
#include <vector>

namespace bagration {

/// Where a callout stands in one picture, u.
struct CalloutPlacement {
    glm::vec2 anchor{}; ///< The spot.
    UnitBox plate;      ///< Inside the title-safe area, off the date and the captions.
};

/// Follows the map. Nothing when the spot is not in the picture.
std::optional<CalloutPlacement> place_callout(const Show& show, const Callout& callout,
                                              const std::string& language, const Camera& camera,
                                              CampaignTime date, const PanelGrid& grid,
                                              const PanelMeasure& measure);

/// What names keep off: the plate, the ring, and where the spot's own name would stand.
std::vector<UnitBox> callout_boxes(const CalloutPlacement& placement);

/// A callout that goes on in the shot before or after stands without coming and going in between.
struct CalloutSpan {
    double before_s = 0, after_s = 0; ///< It has stood, and will stand, so long in the neighbouring shots.
};
CalloutSpan callout_span(const Chapter& chapter, int shot, const Callout& callout);

/// `since_s`: seconds since its `at`.
void add_callout(FlatBatch& batch, const CalloutPlacement& placement, const Campaign& campaign,
                 const Callout& callout, CalloutSpan span, const std::string& language, double since_s,
                 const PanelGrid& grid, const Style& style, const TypeSetter& type);

} // namespace bagration
