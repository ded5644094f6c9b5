#include "app/frame_range.hpp"

#include "terrain/geo/contract.hpp"
#include "terrain/geo/diagnostic.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace bagration {

namespace {

template <class Integer>
std::optional<Integer> whole_number(std::string_view text) {
    Integer value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

Expected<FrameRange> timed_frames(const FrameSelection& selection, const FilmTimes& film) {
    const ShowTime from = selection.from.value_or(ShowTime{});
    const ShowTime to = std::min(selection.to.value_or(film.duration), film.duration);
    if (from >= film.duration)
        return fail(ExitCode::usage, "--from " + to_string(from) + " lies beyond the end of the film",
                    "the film lasts " + to_string(film.duration));
    return FrameRange{film.rate.first_frame_at(from), film.rate.first_frame_at(to)};
}

} // namespace

Expected<NamedSpan> chapter_named(const std::string& id, std::span<const NamedSpan> chapters) {
    std::vector<std::string> ids;
    std::string all;
    for (const NamedSpan& chapter : chapters) {
        if (chapter.id == id) return chapter;
        ids.push_back(chapter.id);
        all += (all.empty() ? "" : ", ") + chapter.id;
    }
    const std::string nearest = nearest_word(id, ids);
    return fail(ExitCode::usage, "there is no chapter '" + id + "'",
                nearest.empty() ? "the chapters are " + all : "did you mean '" + nearest + "'?");
}

Expected<FrameRange> parse_frame_range(std::string_view text) {
    const std::size_t dots = text.find("..");
    if (dots != std::string_view::npos) {
        const auto begin = whole_number<std::int64_t>(text.substr(0, dots));
        const auto end = whole_number<std::int64_t>(text.substr(dots + 2));
        if (begin && end && *begin < *end) return FrameRange{*begin, *end};
    }
    return fail(ExitCode::usage, "'" + std::string(text) + "' is no range of frames",
                "write a..b, for example 0..50 for the first fifty frames (frame 50 is not among them)");
}

Expected<Shard> parse_shard(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash != std::string_view::npos) {
        const auto index = whole_number<int>(text.substr(0, slash));
        const auto count = whole_number<int>(text.substr(slash + 1));
        if (index && count && *index >= 1 && *index <= *count) return Shard{*index, *count};
    }
    return fail(ExitCode::usage, "'" + std::string(text) + "' is no shard",
                "write i/n, from 1/n to n/n: 2/4 is the second of four");
}

FrameRange shard_of(FrameRange range, Shard shard) {
    BAGRATION_EXPECTS(shard.count >= 1 && shard.index >= 1 && shard.index <= shard.count);
    const auto border = [&](int parts) { return range.begin + range.count() * parts / shard.count; };
    return {border(shard.index - 1), border(shard.index)};
}

Expected<FrameRange> select_frames(const FrameSelection& selection, const FilmTimes& film) {
    const bool timed = selection.from || selection.to;
    const int ways = static_cast<int>(timed) + static_cast<int>(selection.frames.has_value()) +
                     static_cast<int>(!selection.chapter.empty());
    if (ways > 1)
        return fail(ExitCode::usage, "--from/--to, --frames and --chapter exclude one another",
                    "give one of them");

    const std::int64_t total = film.rate.first_frame_at(film.duration);
    FrameRange range{0, total};
    if (timed) {
        const auto frames = timed_frames(selection, film);
        if (!frames) return frames;
        range = *frames;
    } else if (selection.frames) {
        range = *selection.frames;
        if (range.end > total)
            return fail(ExitCode::usage,
                        "frame " + std::to_string(range.end - 1) + " lies beyond the end of the film",
                        "at this rate the film has " + std::to_string(total) + " frames, 0 to " +
                            std::to_string(total - 1));
    } else if (!selection.chapter.empty()) {
        const auto chapter = chapter_named(selection.chapter, film.chapters);
        if (!chapter) return tl::unexpected<Error>(chapter.error());
        range = {film.rate.first_frame_at(chapter->begin), film.rate.first_frame_at(chapter->end)};
    }
    if (range.count() <= 0)
        return fail(ExitCode::usage, "no frame lies in this range", "the end must come after the begin");
    return selection.shard ? shard_of(range, *selection.shard) : range;
}

} // namespace bagration
