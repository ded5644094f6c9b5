#include "app/player/keys.hpp"

#include <array>

namespace bagration {
namespace {

using enum Action;

constexpr std::array bindings{
    KeyBinding{toggle_play, KeyGroup::playing, "Space", NamedKey::space, "", false, "play or pause",
               "Abspielen oder anhalten"},
    KeyBinding{frame_forward, KeyGroup::playing, ".", NamedKey::none, ".", true, "one frame forward",
               "ein Bild vor"},
    KeyBinding{frame_back, KeyGroup::playing, ",", NamedKey::none, ",", true, "one frame back",
               "ein Bild zurück"},
    KeyBinding{slower, KeyGroup::playing, "[", NamedKey::none, "[", false, "slower", "langsamer"},
    KeyBinding{faster, KeyGroup::playing, "]", NamedKey::none, "]", false, "faster", "schneller"},
    KeyBinding{normal_speed, KeyGroup::playing, "Backspace", NamedKey::backspace, "", false, "normal speed",
               "normales Tempo"},
    KeyBinding{shuttle_back, KeyGroup::playing, "J", NamedKey::none, "jJ", false,
               "run backwards, again: faster", "rückwärts, noch einmal: schneller"},
    KeyBinding{shuttle_stop, KeyGroup::playing, "K", NamedKey::none, "kK", false, "stop", "anhalten"},
    KeyBinding{shuttle_forward, KeyGroup::playing, "L", NamedKey::none, "lL", false,
               "run forwards, again: faster", "vorwärts, noch einmal: schneller"},

    KeyBinding{seek_back, KeyGroup::film, "Left", NamedKey::left, "", true, "5 seconds back",
               "5 Sekunden zurück"},
    KeyBinding{seek_forward, KeyGroup::film, "Right", NamedKey::right, "", true, "5 seconds forward",
               "5 Sekunden vor"},
    KeyBinding{seek_back_far, KeyGroup::film, "Down", NamedKey::down, "", true, "1 minute back",
               "1 Minute zurück"},
    KeyBinding{seek_forward_far, KeyGroup::film, "Up", NamedKey::up, "", true, "1 minute forward",
               "1 Minute vor"},
    KeyBinding{previous_chapter, KeyGroup::film, "PgUp", NamedKey::page_up, "", false, "previous chapter",
               "voriges Kapitel"},
    KeyBinding{next_chapter, KeyGroup::film, "PgDn", NamedKey::page_down, "", false, "next chapter",
               "nächstes Kapitel"},
    KeyBinding{to_begin, KeyGroup::film, "Home", NamedKey::home, "", false, "to the beginning", "zum Anfang"},
    KeyBinding{to_end, KeyGroup::film, "End", NamedKey::end, "", false, "to the end", "zum Ende"},

    KeyBinding{zoom_in, KeyGroup::looking, "+", NamedKey::none, "+=", true, "closer (also: wheel)",
               "näher heran (auch: Mausrad)"},
    KeyBinding{zoom_out, KeyGroup::looking, "-", NamedKey::none, "-", true, "further away (also: wheel)",
               "weiter weg (auch: Mausrad)"},
    KeyBinding{view, KeyGroup::looking, "1-9", NamedKey::none, "123456789", false, "fly to a view",
               "zu einer Ansicht fliegen"},
    KeyBinding{back_to_film, KeyGroup::looking, "B", NamedKey::none, "bB", false, "back to the film's camera",
               "zurück zur Kamera des Films"},

    KeyBinding{chapters_panel, KeyGroup::panels, "C", NamedKey::none, "cC", false, "chapters", "Kapitel"},
    KeyBinding{narration_panel, KeyGroup::panels, "N", NamedKey::none, "nN", false, "text and sources",
               "Text und Quellen"},
    KeyBinding{forces_panel, KeyGroup::panels, "O", NamedKey::none, "oO", false, "forces and numbers",
               "Kräfte und Zahlen"},
    KeyBinding{map_panel, KeyGroup::panels, "M", NamedKey::none, "mM", false, "what the map shows",
               "was die Karte zeigt"},
    KeyBinding{settings_panel, KeyGroup::panels, "T", NamedKey::none, "tT", false, "settings",
               "Einstellungen"},
    KeyBinding{captions, KeyGroup::panels, "V", NamedKey::none, "vV", false, "captions on or off",
               "Untertitel an oder aus"},
    KeyBinding{hide_all, KeyGroup::panels, "Tab", NamedKey::tab, "", false, "hide or show all controls",
               "alle Bedienelemente aus oder ein"},
    KeyBinding{key_list, KeyGroup::panels, "?", NamedKey::none, "?", false, "this list", "diese Liste"},

    KeyBinding{mute, KeyGroup::program, "X", NamedKey::none, "xX", false, "sound on or off",
               "Ton an oder aus"},
    KeyBinding{next_language, KeyGroup::program, "#", NamedKey::none, "#", false, "next language",
               "nächste Sprache"},
    KeyBinding{fullscreen, KeyGroup::program, "F", NamedKey::none, "fF", false, "full screen", "Vollbild"},
    KeyBinding{still, KeyGroup::program, "S", NamedKey::none, "sS", false, "save this picture as PNG",
               "dieses Bild als PNG sichern"},
    KeyBinding{leave, KeyGroup::program, "Esc", NamedKey::escape, "", false, "close, leave full screen, quit",
               "schließen, Vollbild aus, beenden"},
    KeyBinding{quit, KeyGroup::program, "Q", NamedKey::none, "qQ", false, "quit", "beenden"},
};

} // namespace

std::span<const KeyBinding> key_bindings() {
    return bindings;
}

std::string_view key_label(const KeyBinding& binding, std::string_view language) {
    if (language != "de") return binding.label;
    switch (binding.named) {
    case NamedKey::space:
        return "Leertaste";
    case NamedKey::backspace:
        return "Rücktaste";
    case NamedKey::left:
        return "Links";
    case NamedKey::right:
        return "Rechts";
    case NamedKey::up:
        return "Auf";
    case NamedKey::down:
        return "Ab";
    case NamedKey::page_up:
        return "Bild auf";
    case NamedKey::page_down:
        return "Bild ab";
    case NamedKey::home:
        return "Pos1";
    case NamedKey::end:
        return "Ende";
    default:
        return binding.label;
    }
}

std::string_view group_title(KeyGroup group, std::string_view language) {
    const bool german = language == "de";
    switch (group) {
    case KeyGroup::playing:
        return german ? "Abspielen" : "Playing";
    case KeyGroup::film:
        return german ? "Im Film" : "In the film";
    case KeyGroup::looking:
        return german ? "Umsehen" : "Looking around";
    case KeyGroup::panels:
        return german ? "Anzeigen" : "Panels";
    case KeyGroup::program:
        return german ? "Programm" : "Program";
    }
    return {};
}

std::string_view description(const KeyBinding& binding, std::string_view language) {
    return language == "de" ? binding.german : binding.english;
}

const KeyBinding* binding_for(NamedKey key) {
    if (key == NamedKey::none) return nullptr;
    for (const KeyBinding& binding : bindings)
        if (binding.named == key) return &binding;
    return nullptr;
}

const KeyBinding* binding_for(char32_t character) {
    if (character == 0 || character > 0x7e) return nullptr;
    for (const KeyBinding& binding : bindings)
        if (binding.characters.find(static_cast<char>(character)) != std::string_view::npos) return &binding;
    return nullptr;
}

} // namespace bagration
