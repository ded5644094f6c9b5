#include "app/voice/voices.hpp"

#include "app/voice/guide_voice.hpp"
#include "terrain/geo/contract.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <system_error>

namespace bagration {
namespace {

constexpr std::array extensions{".wav", ".flac", ".ogg", ".opus", ".mp3"};
constexpr std::int64_t ticks_per_sample = ShowTime::ticks_per_second / sound_rate;

ShowTime sound_length(const Sound& sound) {
    return {static_cast<std::int64_t>(sound.size()) * ticks_per_sample};
}

std::int64_t sample_at(ShowTime time) {
    return time.ticks / ticks_per_sample;
}

std::optional<std::filesystem::path> recording(const std::filesystem::path& folder, const std::string& cue) {
    std::error_code ignored;
    for (const char* extension : extensions)
        if (const auto file = folder / (cue + extension); std::filesystem::is_regular_file(file, ignored))
            return file;
    return std::nullopt;
}

Expected<std::optional<Sound>> voice_of(const VoiceSource& source, const Campaign& campaign, const Cue& cue,
                                        const std::string& language) {
    Expected<Sound> sound;
    if (source.mode == VoiceMode::guide) {
        const auto folder =
            (source.cache_folder.empty() ? std::filesystem::temp_directory_path() / "bagration"
                                         : source.cache_folder) /
            "voice";
        sound = speak(campaign.text(language, cue.text), language, cue.for_s, folder);
    } else {
        const auto file = recording(source.campaign_folder / "voice" / language, cue.text);
        if (!file) return std::optional<Sound>();
        sound = read_sound(*file);
    }
    if (!sound) return tl::unexpected(sound.error());
    return std::optional<Sound>(std::move(*sound));
}

std::string too_long(const VoiceClip& clip, ShowTime next) {
    const double over_s = (clip.end() - next).seconds();
    return "the voice of '" + clip.cue + "' is cut off " + std::to_string(static_cast<int>(over_s * 1000)) +
           " ms before its end, when the next one begins";
}

} // namespace

ShowTime VoiceClip::end() const {
    return begin + sound_length(sound);
}

const VoiceClip* Voices::at(ShowTime time) const {
    const auto after = std::upper_bound(clips.begin(), clips.end(), time,
                                        [](ShowTime t, const VoiceClip& clip) { return t < clip.begin; });
    if (after == clips.begin()) return nullptr;
    const VoiceClip& clip = *std::prev(after);
    return time < clip.end() ? &clip : nullptr;
}

Expected<Voices> load_voices(const VoiceSource& source, const Campaign& campaign, const Script& script,
                             const std::string& language) {
    Voices voices;
    if (source.mode == VoiceMode::none) return voices;
    for (const ActiveCue& active : script.cues()) {
        auto sound = voice_of(source, campaign, *active.cue, language);
        if (!sound) return tl::unexpected(sound.error());
        if (*sound) voices.clips.push_back({active.cue->text, active.begin, std::move(**sound)});
    }
    std::stable_sort(voices.clips.begin(), voices.clips.end(),
                     [](const VoiceClip& a, const VoiceClip& b) { return a.begin < b.begin; });
    for (std::size_t i = 1; i < voices.clips.size(); ++i)
        if (voices.clips[i].begin < voices.clips[i - 1].end())
            voices.warnings.push_back(too_long(voices.clips[i - 1], voices.clips[i].begin));
    return voices;
}

Sound sound_track(const Voices& voices, ShowTime begin, ShowTime end) {
    BAGRATION_EXPECTS(begin <= end);
    const std::int64_t first = sample_at(begin), last = sample_at(end);
    Sound track(static_cast<std::size_t>(last - first), 0);
    for (std::size_t i = 0; i < voices.clips.size(); ++i) {
        const VoiceClip& clip = voices.clips[i];
        const std::int64_t start = sample_at(clip.begin);
        std::int64_t stop = start + static_cast<std::int64_t>(clip.sound.size());
        if (i + 1 < voices.clips.size()) stop = std::min(stop, sample_at(voices.clips[i + 1].begin));
        for (std::int64_t at = std::max(start, first); at < std::min(stop, last); ++at)
            track[static_cast<std::size_t>(at - first)] = clip.sound[static_cast<std::size_t>(at - start)];
    }
    return track;
}

} // namespace bagration
