#pragma once
// Heights of towns above the sea, from the places of the Marble atlas (its data are those of GeoNames).
#include "terrain/bake/etopo5.hpp"
#include "terrain/geo/result.hpp"

#include <cstddef>
#include <filesystem>
#include <span>
#include <vector>

namespace bagration {

/// A place whose height is known.
struct SpotHeight {
    LonLat place;
    float height_m = 0;
};

/// Places of a Marble cache (its version 13: a stream of Qt, big-endian) within a box. Heights of 0 and below
/// are left out: most of them stand for "unknown". Error (usage): not such a file, or cut short.
Expected<std::vector<SpotHeight>> parse_places(std::span<const std::byte> bytes, const LonLatBox& box);
Expected<std::vector<SpotHeight>> read_places(const std::filesystem::path& file, const LonLatBox& box);

} // namespace bagration
