#pragma once
// PNG files, and how far two pictures are apart.
#include "terrain/geo/result.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace bagration {

/// RGBA8, rows from top to bottom, straight alpha.
struct ImageView {
    int width_px = 0;
    int height_px = 0;
    std::span<const std::uint8_t> rgba;
};

struct Image {
    int width_px = 0;
    int height_px = 0;
    std::vector<std::uint8_t> rgba;
    ImageView view() const { return {width_px, height_px, rgba}; }
};

enum class PngChannels { rgb, rgba };

/// Writes to "<path>.partial" and renames: under its own name a picture is always whole. The bytes depend on
/// the pixels alone (fixed filter and compression, no time). Missing folders are made. Error: output.
Expected<void> write_png(const std::filesystem::path& path, const ImageView& image, PngChannels channels);

/// Any PNG, converted to RGBA8. Error: usage, when there is no such file or it is not a PNG.
Expected<Image> read_png(const std::filesystem::path& path);

/// Over all channels of all pixels.
struct ImageDifference {
    int max = 0;                     ///< Largest difference of a channel, 0...255.
    double mean = 0;                 ///< Mean difference of a channel.
    std::int64_t over_threshold = 0; ///< Pixels with a channel that differs by more than the threshold.
};

/// Error (usage) when the sizes differ.
Expected<ImageDifference> image_difference(const ImageView& a, const ImageView& b, int threshold);

} // namespace bagration
