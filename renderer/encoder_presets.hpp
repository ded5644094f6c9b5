#pragma once
// How films are encoded: the names offered by `bagration export --preset`.
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bagration {

struct EncoderPreset {
    std::string_view name;
    std::string_view extension; ///< With the dot.
    std::string_view purpose;   ///< One line for --help.
    std::string_view format;    ///< ffmpeg's container.
    std::string_view pixel_format;
    bool alpha = false;  ///< Keeps transparency.
    bool is_yuv = true;  ///< BT.709, limited range; false: RGB as drawn.
    int width_step = 1;  ///< Width must be a multiple of it (chroma is stored at a lower resolution).
    int height_step = 1; ///< Height likewise.
    /// Codec and container arguments, separated by blanks; {second} and {2seconds} stand for the number of
    /// frames in about so much film.
    std::string_view arguments;
    std::string_view sound_arguments; ///< Codec of the film's sound, where there is one.
};

/// All presets that need ffmpeg.
std::span<const EncoderPreset> encoder_presets();
/// nullptr when there is none of this name.
const EncoderPreset* find_encoder_preset(std::string_view name);

} // namespace bagration
