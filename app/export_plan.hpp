#pragma once
// What an export will make, decided and checked before any frame is drawn.
#include "app/arguments.hpp"
#include "app/json_shapes.hpp"
#include "renderer/encoder_presets.hpp"
#include "renderer/scene/show.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace bagration {

struct ExportPlan {
    std::filesystem::path output;           ///< The film, or the pattern with #### of a sequence.
    const EncoderPreset* encoder = nullptr; ///< Null for a sequence of PNG files.
    FrameRange range;
    FrameRate rate;
    PictureArguments picture;
    FrameOptions options;
    CaptionMode captions = CaptionMode::burn;
    VoiceMode voice = VoiceMode::files;
    /// SRT and WebVTT, beside the output; empty unless captions go to files.
    std::filesystem::path srt, vtt;

    bool is_sequence() const { return encoder == nullptr; }
    std::string preset_name() const { return encoder ? std::string(encoder->name) : "png"; }
};

/// Errors: usage (preset, size, range, language), output (unwritable).
Expected<ExportPlan> plan_export(const ExportCommand& command, const Campaign& campaign,
                                 const Script& script);

/// The checks that need no campaign: preset, extension, size, options that exclude one another.
Expected<void> check_export(const ExportCommand& command);

/// All that a frame's pixels depend on but its number: two runs with equal values make equal frames.
/// `campaign_hash` is of the campaign's files.
Json job_json(const ExportPlan& plan, const Show& show, const std::string& campaign_hash);

/// "frame_####.png" -> "frame": what the names of a sequence's other files begin with.
std::string sequence_base_name(const std::filesystem::path& pattern);

} // namespace bagration
