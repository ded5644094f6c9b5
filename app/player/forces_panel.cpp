#include "app/player/panels.hpp"
#include "app/player/subjects.hpp"
#include "campaign/citation.hpp"
#include "campaign/state.hpp"
#include "renderer/scene/formation_plates.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

namespace bagration {
namespace {

struct Row {
    const FormationState* state;
    int depth;
};

/// Those of a side that exist, each below the one that leads it.
std::vector<Row> order_of_battle(const Campaign& campaign, const CampaignState& state, SideIndex side) {
    std::vector<Row> rows;
    std::set<std::string> existing;
    const auto formation = [&](const FormationState& each) -> const Formation& {
        return campaign.formations[static_cast<std::size_t>(each.formation)];
    };
    for (const FormationState& each : state.formations)
        if (formation(each).side == side) existing.insert(formation(each).id);
    const auto add = [&](const auto& self, const std::string& parent, int depth) -> void {
        for (const FormationState& each : state.formations) {
            const Formation& f = formation(each);
            const std::string leader = existing.contains(f.parent) ? f.parent : std::string();
            if (f.side != side || leader != parent || depth > 4) continue;
            rows.push_back({&each, depth});
            self(self, f.id, depth + 1);
        }
    };
    add(add, {}, 0);
    return rows;
}

void draw_formation(const Gui& gui, const Row& row) {
    const Campaign& campaign = *gui.show.campaign;
    const GuiStyle& style = gui.style;
    const Formation& formation = campaign.formations[static_cast<std::size_t>(row.state->formation)];
    const std::string& name = gui.text(formation.name);
    const std::string commander = row.state->commander != nullptr ? gui.text(row.state->commander->name) : "";
    const float indent = gui.px(14) * static_cast<float>(row.depth), mark = gui.px(52);
    const float width = ImGui::GetContentRegionAvail().x, margin = gui.px(8);
    const float text_width = width - indent - mark;
    const ImVec2 size =
        style.regular->CalcTextSizeA(style.regular->FontSize, FLT_MAX, text_width, name.c_str());
    const float height = size.y + (commander.empty() ? 0 : style.small->FontSize) + gui.px(8);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    ImGui::PushID(row.state->formation);
    const bool clicked = ImGui::InvisibleButton("formation", {width, height});
    ImGui::PopID();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (ImGui::IsItemHovered())
        list.AddRectFilled({corner.x - margin, corner.y}, {corner.x + width + margin, corner.y + height},
                           with_alpha(colours::hover), gui.px(4));
    const float y = corner.y + gui.px(4), left = corner.x + indent;
    list.AddText(style.small, style.small->FontSize, {left, y + gui.px(2)}, with_alpha(colours::text_faint),
                 level_marks(formation.level));
    list.AddText(style.regular, style.regular->FontSize, {left + mark, y}, with_alpha(colours::text),
                 name.c_str(), nullptr, text_width);
    if (!commander.empty())
        list.AddText(style.small, style.small->FontSize, {left + mark, y + size.y},
                     with_alpha(colours::text_dim), commander.c_str());
    if (!clicked) return;
    CameraPose pose = gui.shown.camera;
    pose.target = row.state->point;
    gui.state.look.fly_to(pose, gui.shown.moment.camera, gui.shown.now_s);
}

/// "about 399 000 (289 000 to 450 000) men"
void draw_number(const Gui& gui, const SeriesState& state) {
    const Campaign& campaign = *gui.show.campaign;
    const Series& series = campaign.series[static_cast<std::size_t>(state.series)];
    const auto number = [&](double value) { return number_text(std::round(value), 0, gui.state.language); };
    std::string value = number(state.value);
    if (state.low < state.high) value += " (" + number(state.low) + " – " + number(state.high) + ")";
    if (!series.unit.empty()) value += " " + gui.text(series.unit);
    text_in(gui.style.small, colours::text_dim, gui.text(series.title));
    wrapped_text_in(gui.style.regular, colours::text, value);
    if (state.point == nullptr) return;
    for (const std::string& id : state.point->provenance.sources)
        wrapped_text_in(gui.style.small, colours::text_faint, citation(campaign, id));
    ImGui::Dummy({0, gui.px(4)});
}

} // namespace

void draw_forces(const Gui& gui) {
    const Campaign& campaign = *gui.show.campaign;
    const CampaignState state = state_at(campaign, gui.shown.moment.campaign_minutes);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, gui.px(2)});
    for (std::size_t side = 0; side < campaign.sides.size(); ++side) {
        const std::vector<Row> rows = order_of_battle(campaign, state, static_cast<SideIndex>(side));
        if (rows.empty()) continue;
        heading(gui, gui.side_name(campaign.sides[side]).c_str());
        for (const Row& row : rows)
            draw_formation(gui, row);
    }
    if (!state.series.empty()) heading(gui, gui(Word::numbers));
    for (const SeriesState& series : state.series)
        draw_number(gui, series);
    ImGui::PopStyleVar();
}

} // namespace bagration
