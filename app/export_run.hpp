#pragma once
// Making what an ExportPlan says: draws the frames, watches them on their way, keeps the books.
#include "app/app_context.hpp"
#include "app/export_plan.hpp"
#include "app/sequence_job.hpp"
#include "renderer/run_show.hpp"
#include "renderer/sink.hpp"

#include <functional>
#include <vector>

namespace bagration {

/// Hands frames on to another sink and tells a function of each one that was taken.
class ObservedSink final : public Sink {
  public:
    using Observer = std::function<Expected<void>(const FilmFrame&)>;
    /// `sink` must live longer.
    ObservedSink(Sink& sink, Observer observer) : sink_(sink), observer_(std::move(observer)) {}

    Expected<void> take(const FilmFrame& frame) override;
    Expected<void> finish() override { return sink_.finish(); }

  private:
    Sink& sink_;
    Observer observer_;
};

/// Some frames of a film, in the order given: what a resumed job still lacks.
class FrameListClock final : public Clock {
  public:
    FrameListClock(FrameRate rate, std::vector<std::int64_t> frames, FrameOptions options);
    std::optional<FrameRequest> next() override;

  private:
    FrameRate rate_;
    std::vector<std::int64_t> frames_;
    std::size_t next_ = 0;
    FrameOptions options_;
};

struct ExportResult {
    std::int64_t drawn = 0;
    std::int64_t kept = 0; ///< Of an earlier run.
    bool cancelled = false;
    double seconds = 0;
    std::filesystem::path written;  ///< The film; a cut-short one has another name. Or the pattern.
    std::filesystem::path manifest; ///< Empty when none was written.
};

struct ExportOrders {
    bool resume = false;
    bool overwrite = false;
    std::filesystem::path manifest; ///< Additional copy for sequences; empty = none.
    std::string campaign_hash;
    std::filesystem::path sound; ///< Goes into a film; empty = silent.
};

/// A file that ffmpeg encodes. It has its name only when it is whole; when interrupted, what was encoded so
/// far is kept as "<name>.unfinished<extension>".
Expected<ExportResult> export_film(const ExportPlan& plan, const ExportOrders& orders, const Show& show,
                                   const AppContext& context);

/// PNG files. Error partial_but_resumable when drawing failed after some frames were made.
Expected<ExportResult> export_sequence(const ExportPlan& plan, const ExportOrders& orders, const Show& show,
                                       const AppContext& context);

} // namespace bagration
