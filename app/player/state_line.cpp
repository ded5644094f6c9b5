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

Expected<StateWriter> StateWriter::create(const std::filesystem::path& file) {
    StateWriter writer;
    writer.stream_.open(file, std::ios::trunc);
    if (!writer.stream_)
        return fail(ExitCode::output, "cannot write the state file " + file.string(),
                    "name a file in a folder that exists and can be written");
    return writer;
}

void StateWriter::write(const StateLine& line, double now_s) {
    if (line == last_) return;
    StateLine without_time = line;
    without_time.show_time_s = last_.show_time_s;
    without_time.campaign_time = last_.campaign_time;
    const bool only_time = without_time == last_;
    if (only_time && line.playing && now_s - last_s_ < 0.25) return;
    stream_ << to_json(line) << std::endl;
    last_ = line;
    last_s_ = now_s;
}

} // namespace bagration
