#pragma once
// The folder of a sequence of frames, as a job that can be shared and resumed.
//
// Beside the frames lie "<base>.job.json" (what makes these pictures: a run that would make others is
// refused),
// "<base>.<begin>-<end>.manifest.json" of every finished range, and, while a range is being made,
// ".<base>.<begin>-<end>.journal" with a line for each frame. Ranges are locked by the system, so that the
// lock of a run that died is gone with it.
#include "app/frame_range.hpp"
#include "app/json_shapes.hpp"
#include "terrain/geo/result.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace bagration {

/// Pixel hashes (xxh64 of RGBA rows, top first) by frame number.
using FrameHashes = std::map<std::int64_t, std::uint64_t>;

class SequenceJob {
  public:
    /// Creates the folder, joins or starts the job, locks the range. `overwrite` ends another job's claim.
    /// Errors: usage (another job's folder; another run is at these frames), output.
    static Expected<SequenceJob> open(const std::filesystem::path& pattern, const Json& job, FrameRange range,
                                      bool overwrite);
    SequenceJob(SequenceJob&& other) noexcept;
    SequenceJob& operator=(SequenceJob&&) = delete;
    ~SequenceJob();

    /// Frames of the range whose files hold the very pixels that an earlier run of the job noted.
    FrameHashes trusted_frames() const;

    /// Notes a frame that is on its way to its file. Error: output.
    Expected<void> note(std::int64_t frame, std::uint64_t hash);
    /// Writes the manifest of the range and ends the journal. Error: output.
    Expected<void> finish(const Json& manifest);
    const std::filesystem::path& manifest_file() const { return manifest_; }

  private:
    SequenceJob(const std::filesystem::path& pattern, FrameRange range, Json job);
    Expected<void> join(bool overwrite);
    Expected<void> lock_range();
    void forget_earlier_runs() const;
    FrameHashes noted_hashes() const;
    void read_manifest(const std::filesystem::path& file, FrameHashes& hashes) const;
    void read_journal(const std::filesystem::path& file, FrameHashes& hashes) const;

    std::filesystem::path pattern_, folder_, job_file_, manifest_, journal_;
    std::string base_;
    FrameRange range_;
    Json job_;
    int lock_file_ = -1;
    int journal_file_ = -1;
};

} // namespace bagration
