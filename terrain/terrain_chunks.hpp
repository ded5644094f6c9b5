#pragma once
// How the parts of a Terrain lie in the chunks of a pack: shared by the bake, which writes them, and the
// loader.
//
//   meta                  JSON: projection, layers (frame of level 0, levels), water lines, credits, fonts
//   report                JSON text of the bake
//   <layer>.<what>.<k>.<b> level k, band b of a layer ("window", "surround"), what = height | base
//   window.surface.0.<b>  surface values
//   water                 vertices of the water lines, float32 pairs relative to each line's first point
//   font.<role>           a font file
//
// A level is cut into bands of rows, so that several cores unpack it at once. Within a band every sample is
// stored as the difference to its western neighbour, byte plane by byte plane: half the size of plain
// samples.
#include "terrain/pack.hpp"
#include "terrain/terrain.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace bagration {

/// One band of rows of a level.
struct Band {
    int first_row = 0;
    int rows = 0;
};
/// The bands of a level of this size; sample_bytes = size of one sample.
std::vector<Band> bands_of(int width, int height, int sample_bytes);
std::string band_chunk_name(const std::string& layer, const std::string& what, int level, int band);

/// Rows of samples of `sample_bytes` bytes <-> difference-coded byte planes. Sizes equal; width in samples.
/// For 2-byte samples the difference is that of the 16-bit numbers, else byte by byte.
std::vector<std::byte> encode_rows(std::span<const std::byte> rows, int width, int sample_bytes);
void decode_rows(std::span<const std::byte> coded, int width, int sample_bytes, std::span<std::byte> rows);

/// The frame of level k of a pyramid whose level 0 has this frame.
GridFrame frame_of_level(const GridFrame& frame, int level);

/// Everything of a Terrain but the rasters' samples and the fonts.
struct TerrainMeta {
    std::string projection;
    GridFrame window, surround;
    int window_levels = 0, surround_levels = 0;
    std::vector<WaterLine> water_lines; ///< In JSON without vertices, which are in the chunk "water".
    std::vector<std::string> credits;
    std::vector<std::string> font_roles;
};
Expected<void> write_meta(PackWriter& writer, const TerrainMeta& meta);
Expected<TerrainMeta> read_meta(const PackReader& reader);

/// Writes all levels of one raster pyramid.
template <class T>
Expected<void> write_levels(PackWriter& writer, const std::string& layer, const std::string& what,
                            const GridFrame& frame, const std::vector<std::vector<T>>& levels) {
    for (int k = 0; k < static_cast<int>(levels.size()); ++k) {
        const GridFrame level = frame_of_level(frame, k);
        const auto bytes = std::as_bytes(std::span(levels[static_cast<std::size_t>(k)]));
        const std::size_t row_bytes = static_cast<std::size_t>(level.width) * sizeof(T);
        int index = 0;
        for (const Band& band : bands_of(level.width, level.height, sizeof(T))) {
            const auto rows = bytes.subspan(static_cast<std::size_t>(band.first_row) * row_bytes,
                                            static_cast<std::size_t>(band.rows) * row_bytes);
            if (auto done = writer.add(band_chunk_name(layer, what, k, index++),
                                       encode_rows(rows, level.width, sizeof(T)));
                !done)
                return done;
        }
    }
    return {};
}

} // namespace bagration
