#include "terrain/bake/reservoirs.hpp"

namespace bagration {

namespace {

constexpr LaterReservoir reservoirs[] = {
    {50.55, 51.45, 30.35, 30.75, 1964, "Kiev reservoir"},
    {49.75, 50.40, 30.45, 31.60, 1972, "Kaniv"},
    {48.95, 49.85, 31.50, 33.40, 1959, "Kremenchuk"},
    {48.45, 49.15, 33.10, 34.70, 1964, "Dniprodzerzhynsk (Kamianske)"},
    {47.80, 48.50, 34.85, 35.30, 1947, "Dnieper lake Zaporizhzhia (drained 1941-47)"},
    {46.70, 47.85, 33.25, 35.40, 1956, "Kakhovka"},
    {48.40, 48.75, 26.50, 27.60, 1981, "Dniester Novodnistrovsk"},
    {47.20, 47.90, 28.95, 29.25, 1954, "Dubasari"},
    {47.70, 48.20, 27.00, 27.40, 1978, "Stanca-Costesti"},
    {46.85, 47.15, 25.90, 26.20, 1960, "Bicaz"},
    {45.30, 45.50, 24.55, 24.70, 1965, "Vidraru"},
    {47.45, 47.75, 20.50, 20.85, 1973, "Tisza lake"},
    {47.90, 48.15, 17.10, 17.50, 1992, "Gabcikovo"},
    {54.70, 54.95, 23.90, 24.30, 1959, "Kaunas"},
    {56.70, 56.95, 24.15, 24.60, 1974, "Riga reservoir"},
    {56.50, 56.78, 24.65, 25.60, 1965, "Plavinas-Kegums"},
    {53.90, 54.05, 27.30, 27.55, 1956, "Zaslavl Minsk Sea"},
    {54.40, 54.60, 26.95, 27.35, 1973, "Vileyka"},
    {59.20, 59.42, 27.90, 28.35, 1955, "Narva reservoir"},
    {52.40, 52.65, 20.95, 21.25, 1963, "Zegrze"},
    {52.45, 52.70, 19.05, 19.60, 1970, "Wloclawek"},
    {49.25, 49.45, 22.35, 22.60, 1968, "Solina"},
    {49.88, 49.98, 18.70, 19.00, 1955, "Goczalkowice"},
    {38.75, 39.10, 21.35, 21.70, 1965, "Kremasta"},
    {40.00, 40.40, 21.80, 22.20, 1974, "Polyfyto"},
    {42.40, 42.60, 23.50, 23.65, 1954, "Iskar"},
    {44.85, 45.10, 38.95, 39.60, 1973, "Krasnodar"},
    {37.00, 39.20, 38.00, 40.50, 1974, "Chardara etc Turkey Keban-Ataturk"},
    {38.95, 39.45, 33.30, 33.90, 1959, "Hirfanli"},
    {44.50, 44.75, 21.90, 22.55, 1972, "Iron Gates I"},
    {53.35, 53.65, 29.70, 30.05, 1960, "Svetlogorsk/Babruysk-Chigirinka"},
    {51.45, 51.75, 39.05, 39.25, 1972, "Voronezh"},
    {46.60, 49.90, 31.40, 35.40, 1956, "Dnieper cascade (one connected GSHHG polygon)"},
};

constexpr LakeLevel levels[] = {
    {{17.73, 46.83}, 105, "Balaton"},   {{20.73, 41.05}, 693, "Ohrid"},    {{21.03, 40.90}, 850, "Prespa"},
    {{19.32, 42.17}, 6, "Skadar"},      {{27.45, 58.60}, 30, "Peipus"},    {{26.75, 54.86}, 165, "Naroch"},
    {{31.30, 58.27}, 18, "Ilmen"},      {{13.30, 58.90}, 44, "Vanern"},    {{14.50, 58.30}, 88, "Vattern"},
    {{10.65, 45.60}, 65, "Garda"},      {{21.73, 53.75}, 116, "Sniardwy"}, {{26.03, 58.28}, 34, "Vortsjarv"},
    {{16.76, 47.80}, 115, "Neusiedl"},  {{31.50, 60.80}, 5, "Ladoga"},     {{35.50, 61.70}, 33, "Onega"},
    {{12.12, 43.13}, 258, "Trasimeno"}, {{11.93, 42.60}, 305, "Bolsena"},  {{32.85, 38.75}, 905, "Tuz"},
    {{31.50, 37.75}, 1123, "Beysehir"}, {{30.87, 38.05}, 917, "Egirdir"},  {{43.00, 38.60}, 1646, "Van"},
    {{45.30, 40.40}, 1900, "Sevan"},    {{9.25, 46.00}, 198, "Como"},
};

} // namespace

std::span<const LaterReservoir> later_reservoirs() {
    return reservoirs;
}
std::span<const LakeLevel> lake_levels() {
    return levels;
}

} // namespace bagration
