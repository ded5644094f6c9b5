#pragma once
// Who or what is meant: a person or formation named at the picture's edge.
#include "renderer/scene/panel.hpp"

#include <string>

namespace bagration {

/// The lines of a lower third in a language; `role` and `note` may be empty.
struct LowerThirdText {
    std::string name, role, note;
    SideIndex side = no_side;
};
/// What a formation's lower third leaves out comes from the formation: its commander of the date, its name.
LowerThirdText lower_third_text(const Campaign& campaign, const LowerThird& third,
                                const std::string& language, double minutes);

/// The plate, u.
UnitBox lower_third_box(const LowerThirdText& text, const std::string& language, const PanelGrid& grid,
                        const PanelMeasure& measure);
void add_lower_third(FlatBatch& batch, const LowerThirdText& text, const Campaign& campaign,
                     const std::string& language, double since_s, double length_s, const PanelGrid& grid,
                     const Style& style, const TypeSetter& type);

} // namespace bagration
