#include "app/commands.hpp"
#include "app/export_run.hpp"
#include "app/field_bench.hpp"
#include "app/files/scratch_folder.hpp"
#include "app/json_shapes.hpp"
#include "app/machine.hpp"
#include "app/paths.hpp"
#include "app/render_session.hpp"
#include "app/show_loading.hpp"
#include "app/stopwatch.hpp"
#include "renderer/ffmpeg_sink.hpp"
#include "renderer/run_show.hpp"
#include "renderer/simple_sinks.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <ostream>
#include <sys/resource.h>

namespace bagration {

namespace {

/// Processor time so far of this program and of the encoders that have ended: what a frame costs whatever
/// else the machine does.
double processor_ms() {
    double sum = 0;
    for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage usage{};
        getrusage(who, &usage);
        for (const timeval& t : {usage.ru_utime, usage.ru_stime})
            sum += static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) * 1e-3;
    }
    return sum;
}

constexpr FrameRate bench_rate{25, 1};

/// Consecutive frames from several parts of the film: its average, with the camera moving as it does.
std::vector<std::int64_t> sample_frames(const Script& script, int count) {
    constexpr int parts = 5;
    const std::int64_t total = script.frame_count(bench_rate);
    std::vector<std::int64_t> frames;
    for (int part = 0; part < parts; ++part) {
        const std::int64_t length = count * (part + 1) / parts - count * part / parts;
        const std::int64_t begin = std::max<std::int64_t>(0, std::min(total * part / parts, total - length));
        for (std::int64_t i = 0; i < length && begin + i < total; ++i)
            frames.push_back(begin + i);
    }
    std::sort(frames.begin(), frames.end());
    frames.erase(std::unique(frames.begin(), frames.end()), frames.end());
    return frames;
}

struct Drawing {
    double frames_per_second = 0;
    double median_ms = 0, p99_ms = 0, worst_ms = 0;
    double first_frame_s = 0;
    double processor_ms_per_frame = 0;
    double resident_mb = 0; ///< While it draws.
};

class Bench {
  public:
    Bench(const BenchCommand& command, const Show& show, const AppContext& context)
        : command_(command), show_(show), context_(context),
          frames_(sample_frames(show.script, command.frames)) {}

    Expected<Json> run(FrameSize size) {
        picture_.size = size;
        picture_.rasterizer = command_.rasterizer;
        picture_.shader_dir = command_.shader_dir;
        options_ = frame_options(picture_, show_.campaign->default_language);
        Json json = {{"size", std::to_string(size.width_px) + "x" + std::to_string(size.height_px)},
                     {"frames", frames_.size()}};
        const auto drawing = measure_drawing();
        if (!drawing) return tl::unexpected<Error>(drawing.error());
        json["frames_per_second"] = rounded(drawing->frames_per_second, 2);
        json["frame_ms"] = {{"median", rounded(drawing->median_ms, 2)},
                            {"p99", rounded(drawing->p99_ms, 2)},
                            {"worst", rounded(drawing->worst_ms, 2)}};
        json["processor_ms_per_frame"] = rounded(drawing->processor_ms_per_frame, 2);
        json["resident_mb"] = rounded(drawing->resident_mb, 0);
        json["first_frame_s"] = rounded(drawing->first_frame_s, 3);
        auto stages = measure_stages();
        if (!stages) return stages;
        json["stages"] = std::move(*stages);
        if (command_.no_export) return json;
        const auto x264 = measure_encoder_alone();
        if (!x264) return tl::unexpected<Error>(x264.error());
        json["x264_frames_per_second"] = rounded(*x264, 2);
        const auto exported = measure_export();
        if (!exported) return tl::unexpected<Error>(exported.error());
        json["export_frames_per_second"] = rounded(exported->frames_per_second, 2);
        json["export_processor_ms_per_frame"] = rounded(exported->processor_ms_per_frame, 2);
        json["export_of_x264"] = rounded(exported->frames_per_second / *x264, 3);
        return json;
    }

    const std::string& gl() const { return gl_; }

  private:
    Expected<RenderSession> session(bool stages) {
        auto made = RenderSession::create(show_, picture_, cache_folder(context_.environment), stages);
        if (made) gl_ = describe(made->gl().info());
        return made;
    }

