#pragma once
// The player's keys, in one table: what `bagration keys` prints, what the `?` overlay shows and what the key
// handler obeys. Where mpv has a key for something, it is the same key here.
#include "app/player/words.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace bagration {

enum class Action {
    toggle_play,
    frame_forward,
    frame_back,
    slower,
    faster,
    normal_speed,
    seek_forward,
    seek_back,
    seek_forward_far,
    seek_back_far,
    next_chapter,
    previous_chapter,
    to_begin,
    to_end,
    shuttle_back,
    shuttle_stop,
    shuttle_forward,
    zoom_in,
    zoom_out,
    view, ///< Comes with the digit's number.
    back_to_film,
    fullscreen,
    still,
    captions,
    hide_all,
    chapters_panel,
    narration_panel,
    forces_panel,
    map_panel,
    settings_panel,
    mute,
    next_language,
    key_list,
    leave,
    quit,
};

enum class KeyGroup { playing, film, looking, panels, program };

/// Keys that type no character.
enum class NamedKey {
    none,
    space,
    enter,
    backspace,
    tab,
    escape,
    left,
    right,
    up,
    down,
    page_up,
    page_down,
    home,
    end
};

struct KeyBinding {
    Action action;
    KeyGroup group;
    std::string_view label;      ///< As shown to people: "Space", "PgUp", "[", "1-9".
    NamedKey named;              ///< none when the key is a character.
    std::string_view characters; ///< Every ASCII character that does it.
    bool repeats;                ///< Goes on while the key is held.
    Phrase what;                 ///< What it does.
};

/// In the order in which they are listed.
std::span<const KeyBinding> key_bindings();

/// The key's name on a keyboard of that language: "Space", "Leertaste".
std::string_view key_label(const KeyBinding& binding, std::string_view language);
std::string_view group_title(KeyGroup group, std::string_view language);
std::string_view description(const KeyBinding& binding, std::string_view language);

const KeyBinding* binding_for(NamedKey key);
/// By typed character, so that it is the right key on every keyboard layout.
const KeyBinding* binding_for(char32_t character);

} // namespace bagration
