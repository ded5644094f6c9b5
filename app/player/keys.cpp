#include "app/player/keys.hpp"

#include <array>

namespace bagration {
namespace {

using enum Action;

constexpr std::array bindings{
    KeyBinding{toggle_play,
               KeyGroup::playing,
               "Space",
               NamedKey::space,
               "",
               false,
               {"play or pause", "Abspielen oder anhalten", "odtwórz lub wstrzymaj"}},
    KeyBinding{frame_forward,
               KeyGroup::playing,
               ".",
               NamedKey::none,
               ".",
               true,
               {"one frame forward", "ein Bild vor", "jedna klatka do przodu"}},
    KeyBinding{frame_back,
               KeyGroup::playing,
               ",",
               NamedKey::none,
               ",",
               true,
               {"one frame back", "ein Bild zurück", "jedna klatka wstecz"}},
    KeyBinding{
        slower, KeyGroup::playing, "[", NamedKey::none, "[", false, {"slower", "langsamer", "wolniej"}},
    KeyBinding{
        faster, KeyGroup::playing, "]", NamedKey::none, "]", false, {"faster", "schneller", "szybciej"}},
    KeyBinding{normal_speed,
               KeyGroup::playing,
               "Backspace",
               NamedKey::backspace,
               "",
               false,
               {"normal speed", "normales Tempo", "zwykłe tempo"}},
    KeyBinding{
        shuttle_back,
        KeyGroup::playing,
        "J",
        NamedKey::none,
        "jJ",
        false,
        {"run backwards, again: faster", "rückwärts, noch einmal: schneller", "wstecz, ponownie: szybciej"}},
    KeyBinding{
        shuttle_stop, KeyGroup::playing, "K", NamedKey::none, "kK", false, {"stop", "anhalten", "zatrzymaj"}},
    KeyBinding{
        shuttle_forward,
        KeyGroup::playing,
        "L",
        NamedKey::none,
        "lL",
        false,
        {"run forwards, again: faster", "vorwärts, noch einmal: schneller", "do przodu, ponownie: szybciej"}},

    KeyBinding{seek_back,
               KeyGroup::film,
               "Left",
               NamedKey::left,
               "",
               true,
               {"5 seconds back", "5 Sekunden zurück", "5 sekund wstecz"}},
    KeyBinding{seek_forward,
               KeyGroup::film,
               "Right",
               NamedKey::right,
               "",
               true,
               {"5 seconds forward", "5 Sekunden vor", "5 sekund do przodu"}},
    KeyBinding{seek_back_far,
               KeyGroup::film,
               "Down",
               NamedKey::down,
               "",
               true,
               {"1 minute back", "1 Minute zurück", "1 minuta wstecz"}},
    KeyBinding{seek_forward_far,
               KeyGroup::film,
               "Up",
               NamedKey::up,
               "",
               true,
               {"1 minute forward", "1 Minute vor", "1 minuta do przodu"}},
    KeyBinding{previous_chapter,
               KeyGroup::film,
               "PgUp",
               NamedKey::page_up,
               "",
               false,
               {"previous chapter", "voriges Kapitel", "poprzedni rozdział"}},
    KeyBinding{next_chapter,
               KeyGroup::film,
               "PgDn",
               NamedKey::page_down,
               "",
               false,
               {"next chapter", "nächstes Kapitel", "następny rozdział"}},
    KeyBinding{to_begin,
               KeyGroup::film,
               "Home",
               NamedKey::home,
               "",
               false,
               {"to the beginning", "zum Anfang", "na początek"}},
    KeyBinding{
        to_end, KeyGroup::film, "End", NamedKey::end, "", false, {"to the end", "zum Ende", "na koniec"}},

    KeyBinding{zoom_in,
               KeyGroup::looking,
               "+",
               NamedKey::none,
               "+=",
               true,
               {"closer (also: wheel)", "näher heran (auch: Mausrad)", "bliżej (też: kółko)"}},
    KeyBinding{zoom_out,
               KeyGroup::looking,
               "-",
               NamedKey::none,
               "-",
               true,
               {"further away (also: wheel)", "weiter weg (auch: Mausrad)", "dalej (też: kółko)"}},
    KeyBinding{view,
               KeyGroup::looking,
               "1-9",
               NamedKey::none,
               "123456789",
               false,
               {"fly to a view", "zu einer Ansicht fliegen", "leć do widoku"}},
    KeyBinding{back_to_film,
               KeyGroup::looking,
               "B",
               NamedKey::none,
               "bB",
               false,
               {"back to the film's camera", "zurück zur Kamera des Films", "powrót do kamery filmu"}},

    KeyBinding{chapters_panel,
               KeyGroup::panels,
               "C",
               NamedKey::none,
               "cC",
               false,
               {"chapters", "Kapitel", "rozdziały"}},
    KeyBinding{narration_panel,
               KeyGroup::panels,
               "N",
               NamedKey::none,
               "nN",
               false,
               {"text and sources", "Text und Quellen", "tekst i źródła"}},
    KeyBinding{forces_panel,
               KeyGroup::panels,
               "O",
               NamedKey::none,
               "oO",
               false,
               {"forces and numbers", "Kräfte und Zahlen", "siły i liczby"}},
    KeyBinding{map_panel,
               KeyGroup::panels,
               "M",
               NamedKey::none,
               "mM",
               false,
               {"what the map shows", "was die Karte zeigt", "co pokazuje mapa"}},
    KeyBinding{settings_panel,
               KeyGroup::panels,
               "T",
               NamedKey::none,
               "tT",
               false,
               {"settings", "Einstellungen", "ustawienia"}},
    KeyBinding{captions,
               KeyGroup::panels,
               "V",
               NamedKey::none,
               "vV",
               false,
               {"captions on or off", "Untertitel an oder aus", "napisy włącz lub wyłącz"}},
    KeyBinding{hide_all,
               KeyGroup::panels,
               "Tab",
               NamedKey::tab,
               "",
               false,
               {"hide or show all controls", "alle Bedienelemente aus oder ein",
                "ukryj lub pokaż wszystkie elementy"}},
    KeyBinding{key_list,
               KeyGroup::panels,
               "?",
               NamedKey::none,
               "?",
               false,
               {"this list", "diese Liste", "ta lista"}},

    KeyBinding{mute,
               KeyGroup::program,
               "X",
               NamedKey::none,
               "xX",
               false,
               {"sound on or off", "Ton an oder aus", "dźwięk włącz lub wyłącz"}},
    KeyBinding{next_language,
               KeyGroup::program,
               "#",
               NamedKey::none,
               "#",
               false,
               {"next language", "nächste Sprache", "następny język"}},
    KeyBinding{fullscreen,
               KeyGroup::program,
               "F",
               NamedKey::none,
               "fF",
               false,
               {"full screen", "Vollbild", "pełny ekran"}},
    KeyBinding{still,
               KeyGroup::program,
               "S",
               NamedKey::none,
               "sS",
               false,
               {"save this picture as PNG", "dieses Bild als PNG sichern", "zapisz ten obraz jako PNG"}},
    KeyBinding{leave,
               KeyGroup::program,
               "Esc",
               NamedKey::escape,
               "",
               false,
               {"close, leave full screen, quit", "schließen, Vollbild aus, beenden",
                "zamknij, opuść pełny ekran, zakończ"}},
    KeyBinding{quit, KeyGroup::program, "Q", NamedKey::none, "qQ", false, {"quit", "beenden", "zakończ"}},
};

} // namespace

std::span<const KeyBinding> key_bindings() {
    return bindings;
}

std::string_view key_label(const KeyBinding& binding, std::string_view language) {
    const auto named = [&](std::string_view german, std::string_view polish) {
        return Phrase{binding.label, german, polish}.in(language);
    };
    switch (binding.named) {
    case NamedKey::space:
        return named("Leertaste", "Spacja");
    case NamedKey::backspace:
        return named("Rücktaste", "Backspace");
    case NamedKey::left:
        return named("Links", "W lewo");
    case NamedKey::right:
        return named("Rechts", "W prawo");
    case NamedKey::up:
        return named("Auf", "W górę");
    case NamedKey::down:
        return named("Ab", "W dół");
    case NamedKey::page_up:
        return named("Bild auf", "PgUp");
    case NamedKey::page_down:
        return named("Bild ab", "PgDn");
    case NamedKey::home:
        return named("Pos1", "Home");
    case NamedKey::end:
        return named("Ende", "End");
    default:
        return binding.label;
    }
}

std::string_view group_title(KeyGroup group, std::string_view language) {
    switch (group) {
    case KeyGroup::playing:
        return Phrase{"Playing", "Abspielen", "Odtwarzanie"}.in(language);
    case KeyGroup::film:
        return Phrase{"In the film", "Im Film", "W filmie"}.in(language);
    case KeyGroup::looking:
        return Phrase{"Looking around", "Umsehen", "Rozglądanie się"}.in(language);
    case KeyGroup::panels:
        return Phrase{"Panels", "Anzeigen", "Panele"}.in(language);
    case KeyGroup::program:
        return Phrase{"Program", "Programm", "Program"}.in(language);
    }
    return {};
}

std::string_view description(const KeyBinding& binding, std::string_view language) {
    return binding.what.in(language);
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
