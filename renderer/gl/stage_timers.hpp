#pragma once
// Where the time of a frame goes: wall time and processor time of each stage, and GPU time where there are
// timer queries. It only measures; nothing that is drawn depends on it.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bagration {

struct StageTiming {
    std::string name;
    std::int64_t calls = 0;
    double cpu_ms = 0;     ///< Wall time, sum over all calls.
    double process_ms = 0; ///< Processor time of all threads meanwhile: other programs do not disturb it.
    double gpu_ms = 0;     ///< Sum over gpu_calls.
    std::int64_t gpu_calls = 0; ///< Calls whose GPU time has arrived; 0 where it is not measured.
};

class StageTimers {
  public:
    /// gpu: with timer queries (GlInfo::has_gpu_timestamps). They are pointless in software, where drawing is
    /// lazy: there, `finish_each` waits for the drawing at the end of each stage, which costs speed and shows
    /// where it goes.
    explicit StageTimers(bool gpu, bool finish_each = false);
    StageTimers(StageTimers&&) noexcept;
    StageTimers& operator=(StageTimers&&) noexcept;
    StageTimers(const StageTimers&) = delete;
    StageTimers& operator=(const StageTimers&) = delete;
    ~StageTimers();

    /// Measures from its making to its end. Stages may be nested.
    class Scope {
      public:
        Scope(StageTimers& timers, std::string_view name);
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;
        ~Scope();

      private:
        StageTimers& timers_;
        std::size_t stage_;
        std::int64_t start_ns_;
        std::int64_t start_process_ns_;
        unsigned start_query_;
    };

    /// Sums so far, in the order in which stages first began. GPU results that are not there yet come later.
    std::vector<StageTiming> times();
    /// As times(), but waits for everything.
    std::vector<StageTiming> finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace bagration
