#include "renderer/scene/data_credits.hpp"

#include <array>

namespace bagration {

namespace {

struct Words {
    std::string_view en, de, pl;
};

/// What lines of the pack are made of (terrain/bake/sources), longest first where one begins another.
constexpr std::array words{
    Words{"Heights and depths: ", "Höhen und Tiefen: ", "Wysokości i głębokości: "},
    Words{"Heights of towns: ", "Höhen der Orte: ", "Wysokości miejscowości: "},
    Words{"Heights: ", "Höhen: ", "Wysokości: "},
    Words{"Shores and rivers: ", "Küsten und Flüsse: ", "Wybrzeża i rzeki: "},
    Words{"Named rivers: ", "Benannte Flüsse: ", "Rzeki nazwane: "},
    Words{"Forests: after ", "Wälder: nach ", "Lasy: według "},
    Words{"Type: ", "Schrift: ", "Pismo: "},
    Words{"NASA's Blue Marble", "Blue Marble der NASA", "Blue Marble NASA"},
    Words{", through Marble", ", aus Marble", ", z programu Marble"},
    Words{" (public domain)", " (gemeinfrei)", " (domena publiczna)"},
    Words{", repaired; fine detail is synthesised", ", ausgebessert; feine Formen sind errechnet",
          ", poprawione; drobna rzeźba jest obliczona"},
    Words{"with font exception", "mit Schriftausnahme", "z wyjątkiem dla pism"},
    Words{"P. Wessel and W. H. F. Smith", "P. Wessel und W. H. F. Smith", "P. Wessel i W. H. F. Smith"},
    Words{" by Georg Duffner", " von Georg Duffner", " – Georg Duffner"},
    Words{" by Philipp H. Poll", " von Philipp H. Poll", " – Philipp H. Poll"},
    Words{" by Rasmus Andersson", " von Rasmus Andersson", " – Rasmus Andersson"},
    Words{" by Google", " von Google", " – Google"},
};

} // namespace

std::string data_credit(std::string_view line, std::string_view language) {
    std::string text(line);
    const std::string_view tag = language.substr(0, 2);
    if (tag != "de" && tag != "pl") return text;
    for (const Words& each : words) {
        const std::size_t at = text.find(each.en);
        if (at != std::string::npos) text.replace(at, each.en.size(), tag == "de" ? each.de : each.pl);
    }
    return text;
}

} // namespace bagration
