#include "app/player/words.hpp"

#include <array>
#include <charconv>

namespace bagration {
namespace {

struct Entry {
    Word which;
    std::string_view english, german;
};

constexpr std::array entries{
    Entry{Word::play, "Play", "Abspielen"},
    Entry{Word::pause, "Pause", "Anhalten"},
    Entry{Word::previous_chapter, "Previous chapter", "Voriges Kapitel"},
    Entry{Word::next_chapter, "Next chapter", "Nächstes Kapitel"},
    Entry{Word::chapters, "Chapters", "Kapitel"},
    Entry{Word::narration, "Text and sources", "Text und Quellen"},
    Entry{Word::forces, "Forces", "Kräfte"},
    Entry{Word::numbers, "Numbers", "Zahlen"},
    Entry{Word::map, "Map", "Karte"},
    Entry{Word::settings, "Settings", "Einstellungen"},
    Entry{Word::keys, "Keys", "Tasten"},
    Entry{Word::fullscreen, "Full screen", "Vollbild"},
    Entry{Word::close, "Close", "Schließen"},
    Entry{Word::back_to_film, "Back to the film", "Zurück zum Film"},
    Entry{Word::free_view, "Free view", "Freie Ansicht"},
    Entry{Word::returning, "Returning to the film", "Rückkehr zum Film"},
    Entry{Word::speed, "Speed", "Tempo"},
    Entry{Word::backwards, "backwards", "rückwärts"},
    Entry{Word::sources, "Sources", "Quellen"},
    Entry{Word::sources_of_text, "Sources of this text", "Quellen dieses Textes"},
    Entry{Word::events, "In these days", "In diesen Tagen"},
    Entry{Word::no_events, "No dated event in these days.", "Kein datiertes Ereignis in diesen Tagen."},
    Entry{Word::shown_here, "Shown here", "Hier zu sehen"},
    Entry{Word::research_today, "What research says today", "Heutiger Forschungsstand"},
    Entry{Word::theme, "Look of the map", "Aussehen der Karte"},
    Entry{Word::theme_atlas, "Atlas", "Atlas"},
    Entry{Word::theme_dark, "Dark", "Dunkel"},
    Entry{Word::theme_staff_map, "Staff map", "Stabskarte"},
    Entry{Word::theme_high_contrast, "High contrast", "Kontrast"},
    Entry{Word::layer_relief, "Relief", "Relief"},
    Entry{Word::layer_territory, "Held ground", "Gehaltenes Gebiet"},
    Entry{Word::layer_front, "Front line", "Frontlinie"},
    Entry{Word::layer_arrows, "Movements", "Bewegungen"},
    Entry{Word::layer_labels, "Names", "Namen"},
    Entry{Word::layer_captions, "Captions", "Untertitel"},
    Entry{Word::layer_date, "Date", "Datum"},
    Entry{Word::layer_rivers, "Rivers", "Flüsse"},
    Entry{Word::layer_formations, "Formations", "Verbände"},
    Entry{Word::layer_panels, "Charts and titles", "Zahlen und Titel"},
    Entry{Word::layer_borders, "Borders", "Grenzen"},
    Entry{Word::layer_railways, "Railways", "Eisenbahnen"},
    Entry{Word::layer_graticule, "Graticule", "Gradnetz"},
    Entry{Word::layer_legend, "Legend", "Legende"},
    Entry{Word::layer_scale, "Scale", "Maßstab"},
    Entry{Word::layer_north, "North", "Nordpfeil"},
    Entry{Word::layer_inset, "Overview", "Übersicht"},
    Entry{Word::layer_imprint, "Projection and sources", "Projektion und Quellen"},
    Entry{Word::legend, "Sides", "Seiten"},
    Entry{Word::contested, "contested", "umkämpft"},
    Entry{Word::views, "Views", "Ansichten"},
    Entry{Word::language, "Language", "Sprache"},
    Entry{Word::text_size, "Text size", "Textgröße"},
    Entry{Word::picture_size, "Picture resolution", "Auflösung des Bildes"},
    Entry{Word::quality, "Drawing", "Darstellung"},
    Entry{Word::quality_film, "Film", "Film"},
    Entry{Word::quality_master, "Finest", "Feinste"},
    Entry{Word::reduced_motion, "Less motion", "Weniger Bewegung"},
    Entry{Word::sound, "Spoken narration", "Gesprochene Erzählung"},
    Entry{Word::loaded_again, "Campaign loaded again", "Kampagne neu geladen"},
    Entry{Word::saved, "Picture saved", "Bild gesichert"},
    Entry{Word::not_saved, "The picture could not be saved", "Das Bild konnte nicht gesichert werden"},
    Entry{Word::captions_on, "Captions on", "Untertitel an"},
    Entry{Word::captions_off, "Captions off", "Untertitel aus"},
    Entry{Word::held_by, "Held by", "Gehalten von"},
    Entry{Word::since, "Since", "Seit"},
    Entry{Word::to_front, "To the front", "Zur Front"},
    Entry{Word::height_above_sea, "Height", "Höhe"},
    Entry{Word::water_depth, "Depth", "Tiefe"},
    Entry{Word::sea, "Sea", "Meer"},
    Entry{Word::lake, "Lake", "See"},
    Entry{Word::outside_theatre, "Not told by this campaign", "Von dieser Darstellung nicht erfasst"},
    Entry{Word::place_today, "today", "heute"},
    Entry{Word::certain, "well attested", "gut belegt"},
    Entry{Word::probable, "probable", "wahrscheinlich"},
    Entry{Word::uncertain, "uncertain", "unsicher"},
    Entry{Word::unverified, "not verified", "nicht geprüft"},
    Entry{Word::map_data, "Map data", "Kartendaten"},
    Entry{Word::mouse_pan, "move the map", "die Karte bewegen"},
    Entry{Word::mouse_orbit, "turn and tilt", "drehen und neigen"},
    Entry{Word::mouse_zoom, "closer, further away", "näher, weiter weg"},
    Entry{Word::mouse_ask, "who held this place?", "wer hielt diesen Ort?"},
    Entry{Word::mouse, "Mouse", "Maus"},
};

constexpr bool entries_follow_the_enum() {
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (static_cast<std::size_t>(entries[i].which) != i) return false;
    return entries.size() == static_cast<std::size_t>(Word::mouse) + 1;
}
static_assert(entries_follow_the_enum());

} // namespace

std::string_view word(Word which, std::string_view language) {
    const Entry& entry = entries[static_cast<std::size_t>(which)];
    return language == "de" ? entry.german : entry.english;
}

std::string number_text(double value, int decimals, std::string_view language) {
    std::array<char, 64> digits{};
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, decimals)
            .ptr;
    std::string text(digits.data(), end);
    const std::size_t point = text.find('.');
    const std::size_t whole_end = point == std::string::npos ? text.size() : point;
    if (point != std::string::npos && language == "de") text[point] = ',';
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    // Narrow no-break space, as ISO 80000 asks, from five digits on.
    if (whole_end - first > 4)
        for (std::size_t at = whole_end; at > first + 3;)
            text.insert(at -= 3, "\u202f");
    return text;
}

} // namespace bagration
