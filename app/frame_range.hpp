#pragma once
// Which frames of the film are wanted. All ranges are half open; frame n belongs to the times [a, b) when
// a <= n / fps < b, so that neighbouring ranges join without a repeated or missing frame.
#include "campaign/time.hpp"
#include "terrain/geo/result.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace bagration {

/// Absolute film frames [begin, end).
struct FrameRange {
    std::int64_t begin = 0;
    std::int64_t end = 0;
    std::int64_t count() const { return end - begin; }
    friend bool operator==(const FrameRange&, const FrameRange&) = default;
};

/// Part `index` (from 1) of `count` contiguous parts.
struct Shard {
    int index = 1;
    int count = 1;
    friend bool operator==(const Shard&, const Shard&) = default;
};

/// What the user asked for; at most one of {from/to, frames, chapter}.
struct FrameSelection {
    std::optional<ShowTime> from, to;
    std::optional<FrameRange> frames;
    std::string chapter;
    std::optional<Shard> shard;
};

struct NamedSpan {
    std::string id;
    ShowTime begin, end;
};

struct FilmTimes {
    ShowTime duration;
    FrameRate rate;
    std::span<const NamedSpan> chapters;
};

/// Error (usage): no such chapter; the hint names the nearest or all.
Expected<NamedSpan> chapter_named(const std::string& id, std::span<const NamedSpan> chapters);

/// "a..b" with 0 <= a < b.
Expected<FrameRange> parse_frame_range(std::string_view text);
/// "i/n" with 1 <= i <= n.
Expected<Shard> parse_shard(std::string_view text);
/// The i-th of n parts whose sizes differ by at most one; may be empty when there are more parts than frames.
FrameRange shard_of(FrameRange range, Shard shard);

/// Error (usage): contradicting or empty selections, frames or times beyond the end, an unknown chapter.
/// An end time beyond the film's means its end.
Expected<FrameRange> select_frames(const FrameSelection& selection, const FilmTimes& film);

} // namespace bagration
