#include "renderer/image_sequence_sink.hpp"

#include <string>
#include <system_error>
#include <utility>

namespace bagration {
namespace {

bool has_number(const std::filesystem::path& pattern) {
    return pattern.filename().string().find('#') != std::string::npos;
}

} // namespace

std::filesystem::path frame_path(const std::filesystem::path& pattern, std::int64_t index) {
    std::string name = pattern.filename().string();
    const std::size_t first = name.find('#');
    if (first == std::string::npos) return pattern;
    std::size_t end = name.find_first_not_of('#', first);
    if (end == std::string::npos) end = name.size();
    std::string digits = std::to_string(index);
    if (digits.size() < end - first) digits.insert(0, end - first - digits.size(), '0');
    name.replace(first, end - first, digits);
    return pattern.parent_path() / name;
}

Expected<std::unique_ptr<ImageSequenceSink>> ImageSequenceSink::create(ImageSequenceOptions options) {
    const std::string text = options.pattern.string();
    const std::string hint = "for example -o shot/frame_####.png";
    if (options.pattern.extension() != ".png")
        return fail(ExitCode::usage, "\"" + text + "\" is not the name of a PNG file", hint);
    if (options.pattern.parent_path().string().find('#') != std::string::npos)
        return fail(ExitCode::usage, "\"" + text + "\" has # in the name of a folder", hint);
    // After the first run is replaced by a number no # may be left.
    if (frame_path(options.pattern, 0).string().find('#') != std::string::npos)
        return fail(ExitCode::usage, "\"" + text + "\" has # in more than one place", hint);
    if (options.pattern.has_parent_path()) {
        std::error_code error;
        std::filesystem::create_directories(options.pattern.parent_path(), error);
        if (error)
            return fail(ExitCode::output, "cannot make the folder " + options.pattern.parent_path().string() +
                                              ": " + error.message());
    }
    return std::unique_ptr<ImageSequenceSink>(new ImageSequenceSink(std::move(options)));
}

ImageSequenceSink::ImageSequenceSink(ImageSequenceOptions options) : options_(std::move(options)) {}

Expected<void> ImageSequenceSink::take(const FilmFrame& frame) {
    if (frames_ > 0 && !has_number(options_.pattern))
        return fail(ExitCode::usage,
                    "more than one frame for the single picture " + options_.pattern.string(),
                    "put #### where the frame number belongs");
    ++frames_;
    if (!queue_)
        queue_ = std::make_unique<FrameQueue>(
            [this](const FilmFrame& queued) {
                return write_png(frame_path(options_.pattern, queued.index),
                                 {queued.width_px, queued.height_px, queued.rgba}, options_.channels);
            },
            queue_capacity(frame.width_px, frame.height_px), options_.writers);
    return queue_->push(frame);
}

Expected<void> ImageSequenceSink::finish() {
    if (!queue_) return {};
    return queue_->finish();
}

} // namespace bagration
