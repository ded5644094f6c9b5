#pragma once
// The quiet card with a chapter's title at its begin: large, under the date, where the small title will
// stand.
#include "renderer/scene/panel.hpp"

#include <string>

namespace bagration {

/// The words of a chapter's card; `subtitle` may be empty.
struct TitleCard {
    std::string title, subtitle;
};
TitleCard title_card(const Campaign& campaign, const Chapter& chapter, const std::string& language);

/// How long a chapter's title stands, seconds of its chapter.
inline constexpr double title_card_s = 3.4;
float title_card_alpha(double since_s);
/// Where names keep off the title, u.
UnitBox title_card_box(const TitleCard& card, const std::string& language, const PanelGrid& grid,
                       const PanelMeasure& measure);
void add_title_card(FlatBatch& batch, const TitleCard& card, const std::string& language, double since_s,
                    const PanelGrid& grid, const Style& style, const TypeSetter& type);

} // namespace bagration
