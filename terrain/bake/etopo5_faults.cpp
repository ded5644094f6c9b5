#include "terrain/bake/etopo5_faults.hpp"

namespace bagration {

namespace {

constexpr ScaledBox scaled_boxes[] = {
    {35.0, 35.58, 23.5, 26.25, "Crete"},
    {34.67, 35.42, 32.25, 33.75, "Cyprus"},
    {44.42, 45.0, 33.42, 34.92, "S Crimea"},
    {40.5, 41.25, 15.92, 17.58, "Murge"},
    {41.08, 41.58, 27.92, 29.33, "Thrace-Bosporus"},
    {43.33, 44.0, 27.92, 28.33, "Dobruja"},
    {42.08, 42.58, 13.92, 14.67, "Maiella"},
    {36.83, 37.33, 14.33, 15.08, "Hyblaean"},
    {40.67, 41.0, 14.25, 14.92, "Vesuvius"},
    {36.67, 37.0, 22.08, 22.92, "S Taygetus"},
    {41.08, 41.42, 31.42, 31.92, "Eregli"},
    {37.58, 38.25, 14.75, 15.42, "Etna"},
    {36.58, 37.0, 33.92, 34.42, "Mersin W"},
    {41.67, 42.0, 12.42, 12.92, "Lazio"},
    {36.58, 37.0, 29.92, 30.42, "Lycia"},
    {36.67, 37.0, 31.42, 31.92, "Manavgat"},
    {37.67, 38.08, 12.5, 12.92, "Trapani"},
    {36.75, 37.0, 28.08, 28.92, "Marmaris"},
    {43.75, 44.0, 15.42, 15.92, "Sibenik"},
    {38.0, 38.33, 15.67, 15.92, "Aspromonte"},
    {42.83, 43.0, 17.5, 17.92, "Neretva"},
    {37.58, 38.0, 22.92, 23.17, "Argolis"},
    {38.08, 38.25, 13.08, 13.42, "Palermo"},
    {39.92, 40.08, 18.08, 18.33, "Salento"},
    {39.67, 40.0, 15.75, 15.83, "Maratea"},
    {38.17, 38.33, 20.42, 20.67, "Ithaca"},
    {36.08, 36.33, 27.75, 28.08, "Rhodes"},
};

} // namespace

std::span<const ScaledBox> etopo5_scaled_boxes() {
    return scaled_boxes;
}

} // namespace bagration
