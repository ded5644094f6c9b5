#include "app/show_voices.hpp"

#include <utility>

namespace bagration {

Expected<std::map<std::string, Voices>> all_voices(const VoiceSource& source, const Show& show) {
    std::map<std::string, Voices> all;
    for (const auto& [language, table] : show.campaign->texts) {
        auto voices = load_voices(source, *show.campaign, show.script, language);
        if (!voices) return tl::unexpected(voices.error());
        all.emplace(language, std::move(*voices));
    }
    return all;
}

} // namespace bagration
