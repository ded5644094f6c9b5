#pragma once
// One PNG per frame.
#include "renderer/frame_queue.hpp"
#include "renderer/image_io.hpp"
#include "renderer/sink.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace bagration {

/// The run of # in the file name becomes the absolute frame number, padded with zeros to the number of #.
/// A name without # is a single picture: every index gives the name itself.
std::filesystem::path frame_path(const std::filesystem::path& pattern, std::int64_t index);

struct ImageSequenceOptions {
    std::filesystem::path pattern; ///< "shots/01/frame_####.png"
    PngChannels channels = PngChannels::rgb;
    std::size_t writers = 2; ///< Threads that compress; the files are the same for any number.
};

class ImageSequenceSink final : public Sink {
  public:
    /// Errors: usage (two runs of #, # in a folder name, not *.png), output (the folder cannot be made).
    static Expected<std::unique_ptr<ImageSequenceSink>> create(ImageSequenceOptions options);

    /// Errors: output; usage when a second frame comes for a pattern without #.
    Expected<void> take(const FilmFrame& frame) override;
    Expected<void> finish() override;

  private:
    explicit ImageSequenceSink(ImageSequenceOptions options);

    ImageSequenceOptions options_;
    std::int64_t frames_ = 0;
    std::unique_ptr<FrameQueue> queue_; ///< Made with the first frame, whose size decides how many may wait.
};

} // namespace bagration
