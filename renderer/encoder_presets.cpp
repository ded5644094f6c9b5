#include "renderer/encoder_presets.hpp"

namespace bagration {
namespace {

// Equal films are to be equal bytes, also on a machine that lends us fewer cores. What x264 and x265 encode
// depends (a little) on how many frames they encode at once, and both write it into the stream: the number is
// fixed. The other encoders give the same bytes for any number of threads.
constexpr EncoderPreset presets[] = {
    {.name = "h264",
     .extension = ".mp4",
     .purpose = "H.264 for editing previews, the web and archives of talks; starts before it is loaded",
     .format = "mp4",
     .pixel_format = "yuv420p",
     .width_step = 2,
     .height_step = 2,
     .arguments = "-c:v libx264 -preset veryfast -crf 18 -profile:v high -g {2seconds} "
                  "-threads 8 -movflags +faststart",
     .sound_arguments = "-c:a aac -b:a 160k"},
    {.name = "h264-loop",
     .extension = ".mp4",
     .purpose = "H.264 for signage players that loop: a key frame each second, no reordered frames",
     .format = "mp4",
     .pixel_format = "yuv420p",
     .width_step = 2,
     .height_step = 2,
     .arguments =
         "-c:v libx264 -preset veryfast -crf 18 -profile:v main -bf 0 -g {second} -keyint_min {second} "
         "-sc_threshold 0 -threads 8 -movflags +faststart",
     .sound_arguments = "-c:a aac -b:a 160k"},
    {.name = "hevc10",
     .extension = ".mp4",
     .purpose = "HEVC with 10 bits, half the size of h264 and no bands in soft gradients",
     .format = "mp4",
     .pixel_format = "yuv420p10le",
     .width_step = 2,
     .height_step = 2,
     .arguments = "-c:v libx265 -preset fast -crf 18 -g {2seconds} -tag:v hvc1 "
                  "-x265-params info=0:frame-threads=3:log-level=warning -movflags +faststart",
     .sound_arguments = "-c:a aac -b:a 160k"},
    {.name = "prores-hq",
     .extension = ".mov",
     .purpose = "ProRes 422 HQ for the cutting room",
     .format = "mov",
     .pixel_format = "yuv422p10le",
     .width_step = 2,
     .arguments = "-c:v prores_ks -profile:v 3 -vendor apl0",
     .sound_arguments = "-c:a pcm_s16le"},
    {.name = "prores-4444",
     .extension = ".mov",
     .purpose = "ProRes 4444 with transparency, for overlays",
     .format = "mov",
     .pixel_format = "yuva444p10le",
     .alpha = true,
     .arguments = "-c:v prores_ks -profile:v 4 -vendor apl0 -alpha_bits 16",
     .sound_arguments = "-c:a pcm_s16le"},
    {.name = "dnxhr-hqx",
     .extension = ".mov",
     .purpose = "DNxHR HQX, 10 bits, for Avid and Resolve",
     .format = "mov",
     .pixel_format = "yuv422p10le",
     .width_step = 2,
     .arguments = "-c:v dnxhd -profile:v dnxhr_hqx",
     .sound_arguments = "-c:a pcm_s16le"},
    {.name = "ffv1",
     .extension = ".mkv",
     .purpose = "FFV1 with every RGBA value as drawn, for archives",
     .format = "matroska",
     .pixel_format = "bgra",
     .alpha = true,
     .is_yuv = false,
     .arguments = "-c:v ffv1 -level 3 -g 1 -slices 16 -slicecrc 1",
     .sound_arguments = "-c:a flac"},
};

} // namespace

std::span<const EncoderPreset> encoder_presets() {
    return presets;
}

const EncoderPreset* find_encoder_preset(std::string_view name) {
    for (const EncoderPreset& preset : presets)
        if (preset.name == name) return &preset;
    return nullptr;
}

} // namespace bagration
