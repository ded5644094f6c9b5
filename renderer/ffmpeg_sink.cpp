#include "renderer/ffmpeg_sink.hpp"

#include "renderer/yuv420.hpp"
#include "terrain/geo/contract.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <fcntl.h>
#include <string_view>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace bagration {
namespace {

void append_words(std::vector<std::string>& arguments, std::string_view words) {
    while (!words.empty()) {
        const std::size_t end = words.find(' ');
        if (end != 0) arguments.emplace_back(words.substr(0, end));
        words.remove_prefix(end == std::string_view::npos ? words.size() : end + 1);
    }
}

void replace_all(std::string& text, std::string_view what, const std::string& by) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
        text.replace(at, what.size(), by);
}

/// ffmpeg's own count in the last block of -progress; -1 when there is none.
std::int64_t frames_reported(std::string_view progress) {
    constexpr std::string_view key = "frame=";
    const std::size_t at = progress.rfind(key);
    if (at == std::string_view::npos) return -1;
    progress.remove_prefix(at + key.size());
    progress.remove_prefix(std::min(progress.find_first_not_of(' '), progress.size()));
    std::int64_t count = -1;
    std::from_chars(progress.data(), progress.data() + progress.size(), count);
    return count;
}

/// 8-bit 4:2:0 is made on our writer's thread; ffmpeg makes everything else from RGBA.
bool is_converted_here(const EncoderPreset& preset) {
    return preset.pixel_format == "yuv420p";
}

/// Makes the folder and an empty file, so that what cannot be written is known before anything is drawn.
Expected<void> prepare(const std::filesystem::path& partial) {
    std::error_code error;
    if (partial.has_parent_path()) std::filesystem::create_directories(partial.parent_path(), error);
    if (error)
        return fail(ExitCode::output,
                    "cannot make the folder " + partial.parent_path().string() + ": " + error.message());
    const int descriptor = ::open(partial.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return fail(ExitCode::output,
                    "cannot write " + partial.string() + ": " + std::generic_category().message(errno));
    ::close(descriptor);
    return {};
}

} // namespace

std::vector<std::string> ffmpeg_arguments(const FfmpegOptions& options, const std::filesystem::path& file) {
    const EncoderPreset& preset = options.preset;
    const std::string rate =
        std::to_string(options.rate.numerator) + "/" + std::to_string(options.rate.denominator);
    const std::string size = std::to_string(options.width_px) + "x" + std::to_string(options.height_px);
    std::vector<std::string> arguments = {options.ffmpeg};
    append_words(arguments,
                 "-hide_banner -nostdin -loglevel warning -nostats -progress pipe:1 -stats_period 86400 -y");
    // Without transparency the fourth byte is skipped.
    append_words(arguments, std::string("-f rawvideo -pixel_format ") + (is_converted_here(preset) ? "yuv420p"
                                                                         : preset.alpha            ? "rgba"
                                                                                                   : "rgb0"));
    append_words(arguments, "-video_size " + size + " -framerate " + rate + " -i pipe:0");
    if (!options.sound.empty()) {
        append_words(arguments, "-i");
        arguments.push_back("file:" + options.sound.string());
        append_words(arguments,
                     "-map 0:v:0 -map 1:a:0 -flags:a +bitexact " + std::string(preset.sound_arguments));
    } else {
        append_words(arguments, "-map 0:v:0");
    }
    append_words(arguments, "-map_metadata -1");

    std::string filter = "format=" + std::string(preset.pixel_format);
    if (preset.is_yuv) {
        // The tags are set on the pictures: as output options alone they do not reach the headers of every
        // codec.
        const std::string tags = "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv";
        filter = is_converted_here(preset)
                     ? tags
                     : "scale=in_range=pc:out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+"
                       "bitexact," +
                           filter + "," + tags;
        append_words(arguments, "-vf " + filter);
        append_words(arguments, "-color_primaries bt709 -color_trc bt709 -colorspace bt709 -color_range tv");
    } else {
        append_words(arguments, "-vf " + filter);
    }
    std::string codec(preset.arguments);
    const auto second = static_cast<long>(std::lround(options.rate.value()));
    replace_all(codec, "{2seconds}", std::to_string(std::max(2 * second, 1L)));
    replace_all(codec, "{second}", std::to_string(std::max(second, 1L)));
    append_words(arguments, codec);
    append_words(arguments, "-fflags +bitexact -flags:v +bitexact -f " + std::string(preset.format));
    arguments.push_back("file:" + file.string()); // Whatever the name, it is a file.
    return arguments;
}

