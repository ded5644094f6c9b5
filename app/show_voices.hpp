#pragma once
// The spoken narration of a show in all of its languages.
#include "app/voice/voices.hpp"
#include "renderer/scene/show.hpp"

#include <map>
#include <string>

namespace bagration {

/// By language. Errors as load_voices().
Expected<std::map<std::string, Voices>> all_voices(const VoiceSource& source, const Show& show);

} // namespace bagration
