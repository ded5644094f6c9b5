#pragma once
// Does what a key asks for.
#include "app/player/keys.hpp"
#include "app/player/player_state.hpp"

namespace bagration {

/// `digit` is the character typed, for views.
void obey(const KeyBinding& binding, char32_t digit, const Show& show, const Shown& shown,
          PlayerState& state);

/// To the chapter after this one, or to the beginning of this one (when it has just begun: of the one
/// before).
void seek_chapter(int direction, const Show& show, const Shown& shown, Playback& playback);

} // namespace bagration