Expected<std::unique_ptr<FfmpegSink>> FfmpegSink::create(FfmpegOptions options) {
    BAGRATION_EXPECTS(options.width_px > 0 && options.height_px > 0);
    const EncoderPreset& preset = options.preset;
    if (options.width_px % preset.width_step != 0 || options.height_px % preset.height_step != 0)
        return fail(ExitCode::usage, "preset " + std::string(preset.name) + " needs an even " +
                                         (preset.height_step > 1 ? "width and height" : "width") + ", not " +
                                         std::to_string(options.width_px) + "x" +
                                         std::to_string(options.height_px));
    std::filesystem::path partial = options.output;
    partial += ".partial";
    auto prepared = prepare(partial);
    if (!prepared) return tl::unexpected(prepared.error());
    auto child = ChildProcess::start(ffmpeg_arguments(options, partial));
    if (!child) {
        std::error_code ignored;
        std::filesystem::remove(partial, ignored);
        return tl::unexpected(child.error());
    }
    return std::unique_ptr<FfmpegSink>(
        new FfmpegSink(std::move(options), std::move(partial), *std::move(child)));
}

FfmpegSink::FfmpegSink(FfmpegOptions options, std::filesystem::path partial, ChildProcess child)
    : options_(std::move(options)), partial_(std::move(partial)), child_(std::move(child)),
      queue_([this](const FilmFrame& frame) { return write(frame); },
             queue_capacity(options_.width_px, options_.height_px)) {}

FfmpegSink::~FfmpegSink() {
    if (complete_) return;
    child_.kill(); // Frees a writer that waits for it, too.
    child_.wait();
    std::error_code ignored;
    std::filesystem::remove(partial_, ignored);
}

Expected<void> FfmpegSink::take(const FilmFrame& frame) {
    BAGRATION_EXPECTS(frame.width_px == options_.width_px && frame.height_px == options_.height_px);
    BAGRATION_EXPECTS(frame.rgba.size() == static_cast<std::size_t>(frame.width_px) *
                                               static_cast<std::size_t>(frame.height_px) * 4);
    ++frames_;
    if (!queue_.push(frame)) return encoder_failed();
    return {};
}

Expected<void> FfmpegSink::write(const FilmFrame& frame) {
    std::span<const std::uint8_t> bytes = frame.rgba;
    if (is_converted_here(options_.preset)) {
        yuv_.resize(yuv420_bytes(frame.width_px, frame.height_px));
        rgba_to_yuv420(frame.rgba, frame.width_px, frame.height_px, yuv_);
        bytes = yuv_;
    }
    if (child_.write(bytes)) return {};
    return fail(ExitCode::encoder, "the encoder has ended"); // take() and finish() say why.
}

tl::unexpected<Error> FfmpegSink::encoder_failed() {
    const int status = child_.wait();
    const std::string lines = child_.last_error_lines(6);
    std::string message =
        options_.ffmpeg + " ended with " +
        (status < 0 ? "signal " + std::to_string(-status) : "status " + std::to_string(status)) +
        " while writing " + options_.output.string();
    if (!lines.empty()) message += ":\n" + lines;
    for (const int error_number : {ENOSPC, EDQUOT, EFBIG, EROFS, EIO})
        if (lines.find(std::generic_category().message(error_number)) != std::string::npos)
            return fail(ExitCode::output, std::move(message));
    const bool lacks_encoder = lines.find("Unknown encoder") != std::string::npos;
    return fail(ExitCode::encoder, std::move(message),
                lacks_encoder ? "this ffmpeg was built without the encoder: choose another --preset" : "");
}

Expected<void> FfmpegSink::finish() {
    BAGRATION_EXPECTS(!complete_);
    if (!queue_.finish()) return encoder_failed();
    if (frames_ == 0)
        return fail(ExitCode::usage, "there was no frame to encode for " + options_.output.string());
    child_.close_input();
    return check_result();
}

Expected<void> FfmpegSink::check_result() {
    if (child_.wait() != 0) return encoder_failed();
    // A short last frame still ends with status 0: the count is what tells.
    const std::int64_t reported = frames_reported(child_.output());
    if (reported != frames_)
        return fail(ExitCode::encoder, options_.ffmpeg + " encoded " + std::to_string(reported) +
                                           " frames of " + std::to_string(frames_) + " for " +
                                           options_.output.string());
    std::error_code error;
    std::filesystem::rename(partial_, options_.output, error);
    if (error) return fail(ExitCode::output, "cannot rename " + partial_.string() + ": " + error.message());
    complete_ = true;
    return {};
}

} // namespace bagration
