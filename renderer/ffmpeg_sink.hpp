#pragma once
// A film file, encoded by ffmpeg from frames on its standard input.
#include "campaign/time.hpp"
#include "renderer/child_process.hpp"
#include "renderer/encoder_presets.hpp"
#include "renderer/frame_queue.hpp"
#include "renderer/sink.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace bagration {

struct FfmpegOptions {
    std::filesystem::path output;
    EncoderPreset preset;
    FrameRate rate;
    int width_px = 0;
    int height_px = 0;
    std::filesystem::path sound{}; ///< A WAV file of the film's length; empty = a silent film.
    std::string ffmpeg = "ffmpeg"; ///< Program name or path.
};

/// The whole command line: raw frames on standard input, RGBA or already YUV 4:2:0 where the preset wants
/// that, become `file`.
std::vector<std::string> ffmpeg_arguments(const FfmpegOptions& options, const std::filesystem::path& file);

/// The film is written to "<output>.partial" and renamed when it is complete and ffmpeg has confirmed the
/// number of frames; whatever goes wrong, nothing is left behind. Equal frames give equal files.
class FfmpegSink final : public Sink {
  public:
    /// Errors: usage (the size does not suit the preset), output (folder cannot be made or written), encoder
    /// (ffmpeg cannot be started).
    static Expected<std::unique_ptr<FfmpegSink>> create(FfmpegOptions options);
    ~FfmpegSink() override;

    /// Errors, with ffmpeg's last lines: output (its disk is full), encoder (anything else).
    Expected<void> take(const FilmFrame& frame) override;
    /// As take(); usage when there was no frame at all.
    Expected<void> finish() override;

  private:
    FfmpegSink(FfmpegOptions options, std::filesystem::path partial, ChildProcess child);
    Expected<void> write(const FilmFrame& frame);
    Expected<void> check_result();
    tl::unexpected<Error> encoder_failed();

    FfmpegOptions options_;
    std::filesystem::path partial_;
    ChildProcess child_;
    std::int64_t frames_ = 0;
    bool complete_ = false;
    std::vector<std::uint8_t> yuv_; ///< Of the frame that is being written.
    FrameQueue queue_;              ///< Last: its writer uses all of the above.
};

} // namespace bagration
