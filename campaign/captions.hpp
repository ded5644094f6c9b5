#pragma once
// Captions as lines and as subtitle files. Times are those of whole frames, so that a caption in the file
// stands on exactly the frames on which it is burnt into the picture.
#include "campaign/script.hpp"

#include <limits>
#include <string>
#include <vector>

namespace bagration {

inline constexpr std::size_t longest_caption_line = 42; ///< Characters.
inline constexpr std::size_t longest_caption = 2 * longest_caption_line;

/// The lines of a caption: its own line breaks where it has some, else one line, else two of about equal
/// length, broken at a blank, after punctuation where that is near. Lines are longer than 42 characters only
/// when nothing else is possible.
std::vector<std::string> caption_lines(const std::string& caption);

/// The frames [begin, end) of a film that a subtitle file belongs to; its time 0 is frame `begin`.
struct CaptionFrames {
    std::int64_t begin = 0;
    std::int64_t end = std::numeric_limits<std::int64_t>::max();
};

/// SubRip. UTF-8, no byte order mark.
std::string srt_text(const Campaign& campaign, const Script& script, const std::string& language,
                     FrameRate rate, CaptionFrames frames = {});
/// WebVTT.
std::string webvtt_text(const Campaign& campaign, const Script& script, const std::string& language,
                        FrameRate rate, CaptionFrames frames = {});

} // namespace bagration