    Expected<void> show_frames(Renderer& renderer, Sink& sink) {
        FrameListClock clock(bench_rate, frames_, options_);
        const auto shown = run_show(renderer, clock, sink, context_.interruption.requested);
        if (!shown) return tl::unexpected<Error>(shown.error());
        if (shown->cancelled) return fail(context_.interruption.exit_code(), "stopped");
        return {};
    }

    /// Frames drawn and read back, with nothing behind.
    Expected<Drawing> measure_drawing() {
        const auto start = Steady::now();
        auto rendering = session(false);
        if (!rendering) return tl::unexpected<Error>(rendering.error());
        Drawing result;
        std::vector<double> times_ms;
        NullSink nothing;
        double start_processor_ms = 0;
        Steady::time_point last;
        ObservedSink sink(nothing, [&](const FilmFrame&) -> Expected<void> {
            // The first frame waits for what is made once; it is told apart.
            if (nothing.count() == 1) {
                result.first_frame_s = seconds_since(start);
                start_processor_ms = processor_ms();
            } else
                times_ms.push_back(seconds_since(last) * 1000);
            last = Steady::now();
            return {};
        });
        if (auto shown = show_frames(rendering->renderer(), sink); !shown)
            return tl::unexpected<Error>(shown.error());
        result.resident_mb = resident_megabytes();
        const double total_ms = std::accumulate(times_ms.begin(), times_ms.end(), 0.0);
        result.frames_per_second = static_cast<double>(times_ms.size()) / total_ms * 1000;
        result.processor_ms_per_frame =
            (processor_ms() - start_processor_ms) / static_cast<double>(times_ms.size());
        std::sort(times_ms.begin(), times_ms.end());
        const auto quantile = [&](double q) {
            return times_ms[static_cast<std::size_t>(q * static_cast<double>(times_ms.size() - 1))];
        };
        result.median_ms = quantile(0.5);
        result.p99_ms = quantile(0.99);
        result.worst_ms = times_ms.back();
        return result;
    }

    /// Mean milliseconds by stage; the stages wait for each other here, so that their sum is more than a
    /// frame.
    Expected<Json> measure_stages() {
        auto rendering = session(true);
        if (!rendering) return tl::unexpected<Error>(rendering.error());
        std::vector<std::string> order;
        std::map<std::string, FrameStage> sums;
        NullSink nothing;
        ObservedSink sink(nothing, [&](const FilmFrame&) -> Expected<void> {
            for (const FrameStage& stage : rendering->renderer().stage_times()) {
                if (!sums.contains(stage.stage)) order.push_back(stage.stage);
                sums[stage.stage].milliseconds += stage.milliseconds;
                sums[stage.stage].processor_milliseconds += stage.processor_milliseconds;
            }
            return {};
        });
        if (auto shown = show_frames(rendering->renderer(), sink); !shown)
            return tl::unexpected<Error>(shown.error());
        const auto mean = [&](double sum) { return rounded(sum / static_cast<double>(nothing.count()), 3); };
        Json json = Json::object();
        for (const std::string& stage : order)
            json[stage] = {{"ms", mean(sums[stage].milliseconds)},
                           {"processor_ms", mean(sums[stage].processor_milliseconds)}};
        return json;
    }

    Expected<std::unique_ptr<FfmpegSink>> encoder(const ScratchFolder& folder) const {
        FfmpegOptions options;
        options.output = folder.path() / "film.mp4";
        options.preset = *find_encoder_preset("h264");
        options.rate = bench_rate;
        options.width_px = picture_.size.width_px;
        options.height_px = picture_.size.height_px;
        return FfmpegSink::create(options);
    }

