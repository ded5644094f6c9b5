#include "app/export_run.hpp"

#include "app/files/content_hash.hpp"
#include "app/files/output_file.hpp"
#include "app/paths.hpp"
#include "app/progress.hpp"
#include "app/render_session.hpp"
#include "renderer/ffmpeg_sink.hpp"
#include "renderer/image_sequence_sink.hpp"

#include <utility>

namespace bagration {

namespace {

constexpr const char* hash_description = "xxh64 of the frame's RGBA pixels, 8 bits a channel, top row first";

/// "frame 120 of 500, 14.8 frames/s, 0:25 left"
class FrameProgress {
  public:
    FrameProgress(const AppContext& context, std::int64_t total) : bar_(context, "export"), total_(total) {}

    void frame_taken() {
        ++taken_;
        const double seconds = bar_.seconds_since_start();
        const double rate = seconds > 0 ? static_cast<double>(taken_) / seconds : 0;
        const double left = rate > 0 ? static_cast<double>(total_ - taken_) / rate : 0;
        bar_.update(static_cast<double>(taken_) / static_cast<double>(total_),
                    "frame " + std::to_string(taken_) + " of " + std::to_string(total_) + ", " +
                        fixed(rate, 1) + " frames/s, " + clock_text(left) + " left");
    }
    double seconds() const { return bar_.seconds_since_start(); }

