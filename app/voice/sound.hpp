#pragma once
// Recorded speech in memory and in files.
#include "terrain/geo/result.hpp"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace bagration {

/// Samples a second of everything in memory: every frame rate of the film meets whole samples.
inline constexpr int sound_rate = 48'000;

/// One channel, 16 bits, at sound_rate.
using Sound = std::vector<std::int16_t>;

inline double duration_s(const Sound& sound) {
    return static_cast<double>(sound.size()) / sound_rate;
}

/// Reads WAV, FLAC, Ogg Vorbis, Opus or MP3; channels are mixed to one, other rates are converted. Error
/// (usage): not readable as sound.
Expected<Sound> read_sound(const std::filesystem::path& file);

/// Writes a WAV file under a temporary name and renames it. Error (output).
Expected<void> write_wav(const std::filesystem::path& file, const Sound& sound);

} // namespace bagration