    /// The encoder fed from memory with real frames: the most that an export could reach.
    Expected<double> measure_encoder_alone() {
        constexpr std::size_t memory_bytes = 200'000'000;
        const std::size_t frame_bytes = static_cast<std::size_t>(picture_.size.width_px) *
                                        static_cast<std::size_t>(picture_.size.height_px) * 4;
        const std::size_t stored = std::clamp<std::size_t>(memory_bytes / frame_bytes, 2, 25);
        auto rendering = session(false);
        if (!rendering) return tl::unexpected<Error>(rendering.error());
        MemorySink memory;
        const std::int64_t begin = frames_[frames_.size() / 2];
        FilmClock clock(bench_rate, begin, begin + static_cast<std::int64_t>(stored), options_);
        if (const auto shown =
                run_show(rendering->renderer(), clock, memory, context_.interruption.requested);
            !shown)
            return tl::unexpected<Error>(shown.error());
        if (context_.interruption.requested) return fail(context_.interruption.exit_code(), "stopped");

        const ScratchFolder folder("bench");
        auto film = encoder(folder);
        if (!film) return tl::unexpected<Error>(film.error());
        const auto start = Steady::now();
        const std::size_t period = 2 * (memory.frames().size() - 1); // Forth and back: no cut anywhere.
        for (std::size_t i = 0; i < frames_.size(); ++i) {
            const std::size_t phase = i % period;
            const auto& frame = memory.frames()[std::min(phase, period - phase)];
            const auto index = static_cast<std::int64_t>(i);
            if (auto taken = (*film)->take(
                    {index, bench_rate.time_of(index), frame.width_px, frame.height_px, frame.rgba});
                !taken)
                return tl::unexpected<Error>(taken.error());
        }
        if (auto finished = (*film)->finish(); !finished) return tl::unexpected<Error>(finished.error());
        return static_cast<double>(frames_.size()) / seconds_since(start);
    }

    struct Exported {
        double frames_per_second = 0;
        double processor_ms_per_frame = 0; ///< Of this program and the encoder together.
    };
    Expected<Exported> measure_export() {
        auto rendering = session(false);
        if (!rendering) return tl::unexpected<Error>(rendering.error());
        const ScratchFolder folder("bench");
        const auto start = Steady::now();
        const double start_processor_ms = processor_ms();
        auto film = encoder(folder);
        if (!film) return tl::unexpected<Error>(film.error());
        if (auto shown = show_frames(rendering->renderer(), **film); !shown)
            return tl::unexpected<Error>(shown.error());
        const double frames = static_cast<double>(frames_.size());
        return Exported{frames / seconds_since(start), (processor_ms() - start_processor_ms) / frames};
    }

    const BenchCommand& command_;
    const Show& show_;
    const AppContext& context_;
    std::vector<std::int64_t> frames_;
    PictureArguments picture_;
    FrameOptions options_;
    std::string gl_;
};

void print_run(const Json& run, std::ostream& out) {
    out << run["size"].get<std::string>() << ": " << run["frames_per_second"] << " frames/s drawn (median "
        << run["frame_ms"]["median"] << " ms, p99 " << run["frame_ms"]["p99"] << " ms, "
        << run["processor_ms_per_frame"] << " ms of processors, " << run["resident_mb"] << " MB resident)";
    if (run.contains("export_frames_per_second"))
        out << ", " << run["export_frames_per_second"] << " frames/s exported ("
            << run["export_processor_ms_per_frame"] << " ms of processors), x264 alone "
            << run["x264_frames_per_second"] << " frames/s";
    out << "\n ";
    for (const auto& [stage, times] : run["stages"].items())
        out << ' ' << stage << ' ' << times["ms"] << " ms (" << times["processor_ms"] << " of processors)";
    out << '\n';
}

} // namespace

int run_bench(const BenchCommand& command, const AppContext& context) {
    if (command.field) return run_field_bench(command, context);
    const auto start = Steady::now();
    const auto show = open_show(command.data, context);
    if (!show) return context.report(show.error());
    const double load_s = seconds_since(start);
    if (show->script.frame_count(bench_rate) < 2)
        return context.report({ExitCode::usage, "the film is too short to measure anything", {}});

    Bench bench(command, *show, context);
    Json runs = Json::array();
    for (const FrameSize size : command.sizes) {
        context.note("measuring " + std::to_string(size.width_px) + "x" + std::to_string(size.height_px));
        auto run = bench.run(size);
        if (!run) return context.report(run.error());
        if (!command.json) print_run(*run, context.out);
        runs.push_back(std::move(*run));
    }
    const Machine machine = this_machine();
    const Json json = {{"program", "bagration " BAGRATION_VERSION},
                       {"machine", {{"processor", machine.processor}, {"cores", machine.cores}}},
                       {"gl", bench.gl()},
                       {"load_s", rounded(load_s, 3)},
                       {"peak_resident_mb", rounded(peak_resident_megabytes(), 0)},
                       {"runs", runs}};
    if (command.json)
        context.out << printed(json) << '\n';
    else
        context.out << "loaded in " << json["load_s"] << " s, at most " << json["peak_resident_mb"]
                    << " MB resident; on " << machine.processor << ", " << machine.cores << " cores, "
                    << bench.gl() << '\n';
    return exit_status(ExitCode::ok);
}

} // namespace bagration
