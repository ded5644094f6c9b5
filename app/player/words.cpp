#include "app/player/words.hpp"

#include <array>
#include <charconv>

namespace bagration {
namespace {

struct Entry {
    Word which;
    Phrase phrase;
};

constexpr std::array entries{
    Entry{Word::play, {"Play", "Abspielen", "Odtwórz"}},
    Entry{Word::pause, {"Pause", "Anhalten", "Wstrzymaj"}},
    Entry{Word::previous_chapter, {"Previous chapter", "Voriges Kapitel", "Poprzedni rozdział"}},
    Entry{Word::next_chapter, {"Next chapter", "Nächstes Kapitel", "Następny rozdział"}},
    Entry{Word::chapters, {"Chapters", "Kapitel", "Rozdziały"}},
    Entry{Word::narration, {"Text and sources", "Text und Quellen", "Tekst i źródła"}},
    Entry{Word::forces, {"Forces", "Kräfte", "Siły"}},
    Entry{Word::numbers, {"Numbers", "Zahlen", "Liczby"}},
    Entry{Word::map, {"Map", "Karte", "Mapa"}},
    Entry{Word::settings, {"Settings", "Einstellungen", "Ustawienia"}},
    Entry{Word::keys, {"Keys", "Tasten", "Klawisze"}},
    Entry{Word::fullscreen, {"Full screen", "Vollbild", "Pełny ekran"}},
    Entry{Word::close, {"Close", "Schließen", "Zamknij"}},
    Entry{Word::back_to_film, {"Back to the film", "Zurück zum Film", "Powrót do filmu"}},
    Entry{Word::free_view, {"Free view", "Freie Ansicht", "Widok swobodny"}},
    Entry{Word::returning, {"Returning to the film", "Rückkehr zum Film", "Powrót do filmu"}},
    Entry{Word::speed, {"Speed", "Tempo", "Tempo"}},
    Entry{Word::backwards, {"backwards", "rückwärts", "wstecz"}},
    Entry{Word::sources, {"Sources", "Quellen", "Źródła"}},
    Entry{Word::sources_of_text, {"Sources of this text", "Quellen dieses Textes", "Źródła tego tekstu"}},
    Entry{Word::events, {"In these days", "In diesen Tagen", "W tych dniach"}},
    Entry{Word::no_events,
          {"No dated event in these days.", "Kein datiertes Ereignis in diesen Tagen.",
           "Brak datowanych wydarzeń w tych dniach."}},
    Entry{Word::shown_here, {"Shown here", "Hier zu sehen", "Tu widać"}},
    Entry{Word::research_today,
          {"What research says today", "Heutiger Forschungsstand", "Stan badań dzisiaj"}},
    Entry{Word::theme, {"Look of the map", "Aussehen der Karte", "Wygląd mapy"}},
    Entry{Word::theme_atlas, {"Atlas", "Atlas", "Atlas"}},
    Entry{Word::theme_dark, {"Dark", "Dunkel", "Ciemny"}},
    Entry{Word::theme_staff_map, {"Staff map", "Stabskarte", "Sztabowa"}},
    Entry{Word::theme_high_contrast, {"High contrast", "Kontrast", "Kontrast"}},
    Entry{Word::layer_relief, {"Relief", "Relief", "Rzeźba terenu"}},
    Entry{Word::layer_territory, {"Held ground", "Gehaltenes Gebiet", "Zajęty obszar"}},
    Entry{Word::layer_front, {"Front line", "Frontlinie", "Linia frontu"}},
    Entry{Word::layer_arrows, {"Movements", "Bewegungen", "Ruchy wojsk"}},
    Entry{Word::layer_labels, {"Names", "Namen", "Nazwy"}},
    Entry{Word::layer_captions, {"Captions", "Untertitel", "Napisy"}},
    Entry{Word::layer_date, {"Date", "Datum", "Data"}},
    Entry{Word::layer_rivers, {"Rivers", "Flüsse", "Rzeki"}},
    Entry{Word::layer_formations, {"Formations", "Verbände", "Związki"}},
    Entry{Word::layer_panels, {"Charts and titles", "Zahlen und Titel", "Wykresy i tytuły"}},
    Entry{Word::layer_borders, {"Borders", "Grenzen", "Granice"}},
    Entry{Word::layer_railways, {"Railways", "Eisenbahnen", "Linie kolejowe"}},
    Entry{Word::layer_graticule, {"Graticule", "Gradnetz", "Siatka geograficzna"}},
    Entry{Word::layer_legend, {"Legend", "Legende", "Legenda"}},
    Entry{Word::layer_scale, {"Scale", "Maßstab", "Podziałka"}},
    Entry{Word::layer_north, {"North", "Nordpfeil", "Północ"}},
    Entry{Word::layer_inset, {"Overview", "Übersicht", "Mapa przeglądowa"}},
    Entry{Word::layer_imprint, {"Projection and sources", "Projektion und Quellen", "Odwzorowanie i źródła"}},
    Entry{Word::legend, {"Sides", "Seiten", "Strony"}},
    Entry{Word::contested, {"contested", "umkämpft", "sporne"}},
    Entry{Word::views, {"Views", "Ansichten", "Widoki"}},
    Entry{Word::language, {"Language", "Sprache", "Język"}},
    Entry{Word::text_size, {"Text size", "Textgröße", "Wielkość tekstu"}},
    Entry{Word::picture_size, {"Picture resolution", "Auflösung des Bildes", "Rozdzielczość obrazu"}},
    Entry{Word::quality, {"Drawing", "Darstellung", "Rysowanie"}},
    Entry{Word::quality_film, {"Film", "Film", "Film"}},
    Entry{Word::quality_master, {"Finest", "Feinste", "Najlepsze"}},
    Entry{Word::reduced_motion, {"Less motion", "Weniger Bewegung", "Mniej ruchu"}},
    Entry{Word::sound, {"Spoken narration", "Gesprochene Erzählung", "Narracja mówiona"}},
    Entry{Word::loaded_again, {"Campaign loaded again", "Kampagne neu geladen", "Wczytano ponownie"}},
    Entry{Word::saved, {"Picture saved", "Bild gesichert", "Obraz zapisany"}},
    Entry{Word::not_saved,
          {"The picture could not be saved", "Das Bild konnte nicht gesichert werden",
           "Nie udało się zapisać obrazu"}},
    Entry{Word::captions_on, {"Captions on", "Untertitel an", "Napisy włączone"}},
    Entry{Word::captions_off, {"Captions off", "Untertitel aus", "Napisy wyłączone"}},
    Entry{Word::held_by, {"Held by", "Gehalten von", "Zajmuje"}},
    Entry{Word::since, {"Since", "Seit", "Od"}},
    Entry{Word::to_front, {"To the front", "Zur Front", "Do frontu"}},
    Entry{Word::height_above_sea, {"Height", "Höhe", "Wysokość"}},
    Entry{Word::water_depth, {"Depth", "Tiefe", "Głębokość"}},
    Entry{Word::sea, {"Sea", "Meer", "Morze"}},
    Entry{Word::lake, {"Lake", "See", "Jezioro"}},
    Entry{
        Word::outside_theatre,
        {"Not told by this campaign", "Von dieser Darstellung nicht erfasst", "Poza obszarem tej opowieści"}},
    Entry{Word::place_today, {"today", "heute", "dziś"}},
    Entry{Word::certain, {"well attested", "gut belegt", "dobrze poświadczone"}},
    Entry{Word::probable, {"probable", "wahrscheinlich", "prawdopodobne"}},
    Entry{Word::uncertain, {"uncertain", "unsicher", "niepewne"}},
    Entry{Word::unverified, {"not verified", "nicht geprüft", "niesprawdzone"}},
    Entry{Word::map_data, {"Map data", "Kartendaten", "Dane mapy"}},
    Entry{Word::mouse_pan, {"move the map", "die Karte bewegen", "przesuń mapę"}},
    Entry{Word::mouse_orbit, {"turn and tilt", "drehen und neigen", "obróć i pochyl"}},
    Entry{Word::mouse_zoom, {"closer, further away", "näher, weiter weg", "bliżej, dalej"}},
    Entry{Word::mouse_ask, {"who held this place?", "wer hielt diesen Ort?", "kto zajmował to miejsce?"}},
    Entry{Word::mouse, {"Mouse", "Maus", "Mysz"}},
    Entry{Word::wheel, {"Wheel", "Rad", "Kółko"}},
    Entry{Word::drag, {"Drag", "Ziehen", "Przeciągnij"}},
    Entry{Word::right_drag, {"Right drag", "Rechts", "Prawy"}},
    Entry{Word::click, {"Click", "Klick", "Kliknij"}},
    Entry{Word::kiosk_touch, {"Touch to begin", "Zum Beginnen berühren", "Dotknij, aby rozpocząć"}},
    Entry{Word::kiosk_whole_film, {"The whole film", "Der ganze Film", "Cały film"}},
    Entry{Word::kiosk_pause, {"Pause", "Anhalten", "Zatrzymaj"}},
    Entry{Word::kiosk_resume, {"Continue", "Weiter", "Dalej"}},
    Entry{Word::kiosk_back, {"Back", "Zurück", "Wstecz"}},
    Entry{Word::kiosk_menu, {"All chapters", "Alle Kapitel", "Wszystkie rozdziały"}},
    Entry{Word::kiosk_next, {"Next chapter", "Nächstes Kapitel", "Następny rozdział"}},
    Entry{Word::kiosk_again, {"Watch again", "Noch einmal", "Jeszcze raz"}},
    Entry{Word::kiosk_still_there, {"Are you still there?", "Sind Sie noch da?", "Czy ktoś tu jeszcze jest?"}},
    Entry{Word::kiosk_in_seconds, {"Back to the beginning in %d s", "Zurück zum Anfang in %d s", "Powrót na początek za %d s"}},
    Entry{Word::kiosk_stay, {"Yes, go on", "Ja, weiter", "Tak, dalej"}},
    Entry{Word::kiosk_pin, {"Staff only: enter the PIN", "Nur für das Personal: PIN eingeben", "Tylko dla personelu: podaj PIN"}},
    Entry{Word::kiosk_pin_wrong, {"That is not the PIN", "Das ist nicht die PIN", "To nie jest ten PIN"}},
    Entry{Word::kiosk_erase, {"Delete", "Löschen", "Usuń"}},
    Entry{Word::kiosk_cancel, {"Cancel", "Abbrechen", "Anuluj"}},
    Entry{Word::kiosk_operator, {"Operator", "Betrieb", "Obsługa"}},
    Entry{Word::kiosk_restart, {"Restart the show", "Neu starten", "Uruchom ponownie"}},
    Entry{Word::kiosk_leave, {"End the show", "Beenden", "Zakończ"}},
    Entry{Word::kiosk_version, {"Version", "Version", "Wersja"}},
    Entry{Word::kiosk_uptime, {"Running for", "Läuft seit", "Działa od"}},
    Entry{Word::kiosk_log, {"Log", "Protokoll", "Dziennik"}},
    Entry{Word::kiosk_minutes, {"minutes", "Minuten", "minut"}},
};

constexpr bool entries_follow_the_enum() {
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (static_cast<std::size_t>(entries[i].which) != i) return false;
    return entries.size() == static_cast<std::size_t>(Word::kiosk_minutes) + 1;
}
static_assert(entries_follow_the_enum());

} // namespace

std::string_view Phrase::in(std::string_view language) const {
    return language == "de" ? german : language == "pl" ? polish : english;
}

std::string_view word(Word which, std::string_view language) {
    return entries[static_cast<std::size_t>(which)].phrase.in(language);
}

std::string number_text(double value, int decimals, std::string_view language) {
    std::array<char, 64> digits{};
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, decimals)
            .ptr;
    std::string text(digits.data(), end);
    const std::size_t point = text.find('.');
    const std::size_t whole_end = point == std::string::npos ? text.size() : point;
    if (point != std::string::npos && language != "en") text[point] = ',';
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    // Narrow no-break space, as ISO 80000 asks, from five digits on.
    if (whole_end - first > 4)
        for (std::size_t at = whole_end; at > first + 3;)
            text.insert(at -= 3, "\u202f");
    return text;
}

} // namespace bagration
