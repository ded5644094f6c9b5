#include "app/player/panels.hpp"
#include "app/player/subjects.hpp"
#include "campaign/citation.hpp"
#include "renderer/scene/date_text.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace bagration {
namespace {

constexpr double event_window_days = 3;
constexpr std::size_t most_events = 6;

/// One caption of the chapter; a click goes there.
void draw_cue(const Gui& gui, const ActiveCue& active, bool here) {
    const GuiStyle& style = gui.style;
    const std::string& text = gui.text(active.cue->text);
    const float indent = gui.px(16), width = ImGui::GetContentRegionAvail().x - indent - gui.px(8);
    const float height =
        style.regular->CalcTextSizeA(style.regular->FontSize, FLT_MAX, width, text.c_str()).y;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    if (ImGui::InvisibleButton("cue", {indent + width, height + gui.px(8)}))
        gui.state.playback.seek(active.begin, gui.shown.now_s);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool over = ImGui::IsItemHovered();
    if (here || over)
        list.AddRectFilled({corner.x, corner.y + gui.px(4)},
                           {corner.x + gui.px(3), corner.y + height + gui.px(4)},
                           with_alpha(here ? colours::accent : colours::text_faint), gui.px(1));
    const ImU32 colour = here || over ? colours::text : colours::text_dim;
    list.AddText(style.regular, style.regular->FontSize, {corner.x + indent, corner.y + gui.px(4)},
                 with_alpha(colour), text.c_str(), nullptr, width);
}

void draw_sources(const Gui& gui, const std::vector<std::string>& sources) {
    for (const std::string& id : sources)
        wrapped_text_in(gui.style.small, colours::text_dim, citation(*gui.show.campaign, id));
}

void draw_event(const Gui& gui, const Event& event, int index) {
    ImGui::PushID(&event);
    draw_subject(gui, {gui.text(event.title), event.point, event.date, &event.provenance}, index);
    ImGui::PopID();
    draw_sources(gui, event.provenance.sources);
    ImGui::Dummy({0, gui.px(4)});
}

std::vector<const Event*> events_around(const Campaign& campaign, CampaignTime now) {
    std::vector<const Event*> events;
    for (const Event& event : campaign.events)
        if (std::abs(days_between(event.date, now)) <= event_window_days) events.push_back(&event);
    const auto nearer = [&](const Event* a, const Event* b) {
        return std::abs(days_between(a->date, now)) < std::abs(days_between(b->date, now));
    };
    std::stable_sort(events.begin(), events.end(), nearer);
    if (events.size() > most_events) events.resize(most_events);
    std::stable_sort(events.begin(), events.end(),
                     [](const Event* a, const Event* b) { return a->date < b->date; });
    return events;
}

/// What the shot is about; a click goes there.
void draw_shown_here(const Gui& gui, const Chapter& chapter, const Moment& moment) {
    const Shot& shot = chapter.shots[static_cast<std::size_t>(moment.shot)];
    std::vector<Subject> subjects;
    for (const std::string& id : shot.highlight)
        if (const auto subject = subject_of(*gui.show.campaign, gui.state.language, id, moment.campaign_time))
            subjects.push_back(*subject);
    if (subjects.empty()) return;
    heading(gui, gui(Word::shown_here));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, gui.px(2)});
    for (std::size_t i = 0; i < subjects.size(); ++i)
        draw_subject(gui, subjects[i], static_cast<int>(i));
    ImGui::PopStyleVar();
}

/// The chapter's claims, and how they are seen today.
void draw_research(const Gui& gui, const Chapter& chapter) {
    const Campaign& campaign = *gui.show.campaign;
    bool any = false;
    for (const std::string& id : chapter.tells) {
        const std::string claim = "story." + id, today = claim + ".today";
        if (!campaign.has_text(gui.state.language, claim) || !campaign.has_text(gui.state.language, today))
            continue;
        if (!any) heading(gui, gui(Word::research_today));
        any = true;
        wrapped_text_in(gui.style.regular, colours::text, gui.text(claim));
        wrapped_text_in(gui.style.small, colours::text_dim, gui.text(today));
        ImGui::Dummy({0, gui.px(4)});
    }
}

} // namespace

void draw_narration(const Gui& gui) {
    const Moment& moment = gui.shown.moment;
    const Campaign& campaign = *gui.show.campaign;
    const ChapterSpan span = gui.show.script.chapters()[static_cast<std::size_t>(moment.chapter)];
    const Chapter& chapter = campaign.chapters[static_cast<std::size_t>(moment.chapter)];
    wrapped_text_in(gui.style.bold, colours::text, gui.text(chapter.title));
    text_in(gui.style.small, colours::text_dim, date_text(moment.campaign_time, gui.state.language));
    ImGui::Dummy({0, gui.px(4)});

    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, gui.px(4)});
    int index = 0;
    for (const ActiveCue& active : gui.show.script.cues()) {
        if (active.begin < span.begin || active.begin >= span.end) continue;
        ImGui::PushID(index++);
        const bool here = &active == moment.cue;
        draw_cue(gui, active, here);
        ImGui::PopID();
        if (here && !active.cue->sources.empty()) {
            ImGui::Indent(gui.px(16));
            draw_sources(gui, active.cue->sources);
            ImGui::Unindent(gui.px(16));
        }
    }
    ImGui::PopStyleVar();

    draw_shown_here(gui, chapter, moment);
    draw_research(gui, chapter);

    heading(gui, gui(Word::events));
    const std::vector<const Event*> events = events_around(campaign, moment.campaign_time);
    if (events.empty()) text_in(gui.style.small, colours::text_dim, gui(Word::no_events));
    for (std::size_t i = 0; i < events.size(); ++i)
        draw_event(gui, *events[i], static_cast<int>(i));
}

} // namespace bagration