  private:
    Progress bar_;
    std::int64_t total_;
    std::int64_t taken_ = 0;
};

Json manifest_json(const ExportPlan& plan, const Json& job, const std::string& gl,
                   const FrameHashes& hashes) {
    Json files = Json::array();
    for (const auto& [frame, hash] : hashes) {
        Json entry = {{"frame", frame}, {"time_s", plan.rate.time_of(frame).seconds()}};
        if (plan.is_sequence()) entry["file"] = frame_path(plan.output, frame).filename().string();
        entry["hash"] = hash_text(hash);
        files.push_back(std::move(entry));
    }
    return {{"job", job},
            {"output", plan.output.filename().string()},
            {"gl", gl},
            {"frames", {{"begin", plan.range.begin}, {"end", plan.range.end}}},
            {"hash", hash_description},
            {"files", std::move(files)}};
}

std::filesystem::path unfinished_name(const std::filesystem::path& film) {
    std::filesystem::path name = film;
    name.replace_filename(film.stem().string() + ".unfinished" + film.extension().string());
    return name;
}

std::vector<std::int64_t> frames_without(const FrameHashes& kept, FrameRange range) {
    std::vector<std::int64_t> frames;
    for (std::int64_t frame = range.begin; frame < range.end; ++frame)
        if (!kept.contains(frame)) frames.push_back(frame);
    return frames;
}

} // namespace

Expected<void> ObservedSink::take(const FilmFrame& frame) {
    if (auto taken = sink_.take(frame); !taken) return taken;
    return observer_(frame);
}

FrameListClock::FrameListClock(FrameRate rate, std::vector<std::int64_t> frames, FrameOptions options)
    : rate_(rate), frames_(std::move(frames)), options_(std::move(options)) {}

std::optional<FrameRequest> FrameListClock::next() {
    if (next_ >= frames_.size()) return std::nullopt;
    const std::int64_t frame = frames_[next_++];
    return FrameRequest{frame, rate_.time_of(frame), options_};
}

Expected<ExportResult> export_film(const ExportPlan& plan, const ExportOrders& orders, const Show& show,
                                   const AppContext& context) {
    if (auto made = make_parent_folders(plan.output); !made) return tl::unexpected<Error>(made.error());
    FfmpegOptions options;
    options.output = unfinished_name(plan.output);
    options.preset = *plan.encoder;
    options.rate = plan.rate;
    options.sound = orders.sound;
    options.width_px = plan.picture.size.width_px;
    options.height_px = plan.picture.size.height_px;
    auto encoder = FfmpegSink::create(options);
    if (!encoder) return tl::unexpected<Error>(encoder.error());
    auto session = RenderSession::create(show, plan.picture, cache_folder(context.environment));
    if (!session) return tl::unexpected<Error>(session.error());
    context.detail(describe(session->gl().info()));

    FrameHashes hashes;
    ExportResult result;
    {
        FrameProgress progress(context, plan.range.count());
        ObservedSink sink(**encoder, [&](const FilmFrame& frame) -> Expected<void> {
            if (!orders.manifest.empty()) hashes[frame.index] = xxh64(frame.rgba);
            progress.frame_taken();
            return {};
        });
        FilmClock clock(plan.rate, plan.range.begin, plan.range.end, plan.options);
        const auto shown = run_show(session->renderer(), clock, sink, context.interruption.requested);
        // Interrupted before the first frame: there is nothing that could be finished.
        if (!shown && !(context.interruption.requested && shown.error().code == ExitCode::usage))
            return tl::unexpected<Error>(shown.error());
        result.drawn = shown ? shown->frames : 0;
        result.seconds = progress.seconds();
    }
    result.cancelled = result.drawn < plan.range.count();
    if (result.cancelled) {
        if (result.drawn > 0) result.written = options.output;
        return result;
    }
    if (auto renamed = rename_output(options.output, plan.output); !renamed)
        return tl::unexpected<Error>(renamed.error());
    result.written = plan.output;
    if (!orders.manifest.empty()) {
        const Json manifest = manifest_json(plan, job_json(plan, show, orders.campaign_hash),
                                            describe(session->gl().info()), hashes);
        if (auto written = write_text_file(orders.manifest, printed(manifest) + "\n"); !written)
            return tl::unexpected<Error>(written.error());
        result.manifest = orders.manifest;
    }
    return result;
}

Expected<ExportResult> export_sequence(const ExportPlan& plan, const ExportOrders& orders, const Show& show,
                                       const AppContext& context) {
    const Json job = job_json(plan, show, orders.campaign_hash);
    auto folder = SequenceJob::open(plan.output, job, plan.range, orders.overwrite);
    if (!folder) return tl::unexpected<Error>(folder.error());

    FrameHashes hashes;
    if (orders.resume) hashes = folder->trusted_frames();
    ExportResult result;
    result.written = plan.output;
    result.kept = static_cast<std::int64_t>(hashes.size());
    std::vector<std::int64_t> missing = frames_without(hashes, plan.range);
    const auto number_missing = static_cast<std::int64_t>(missing.size());

    std::string gl_text = "none: every frame was there";
    if (!missing.empty()) {
        auto session = RenderSession::create(show, plan.picture, cache_folder(context.environment));
        if (!session) return tl::unexpected<Error>(session.error());
        gl_text = describe(session->gl().info());
        context.detail(gl_text);
        ImageSequenceOptions options;
        options.pattern = plan.output;
        // Without the ground the picture is a layer to be laid over others.
        options.channels = plan.options.layers.relief ? PngChannels::rgb : PngChannels::rgba;
        auto files = ImageSequenceSink::create(options);
        if (!files) return tl::unexpected<Error>(files.error());

        FrameProgress progress(context, number_missing);
        ObservedSink sink(**files, [&](const FilmFrame& frame) -> Expected<void> {
            const std::uint64_t hash = xxh64(frame.rgba);
            hashes[frame.index] = hash;
            progress.frame_taken();
            return folder->note(frame.index, hash);
        });
        FrameListClock clock(plan.rate, std::move(missing), plan.options);
        const auto shown = run_show(session->renderer(), clock, sink, context.interruption.requested);
        result.seconds = progress.seconds();
        if (!shown) {
            Error error = shown.error();
            const bool some_made = static_cast<std::int64_t>(hashes.size()) > result.kept;
            if (error.code != ExitCode::output && some_made) error.code = ExitCode::partial_but_resumable;
            if (error.hint.empty()) error.hint = "the frames made so far stay; --resume makes the others";
            return tl::unexpected<Error>(error);
        }
        result.drawn = shown->frames;
    }
    result.cancelled = result.drawn < number_missing;
    if (result.cancelled) return result;

    const Json manifest = manifest_json(plan, job, gl_text, hashes);
    if (auto finished = folder->finish(manifest); !finished) return tl::unexpected<Error>(finished.error());
    result.manifest = folder->manifest_file();
    if (!orders.manifest.empty()) {
        if (auto copied = write_text_file(orders.manifest, printed(manifest) + "\n"); !copied)
            return tl::unexpected<Error>(copied.error());
        result.manifest = orders.manifest;
    }
    return result;
}

} // namespace bagration
