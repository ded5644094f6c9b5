#pragma once
// Synthesised speech: a guide for the cutting room, until somebody has recorded the narration.
#include "app/voice/sound.hpp"

#include <filesystem>
#include <string>

namespace bagration {

/// Speaks a text with espeak-ng, faster where it would otherwise last longer than `longest_s`. Keeps what it
/// made in `folder`, by text, language and pace. Errors: encoder (espeak-ng is missing or fails, also for a
/// language that it does not know), output.
Expected<Sound> speak(const std::string& text, const std::string& language, double longest_s,
                      const std::filesystem::path& folder);

} // namespace bagration
