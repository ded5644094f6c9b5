#pragma once
// What the fuzz targets do with one input. The normal tests replay the corpus through the same functions.
#include "campaign/captions.hpp"
#include "campaign/load.hpp"
#include "campaign/located_csv.hpp"
#include "campaign/located_json.hpp"
#include "campaign/state.hpp"
#include "campaign/utf8.hpp"
#include "terrain/geo/contract.hpp"

#include <string>
#include <string_view>

namespace bagration::fuzz {

inline void read_json(std::string_view text) {
    if (first_invalid_utf8(text) != std::string_view::npos) return;
    Findings findings;
    const bool parsed = parse_located_json(text, "fuzz.json", findings).has_value();
    BAGRATION_EXPECTS(parsed == (findings.error_count() == 0));
}

inline void read_csv(std::string_view text) {
    if (first_invalid_utf8(text) != std::string_view::npos) return;
    Findings findings;
    if (const auto table = parse_located_csv(text, "fuzz.csv", findings))
        for (const auto& row : table->rows)
            BAGRATION_EXPECTS(row.size() == table->header.size());
}

/// Files in one text: each begins with a line "### name", and a leading part without a name is script.toml.
inline CampaignFiles split_files(std::string_view text) {
    constexpr std::string_view mark = "### ";
    CampaignFiles files;
    std::string name = "script.toml";
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        if (line.starts_with(mark))
            name = line.substr(mark.size());
        else
            files[name].append(line).push_back('\n');
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return files;
}

/// Loads; what has loaded must also play.
inline void load_files(std::string_view text) {
    const LoadedCampaign loaded = load_campaign(split_files(text));
    BAGRATION_EXPECTS((loaded.campaign == nullptr) == has_errors(loaded.diagnostics));
    if (loaded.campaign == nullptr) return;
    const Script script(*loaded.campaign);
    const Moment moment = script.moment_at({script.duration().ticks / 2});
    state_at(*loaded.campaign, moment.campaign_minutes);
    srt_text(*loaded.campaign, script, loaded.campaign->default_language, {25, 1});
}

} // namespace bagration::fuzz
