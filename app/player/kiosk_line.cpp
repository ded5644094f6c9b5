#include "app/player/kiosk_line.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace bagration {

std::string_view act_name(KioskAct act) {
    switch (act) {
    case KioskAct::play_film:
        return "play-film";
    case KioskAct::play_chapter:
        return "play-chapter";
    case KioskAct::pause:
        return "pause";
    case KioskAct::resume:
        return "resume";
    case KioskAct::back:
        return "back";
    case KioskAct::home:
        return "home";
    case KioskAct::language:
        return "language";
    case KioskAct::captions:
        return "captions";
    case KioskAct::next_chapter:
        return "next-chapter";
    case KioskAct::again:
        return "again";
    case KioskAct::stay:
        return "stay";
    case KioskAct::page:
        return "page";
    case KioskAct::digit:
        return "digit";
    case KioskAct::erase:
        return "erase";
    case KioskAct::cancel:
        return "cancel";
    case KioskAct::restart:
        return "restart";
    case KioskAct::leave:
        return "leave";
    }
    return "";
}

std::vector<KioskLine::Target> targets_of(const KioskLayout& layout) {
    std::vector<KioskLine::Target> targets;
    for (const KioskTarget& each : layout.targets) {
        const auto whole = [](float value) { return static_cast<int>(std::lround(value)); };
        targets.push_back({std::string(act_name(each.action.act)),
                           each.action.number,
                           {whole(each.box.x0), whole(each.box.y0), whole(each.box.x1), whole(each.box.y1)}});
    }
    return targets;
}

std::string to_json(const KioskLine& line) {
    nlohmann::ordered_json targets = nlohmann::ordered_json::array();
    for (const KioskLine::Target& each : line.targets)
        targets.push_back({{"act", each.act}, {"number", each.number}, {"box", each.box}});
    const nlohmann::ordered_json json{
        {"mode", line.mode},
        {"language", line.language},
        {"chapter", line.chapter},
        {"show_time", line.show_time_s},
        {"loop_time", line.loop_s},
        {"voice_lead_s", line.voice_lead_s},
        {"playing", line.playing},
        {"captions", line.captions},
        {"whole_film", line.whole_film},
        {"page", line.page},
        {"countdown", line.countdown},
        {"typed", line.typed},
        {"resets", line.resets},
        {"window", line.window},
        {"targets", targets},
    };
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

KioskLine with_time_of(KioskLine line, const KioskLine& last) {
    line.show_time_s = last.show_time_s;
    line.loop_s = last.loop_s;
    line.voice_lead_s = last.voice_lead_s;
    return line;
}

} // namespace bagration
