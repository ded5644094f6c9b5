#pragma once
// The spoken narration of a film: one recording per cue and language, beside the campaign's texts in
// voice/<language>/<text key>.<wav|flac|ogg|opus|mp3>, or made by espeak-ng as a guide for the cutting room.
#include "app/voice/sound.hpp"
#include "campaign/script.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace bagration {

enum class VoiceMode {
    files, ///< The campaign's recordings, where there are any.
    guide, ///< Synthesised, for editing.
    none
};

/// The recording of one cue.
struct VoiceClip {
    std::string cue; ///< Its text key.
    ShowTime begin;  ///< Of the cue, and of the voice.
    Sound sound;

    ShowTime end() const;
};

struct Voices {
    std::vector<VoiceClip> clips; ///< Ascending by begin.
    std::vector<std::string>
        warnings; ///< Recordings that are longer than the time until the next one begins.

    /// The clip that speaks at a show time; null when none does.
    const VoiceClip* at(ShowTime time) const;
};

struct VoiceSource {
    std::filesystem::path campaign_folder;
    std::filesystem::path cache_folder; ///< For synthesised speech; empty = a temporary folder.
    VoiceMode mode = VoiceMode::files;
};

/// Every recording of a language, read into memory. No recordings at all is no error. Errors: usage (a file
/// is no sound), encoder (espeak-ng is missing or fails).
Expected<Voices> load_voices(const VoiceSource& source, const Campaign& campaign, const Script& script,
                             const std::string& language);

/// The film's sound in [begin, end), silence between the voices; a clip that is still speaking when the next
/// one begins is cut there.
Sound sound_track(const Voices& voices, ShowTime begin, ShowTime end);

} // namespace bagration
