#include "app/player/kiosk_screen.hpp"

#include "app/player/icons.hpp"
#include "app/player/kiosk_paint.hpp"
#include "renderer/scene/date_text.hpp"
#include "renderer/scene/overlay_layout.hpp"
#include "renderer/text/line_breaking.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace bagration {
namespace {

constexpr float sheet_alpha = 0.965F, bar_alpha = 0.94F;

/// `colour`, taken towards black or white until it can be read on `ground`.
glm::vec3 readable(const glm::vec3& colour, const glm::vec3& ground) {
    const glm::vec3 end(contrast_ratio(glm::vec3(0), ground) > contrast_ratio(glm::vec3(1), ground) ? 0 : 1);
    for (int step = 0; step <= 20; ++step) {
        const glm::vec3 mixed = glm::mix(colour, end, static_cast<float>(step) / 20);
        if (contrast_ratio(mixed, ground) >= kiosk_contrast) return mixed;
    }
    return end;
}

/// What every part of the drawing needs.
struct Canvas {
    const KioskView& v;
    KioskColours c;
    ImDrawList& list;

    float px(float design) const { return v.gui.px(design); }
    float touch() const { return v.layout.touch_px; }
    float radius() const { return 0.09F * touch(); }
    bool down(const KioskTarget& target) const { return v.pressed && *v.pressed == target.action; }
    KioskBox inside(const KioskBox& box, float x, float y) const {
        return {box.x0 + x, box.y0 + y, box.x1 - x, box.y1 - y};
    }
    static float middle(const KioskBox& box) { return 0.5F * (box.y0 + box.y1); }
};

void box_on_paper(const Canvas& p, const KioskTarget& target, bool chosen) {
    const KioskBox& box = target.box;
    glm::vec3 fill = p.c.card;
    if (chosen) fill = p.c.ink;
    if (p.down(target)) fill = glm::mix(fill, p.c.accent, 0.18F);
    p.list.AddRectFilled({box.x0, box.y0}, {box.x1, box.y1}, paint(fill), p.radius());
    p.list.AddRect({box.x0, box.y0}, {box.x1, box.y1}, paint(p.c.ink, 0.28F), p.radius(), 0,
                   std::max(p.px(1.2F), 1.0F));
}

void text_on_paper(const Canvas& p, const KioskTarget& target, const std::string& text, bool chosen = false) {
    box_on_paper(p, target, chosen);
    draw_line(p.list, p.v.gui.bold, p.px(17), text, p.inside(target.box, 0.14F * p.touch(), 0),
              Canvas::middle(target.box), TextPlace::centre, paint(chosen ? p.c.card : p.c.ink));
}

void draw_card(const Canvas& p, const KioskTarget& target) {
    const auto chapters = p.v.show.script.chapters();
    const ChapterSpan& span = chapters[static_cast<std::size_t>(target.action.number)];
    const Chapter& chapter = p.v.show.campaign->chapters[static_cast<std::size_t>(span.chapter)];
    const std::string date = date_text(p.v.show.script.moment_at(span.begin).campaign_time, p.v.language());
    box_on_paper(p, target, false);
    // A ruler of the film's accent, as beside its lower thirds.
    const KioskBox& box = target.box;
    p.list.AddRectFilled({box.x0, box.y0}, {box.x0 + 0.06F * p.touch(), box.y1}, paint(p.c.accent),
                         p.radius(), ImDrawFlags_RoundCornersLeft);
    const KioskBox room = p.inside(box, 0.22F * p.touch(), 0.12F * p.touch());
    const float date_px = p.px(14), title_px = p.px(20);
    const float title_top = room.y0 + 1.4F * date_px;
    draw_line(p.list, p.v.gui.small, date_px, date, room, room.y0 + 0.58F * date_px, TextPlace::left,
              paint(p.c.accent));
    draw_lines(p.list, p.v.gui.card, title_px, p.v.text(chapter.title),
               {room.x0, title_top, room.x1, room.y1}, 2, TextPlace::left, paint(p.c.ink));
}

void draw_sheet(const Canvas& p) {
    const KioskBox& panel = p.v.layout.panel;
    const float rise = 0.9F * p.touch();
    draw_rise(p.list, panel.x0, panel.x1, panel.y0 - rise, panel.y0, p.c.paper, sheet_alpha);
    p.list.AddRectFilled({panel.x0, panel.y0}, {panel.x1, panel.y1}, paint(p.c.paper, sheet_alpha));
}

std::string minutes_text(const KioskView& v) {
    return std::to_string(static_cast<int>(std::lround(v.show.script.duration().seconds() / 60))) + " " +
           v(Word::kiosk_minutes);
}

void draw_whole_film(const Canvas& p, const KioskTarget& target) {
    const KioskBox& box = target.box;
    glm::vec3 fill = p.c.accent;
    if (p.down(target)) fill = glm::mix(fill, p.c.ink, 0.25F);
    p.list.AddRectFilled({box.x0, box.y0}, {box.x1, box.y1}, paint(fill), p.radius());
    const glm::vec3 ink = readable(p.c.paper, fill);
    const float icon = 0.34F * p.touch(), y = Canvas::middle(box);
    draw_icon(p.list, Icon::play, {box.x0 + 0.5F * p.touch(), y}, icon, paint(ink));
    KioskBox room = p.inside(box, 0.24F * p.touch(), 0);
    room.x0 = box.x0 + 0.85F * p.touch();
    const std::string minutes = minutes_text(p.v);
    const float minutes_px = p.px(14), wide = text_width(*p.v.gui.small, minutes_px, minutes);
    const bool both =
        text_width(*p.v.gui.bold, p.px(19), p.v(Word::kiosk_whole_film)) + wide + p.px(16) < room.width();
    if (both) {
        draw_line(p.list, p.v.gui.small, minutes_px, minutes, room, y, TextPlace::right, paint(ink));
        room.x1 -= wide + p.px(16);
    }
    draw_line(p.list, p.v.gui.bold, p.px(19), p.v(Word::kiosk_whole_film), room, y, TextPlace::left,
              paint(ink));
}

void draw_page(const Canvas& p, const KioskTarget& target) {
    box_on_paper(p, target, false);
    const KioskBox& box = target.box;
    const bool forward = target.action.number > p.v.layout.page;
    const float x = 0.5F * (box.x0 + box.x1), y = Canvas::middle(box), half = 0.13F * p.touch();
    const float side = forward ? half : -half;
    const std::array<ImVec2, 3> mark{
        ImVec2{x - side / 2, y - 1.6F * half}, {x + side / 2, y}, {x - side / 2, y + 1.6F * half}};
    p.list.AddPolyline(mark.data(), 3, paint(p.c.ink), 0, p.px(3));
}

const std::string& language_name(const KioskView& v, int language) {
    return v.languages[static_cast<std::size_t>(language)].name;
}

void draw_menu(const Canvas& p) {
    draw_sheet(p);
    for (const KioskTarget& target : p.v.layout.targets) {
        const int number = target.action.number;
        if (target.action.act == KioskAct::play_chapter) draw_card(p, target);
        if (target.action.act == KioskAct::play_film) draw_whole_film(p, target);
        if (target.action.act == KioskAct::page) draw_page(p, target);
        if (target.action.act == KioskAct::language)
            text_on_paper(p, target, language_name(p.v, number), number == p.v.state.language);
    }
}

/// Title and invitation, in each language in turn.
void draw_attract(const Canvas& p) {
    const KioskView& v = p.v;
    const auto n = static_cast<double>(v.languages.size());
    const double turn_s = v.loop_length_s / n;
    // The loop begins with the language that everything is reset to.
    const int turn =
        std::min(static_cast<int>(v.loop.seconds / turn_s), static_cast<int>(v.languages.size()) - 1);
    const std::size_t index =
        static_cast<std::size_t>((v.rules.first_language + turn) % static_cast<int>(v.languages.size()));
    const double into_s = v.loop.seconds - turn * turn_s;
    constexpr double fade_s = 0.7;
    const auto shown = static_cast<float>(std::clamp(std::min(into_s, turn_s - into_s) / fade_s, 0.0, 1.0));
    const std::string& language = v.languages[index].id;
    const Campaign& campaign = *v.show.campaign;

    const float width = v.screen.width, height = v.screen.height, top = height * (1 - controls_share);
    draw_rise(p.list, 0, width, top - 0.06F * height, top + 0.20F * height, p.c.paper, sheet_alpha);
    p.list.AddRectFilled({0, top + 0.20F * height}, {width, height}, paint(p.c.paper, sheet_alpha));
    const float side = 0.05F * width;
    const KioskBox room{side, top, width - side, height};
    const float title_px = std::min(p.px(64), 0.105F * height);
    const float bottom = height - 0.24F * p.touch();
    const float line_y = bottom - 0.62F * p.touch();
    const std::string& subtitle_key = campaign.chapters.front().subtitle;
    float y = line_y - 0.95F * p.touch();
    if (!subtitle_key.empty()) {
        draw_line(p.list, v.gui.regular, p.px(22), campaign.text(language, subtitle_key), room, y,
                  TextPlace::centre, paint(p.c.ink, shown));
        y -= 0.5F * p.px(20) + 0.62F * title_px;
    }
    draw_line(p.list, v.gui.display, title_px, campaign.text(language, campaign.title), room, y,
              TextPlace::centre, paint(p.c.ink, shown));
    // The invitation is a button in shape, though the whole screen is one.
    const std::string touch = word(Word::kiosk_touch, language).data();
    const float text_px = p.px(21), text = text_width(*v.gui.bold, text_px, touch);
    const float half = 0.5F * std::min(text + 1.2F * p.touch(), width - 2 * side), mid = 0.5F * width;
    const float tall = 0.42F * p.touch();
    p.list.AddRectFilled({mid - half, line_y - tall}, {mid + half, line_y + tall}, paint(p.c.accent), tall);
    draw_line(p.list, v.gui.bold, text_px, touch, {mid - half, 0, mid + half, 0}, line_y, TextPlace::centre,
              paint(readable(p.c.paper, p.c.accent), shown));
}

/// The captions while controls lie where the film has them.
void draw_caption(const Canvas& p) {
    const KioskView& v = p.v;
    if (!v.state.captions || v.moment.cue == nullptr) return;
    const float size = caption_mille * std::min(v.screen.width, v.screen.height) / 1000;
    const std::string& text = v.text(v.moment.cue->cue->text);
    const float room = std::min(21 * size, 0.9F * v.screen.width), bottom = v.layout.panel.y0 - 0.9F * size;
    ImFont* font = v.gui.caption;
    const BrokenText broken = break_lines(
        text, [&](std::string_view part) { return text_width(*font, size, std::string(part)); },
        static_cast<double>(room), 5);
    const float line = 1.34F * size, height = line * static_cast<float>(broken.lines.size());
    const auto wide = static_cast<float>(broken.widest);
    const float mid = 0.5F * v.screen.width;
    p.list.AddRectFilled({mid - 0.5F * wide - 0.75F * size, bottom - height - 0.48F * size},
                         {mid + 0.5F * wide + 0.75F * size, bottom + 0.48F * size},
                         paint(p.c.plate, bar_alpha), 0.28F * size);
    float y = bottom - height + 0.5F * line;
    for (const std::string& each : broken.lines) {
        draw_line(p.list, font, size, each, {mid - 0.5F * wide, 0, mid + 0.5F * wide, 0}, y,
                  TextPlace::centre, paint(p.c.plate_ink));
        y += line;
    }
}

void plate_button(const Canvas& p, const KioskTarget& target, bool chosen) {
    const KioskBox& box = target.box;
    const float light = p.down(target) ? 0.30F : 0.12F;
    const glm::vec3 fill = chosen ? p.c.plate_ink : glm::mix(p.c.plate, p.c.plate_ink, light);
    p.list.AddRectFilled({box.x0, box.y0}, {box.x1, box.y1}, paint(fill), p.radius());
}

void icon_on_plate(const Canvas& p, const KioskTarget& target, Icon icon) {
    plate_button(p, target, false);
    const KioskBox& box = target.box;
    draw_icon(p.list, icon, {0.5F * (box.x0 + box.x1), Canvas::middle(box)}, 0.4F * p.touch(),
              paint(p.c.plate_ink));
}

void text_on_plate(const Canvas& p, const KioskTarget& target, const std::string& text, bool chosen) {
    plate_button(p, target, chosen);
    draw_line(p.list, p.v.gui.bold, p.px(17), text, p.inside(target.box, 0.12F * p.touch(), 0),
              Canvas::middle(target.box), TextPlace::centre, paint(chosen ? p.c.plate : p.c.plate_ink));
}

void draw_plate(const Canvas& p) {
    const KioskBox& panel = p.v.layout.panel;
    draw_rise(p.list, panel.x0, panel.x1, panel.y0 - 0.5F * p.touch(), panel.y0, p.c.plate, bar_alpha);
    p.list.AddRectFilled({panel.x0, panel.y0}, {panel.x1, panel.y1}, paint(p.c.plate, bar_alpha));
}

void draw_bar_target(const Canvas& p, const KioskTarget& target) {
    const KioskView& v = p.v;
    switch (target.action.act) {
    case KioskAct::home:
        return icon_on_plate(p, target, Icon::chapters);
    case KioskAct::back:
        return icon_on_plate(p, target, Icon::previous);
    case KioskAct::pause:
        return icon_on_plate(p, target, Icon::pause);
    case KioskAct::resume:
        return icon_on_plate(p, target, Icon::play);
    case KioskAct::captions:
        return icon_on_plate(p, target, v.state.captions ? Icon::captions : Icon::no_captions);
    case KioskAct::language:
        return text_on_plate(p, target, language_name(v, target.action.number),
                             target.action.number == v.state.language);
    default:
        return;
    }
}

void draw_bar(const Canvas& p) {
    draw_caption(p);
    draw_plate(p);
    const KioskBox& panel = p.v.layout.panel;
    const float line = std::max(p.px(3), 2.0F);
    p.list.AddRectFilled({panel.x0, panel.y0 - line}, {panel.x1, panel.y0}, paint(p.c.plate_ink, 0.25F));
    p.list.AddRectFilled({panel.x0, panel.y0 - line},
                         {panel.x0 + panel.width() * static_cast<float>(p.v.chapter_share), panel.y0},
                         paint(p.c.plate_accent));
    float left = panel.x0, right = panel.x1;
    for (const KioskTarget& target : p.v.layout.targets) {
        draw_bar_target(p, target);
        const KioskAct act = target.action.act;
        if (act == KioskAct::home || act == KioskAct::back)
            left = std::max(left, target.box.x1);
        else
            right = std::min(right, target.box.x0);
    }
    // What plays, where there is room between the buttons.
    const KioskBox room{left + 0.4F * p.touch(), panel.y0, right - 0.4F * p.touch(), panel.y1};
    if (room.width() < 3 * p.touch()) return;
    const Chapter& chapter = p.v.show.campaign->chapters[static_cast<std::size_t>(p.v.moment.chapter)];
    draw_line(p.list, p.v.gui.card, p.px(21), p.v.text(chapter.title), room,
              0.5F * (p.v.layout.targets.front().box.y0 + p.v.layout.targets.front().box.y1), TextPlace::left,
              paint(p.c.plate_ink));
}

/// Over the running film nothing stays but one button.
void draw_resting(const Canvas& p) {
    for (const KioskTarget& target : p.v.layout.targets) {
        const KioskBox& box = target.box;
        const ImVec2 centre{0.5F * (box.x0 + box.x1), Canvas::middle(box)};
        p.list.AddCircleFilled(centre, 0.46F * p.touch(), paint(p.c.plate, 0.82F), 48);
        draw_icon(p.list, Icon::pause, centre, 0.34F * p.touch(), paint(p.c.plate_ink));
    }
}

void draw_ended(const Canvas& p) {
    draw_plate(p);
    for (const KioskTarget& target : p.v.layout.targets) {
        if (target.action.act == KioskAct::again) text_on_plate(p, target, p.v(Word::kiosk_again), false);
        if (target.action.act == KioskAct::home) text_on_plate(p, target, p.v(Word::kiosk_menu), false);
        if (target.action.act != KioskAct::next_chapter) continue;
        const KioskBox& box = target.box;
        const glm::vec3 fill = p.down(target) ? glm::mix(p.c.plate_ink, p.c.plate, 0.2F) : p.c.plate_ink;
        p.list.AddRectFilled({box.x0, box.y0}, {box.x1, box.y1}, paint(fill), p.radius());
        const KioskBox room = p.inside(box, 0.25F * p.touch(), 0.13F * p.touch());
        const Chapter& next = p.v.show.campaign->chapters[static_cast<std::size_t>(p.v.state.chapter) + 1];
        draw_line(p.list, p.v.gui.small, p.px(14), p.v(Word::kiosk_next), room, room.y0 + p.px(9),
                  TextPlace::left, paint(p.c.plate));
        draw_lines(p.list, p.v.gui.card, p.px(21), p.v.text(next.title),
                   {room.x0, room.y0 + p.px(19), room.x1, room.y1}, 2, TextPlace::left, paint(p.c.plate));
    }
}

void draw_dimmed(const Canvas& p) {
    p.list.AddRectFilled({0, 0}, {p.v.screen.width, p.v.screen.height}, paint(p.c.plate, 0.45F));
}

/// A heading and what stands below it, on paper above the buttons.
void draw_question(const Canvas& p, const std::string& question, const std::string& below,
                   bool warns = false) {
    const KioskView& v = p.v;
    draw_dimmed(p);
    draw_sheet(p);
    float top = v.screen.height;
    for (const KioskTarget& target : v.layout.targets)
        top = std::min(top, target.box.y0);
    const KioskBox room{0.05F * v.screen.width, v.layout.panel.y0, 0.95F * v.screen.width, top};
    const float middle = 0.5F * (room.y0 + room.y1);
    const float heading_px = std::min(p.px(38), 0.42F * room.height());
    const float below_px = std::min(p.px(19), 0.24F * room.height());
    const float at = below.empty() ? middle : middle - 0.62F * below_px;
    draw_line(p.list, v.gui.title, heading_px, question, room, at, TextPlace::centre, paint(p.c.ink));
    draw_line(p.list, v.gui.regular, below_px, below, room, at + 0.62F * heading_px + 0.75F * below_px,
              TextPlace::centre, paint(warns ? p.c.accent : p.c.ink));
}

std::string counted(const char* pattern, int seconds) {
    std::string text = pattern;
    const std::size_t at = text.find("%d");
    if (at != std::string::npos) text.replace(at, 2, std::to_string(seconds));
    return text;
}

void draw_still_there(const Canvas& p) {
    draw_question(p, p.v(Word::kiosk_still_there), counted(p.v(Word::kiosk_in_seconds), p.v.countdown));
    for (const KioskTarget& target : p.v.layout.targets) {
        const KioskBox& box = target.box;
        p.list.AddRectFilled({box.x0, box.y0}, {box.x1, box.y1}, paint(p.c.accent), p.radius());
        draw_line(p.list, p.v.gui.bold, p.px(26), p.v(Word::kiosk_stay), p.inside(box, 0.2F * p.touch(), 0),
                  Canvas::middle(box), TextPlace::centre, paint(readable(p.c.paper, p.c.accent)));
    }
}

void draw_pin(const Canvas& p) {
    const KioskView& v = p.v;
    std::string dots;
    for (std::size_t i = 0; i < v.rules.pin.size(); ++i)
        dots += static_cast<int>(i) < v.state.typed ? "\u2022 " : "\u2013 ";
    draw_question(p, v(Word::kiosk_pin), v.state.wrong ? std::string(v(Word::kiosk_pin_wrong)) : dots,
                  v.state.wrong);
    for (const KioskTarget& target : v.layout.targets) {
        if (target.action.act == KioskAct::digit)
            text_on_paper(p, target, std::to_string(target.action.number));
        if (target.action.act == KioskAct::erase) text_on_paper(p, target, v(Word::kiosk_erase));
        if (target.action.act == KioskAct::cancel) text_on_paper(p, target, v(Word::kiosk_cancel));
    }
}

std::string uptime_text(double seconds) {
    const auto minutes = static_cast<long>(seconds / 60);
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%ld d %02ld:%02ld", minutes / 1440, minutes / 60 % 24,
                  minutes % 60);
    return text.data();
}

