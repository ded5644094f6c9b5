#include "app/player/subjects.hpp"

#include "app/player/panels.hpp"
#include "campaign/state.hpp"
#include "renderer/scene/date_text.hpp"

#include <algorithm>

namespace bagration {
namespace {

constexpr double closest_km =
    260; ///< A subject is shown from no further than this, but never nearer by itself.

/// The text of an optional key; empty when the language does not have it.
std::string text_or_empty(const Campaign& campaign, const std::string& language, const std::string& key) {
    return !key.empty() && campaign.has_text(language, key) ? campaign.text(language, key) : std::string();
}

PlanePoint middle_of(const Polygon& polygon) {
    PlaneBox box;
    for (const PlanePoint& point : polygon.outer)
        box.extend(point);
    return {0.5 * (box.min.x_m + box.max.x_m), 0.5 * (box.min.y_m + box.max.y_m)};
}

std::optional<Subject> named(Subject subject) {
    if (subject.name.empty()) return std::nullopt;
    return subject;
}

} // namespace

std::optional<Subject> subject_of(const Campaign& campaign, const std::string& language,
                                  const std::string& id, CampaignTime now) {
    if (const Place* place = campaign.place(id)) {
        const std::string name = text_or_empty(campaign, language, "place." + id);
        Subject subject{name.empty() ? place->name : name, place->point, {}, &place->provenance};
        // The change nearest to the film's date is the one that is told.
        for (std::size_t i = 1; i < place->control.size(); ++i)
            if (const CampaignTime since = place->control[i].since;
                !subject.date || std::chrono::abs(since - now) < std::chrono::abs(*subject.date - now))
                subject.date = since;
        return named(std::move(subject));
    }
    if (const Area* area = campaign.area(id))
        return named({text_or_empty(campaign, language, area->garrison),
                      middle_of(area->rings.front().polygon), area->from, &area->provenance});
    if (const Arrow* arrow = campaign.arrow(id))
        return named({text_or_empty(campaign, language, arrow->label), arrow->way_points.back(),
                      arrow->dates.front(), &arrow->provenance});
    const auto event = std::find_if(campaign.events.begin(), campaign.events.end(),
                                    [&](const Event& each) { return each.id == id; });
    if (event != campaign.events.end())
        return named({campaign.text(language, event->title), event->point, event->date, &event->provenance});
    if (const Formation* formation = campaign.formation(id))
        return named({campaign.text(language, formation->name),
                      formation_point(campaign, *formation, now),
                      {},
                      &formation->provenance});
    return std::nullopt;
}

void draw_subject(const Gui& gui, const Subject& subject, int index) {
    const GuiStyle& style = gui.style;
    const float width = ImGui::GetContentRegionAvail().x, margin = gui.px(8);
    const ImVec2 size =
        style.regular->CalcTextSizeA(style.regular->FontSize, FLT_MAX, width, subject.name.c_str());
    const float height = size.y + (subject.date ? style.small->FontSize : 0) + gui.px(10);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    ImGui::PushID(index);
    const bool clicked = ImGui::InvisibleButton("subject", {width, height});
    ImGui::PopID();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool over = ImGui::IsItemHovered();
    if (over)
        list.AddRectFilled({corner.x - margin, corner.y}, {corner.x + width + margin, corner.y + height},
                           with_alpha(colours::hover), gui.px(4));
    const float y = corner.y + gui.px(5);
    list.AddText(style.regular, style.regular->FontSize, {corner.x, y}, with_alpha(colours::text),
                 subject.name.c_str(), nullptr, width);
    if (subject.date) {
        const std::string date =
            date_text(*subject.date, gui.state.language) +
            (subject.provenance != nullptr
                 ? std::string("  ·  ") + confidence_word(gui, subject.provenance->confidence)
                 : std::string());
        list.AddText(style.small, style.small->FontSize, {corner.x, y + size.y},
                     with_alpha(colours::text_dim), date.c_str());
    }
    if (!clicked) return;
    const Shown& shown = gui.shown;
    if (subject.date) gui.state.playback.seek(gui.show.script.show_time_of(*subject.date), shown.now_s);
    if (subject.point) {
        CameraPose pose = shown.camera;
        pose.target = *subject.point;
        pose.height_km = std::min(pose.height_km, closest_km);
        gui.state.look.fly_to(pose, shown.moment.camera, shown.now_s);
        gui.state.asked = subject.point;
    }
}

} // namespace bagration
