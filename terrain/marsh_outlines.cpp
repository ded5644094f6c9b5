#include "terrain/marsh_outlines.hpp"

namespace bagration {

namespace {

constexpr LonLat pripet_marshes[] = {
    {24.0, 52.25}, {25.0, 52.6}, {26.4, 52.75}, {27.5, 52.75}, {28.1, 52.85}, {28.7, 52.75},
    {29.6, 52.5},  {30.2, 52.3}, {30.5, 51.9},  {30.5, 51.3},  {29.2, 51.45}, {27.7, 51.35},
    {26.6, 51.3},  {25.5, 51.3}, {24.7, 51.3},  {23.8, 51.45}, {23.65, 51.9}};
constexpr LonLat biebrza[] = {{22.4, 53.2},  {22.6, 53.55}, {23.2, 53.75},
                              {23.15, 53.6}, {22.75, 53.3}, {22.55, 53.12}};
constexpr LonLat upper_berezina[] = {{28.1, 54.5}, {28.35, 54.78}, {28.65, 54.6}, {28.45, 54.38}};
constexpr LonLat danube_delta[] = {{28.8, 45.2}, {29.0, 45.42}, {29.6, 45.45}, {29.75, 45.1},
                                   {29.5, 44.8}, {29.0, 44.92}, {28.8, 45.08}};
constexpr LonLat lovat_mouth[] = {{31.0, 57.9}, {31.8, 57.95}, {31.75, 58.3}, {31.2, 58.2}};
constexpr LonLat volkhov[] = {{31.3, 58.9}, {32.2, 59.5}, {32.6, 59.2}, {31.8, 58.8}};
constexpr LonLat lubans[] = {{26.6, 56.7}, {27.0, 56.95}, {27.15, 56.7}, {26.85, 56.55}};

constexpr MarshOutline outlines[] = {{"Pripet Marshes", pripet_marshes},
                                     {"Biebrza", biebrza},
                                     {"Upper Berezina", upper_berezina},
                                     {"Danube Delta", danube_delta},
                                     {"Lovat mouth", lovat_mouth},
                                     {"Volkhov", volkhov},
                                     {"Lubāns", lubans}};

} // namespace

std::span<const MarshOutline> marsh_outlines() {
    return outlines;
}

} // namespace bagration