void draw_operator(const Canvas& p) {
    const KioskView& v = p.v;
    std::string facts = std::string(v(Word::kiosk_version)) + " " + v.version + "   \u2013   " +
                        v(Word::kiosk_uptime) + " " + uptime_text(v.uptime_s);
    if (!v.log_file.empty()) facts += "   \u2013   " + std::string(v(Word::kiosk_log)) + " " + v.log_file;
    draw_question(p, v(Word::kiosk_operator), facts);
    for (const KioskTarget& target : v.layout.targets) {
        if (target.action.act == KioskAct::restart) text_on_paper(p, target, v(Word::kiosk_restart));
        if (target.action.act == KioskAct::leave) text_on_paper(p, target, v(Word::kiosk_leave));
        if (target.action.act == KioskAct::cancel) text_on_paper(p, target, v(Word::kiosk_cancel));
    }
}

} // namespace

std::string display_letters(const Campaign& campaign) {
    std::string letters;
    for (const auto& [language, table] : campaign.texts)
        letters += campaign.text(language, campaign.title);
    return letters;
}

KioskColours kiosk_colours(const Style& style) {
    KioskColours c;
    c.paper = glm::vec3(style.date_halo);
    const float towards =
        contrast_ratio(glm::vec3(1), c.paper) < contrast_ratio(glm::vec3(0), c.paper) ? 1 : 0;
    c.card = glm::mix(c.paper, glm::vec3(1), towards > 0 ? 0.55F : 0.10F);
    c.ink = readable(readable(glm::vec3(style.date_ink), c.paper), c.card);
    c.accent = readable(readable(glm::vec3(style.accent_ink), c.paper), c.card);
    c.plate = glm::vec3(style.plate);
    c.plate_ink = readable(glm::vec3(style.plate_ink), c.plate);
    c.plate_soft = readable(glm::vec3(style.plate_soft_ink), c.plate);
    c.plate_accent = glm::vec3(style.plate_accent);
    return c;
}

void draw_kiosk(const KioskView& view) {
    const Canvas p{view, kiosk_colours(view.style), *ImGui::GetBackgroundDrawList()};
    if (!view.film_shown && view.loop.veil > 0)
        p.list.AddRectFilled({0, 0}, {view.screen.width, view.screen.height},
                             paint(p.c.paper, static_cast<float>(view.loop.veil)));
    switch (view.state.mode) {
    case KioskMode::attract:
        return draw_attract(p);
    case KioskMode::menu:
        return draw_menu(p);
    case KioskMode::playing:
        return view.bar_shown ? draw_bar(p) : draw_resting(p);
    case KioskMode::paused:
        return draw_bar(p);
    case KioskMode::ended:
        return draw_ended(p);
    case KioskMode::still_there:
        return draw_still_there(p);
    case KioskMode::pin:
        return draw_pin(p);
    case KioskMode::operator_panel:
        return draw_operator(p);
    }
}

} // namespace bagration
