#include "app/player/state_line.hpp"

#include <nlohmann/json.hpp>

namespace bagration {

std::string to_json(const StateLine& line) {
    const nlohmann::ordered_json json{
        {"show_time", line.show_time_s},
        {"campaign_time", line.campaign_time},
        {"chapter", line.chapter},
        {"language", line.language},
        {"playing", line.playing},
        {"speed", line.speed},
        {"free_camera", line.free_camera},
        {"captions", line.captions},
        {"panel", line.panel},
        {"controls_hidden", line.controls_hidden},
        {"voice_lead_s", line.voice_lead_s},
        {"last_still", line.last_still},
        {"timeline", line.timeline},
        {"window", line.window},
    };
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

StateLine with_time_of(StateLine line, const StateLine& last) {
    line.show_time_s = last.show_time_s;
    line.campaign_time = last.campaign_time;
    return line;
}

Expected<std::ofstream> open_state_file(const std::filesystem::path& file) {
    std::ofstream stream(file, std::ios::trunc);
    if (!stream)
        return fail(ExitCode::output, "cannot write the state file " + file.string(),
                    "name a file in a folder that exists and can be written");
    return stream;
}

} // namespace bagration
