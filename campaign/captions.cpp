#include "campaign/captions.hpp"

#include "campaign/utf8.hpp"

#include <algorithm>
#include <string_view>

namespace bagration {
namespace {

constexpr std::string_view punctuation = ",.;:!?";
// A break after punctuation may make the lines this much more unequal, in characters.
constexpr std::size_t punctuation_bonus = 12;

std::vector<std::string> split_lines(const std::string& caption) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin <= caption.size();) {
        const std::size_t end = std::min(caption.find('\n', begin), caption.size());
        if (end > begin)
            lines.push_back(caption.substr(begin, end - begin)); // An empty line would end a cue.
        begin = end + 1;
    }
    return lines;
}

/// How bad a break between two lines is: too long first, then unequal.
std::size_t badness(std::string_view before, std::string_view after) {
    const std::size_t a = code_point_count(before), b = code_point_count(after);
    const std::size_t longest = std::max(a, b);
    const std::size_t excess = longest > longest_caption_line ? longest - longest_caption_line : 0;
    const bool after_punctuation =
        !before.empty() && punctuation.find(before.back()) != std::string_view::npos;
    return excess * 1000 + (longest - std::min(a, b)) + (after_punctuation ? 0 : punctuation_bonus);
}

/// Hours, minutes, seconds and milliseconds, rounded down: a frame is never before the time that names it.
std::string clock_text(ShowTime time, char decimal_mark) {
    const std::int64_t ms = time.ticks / (ShowTime::ticks_per_second / 1000);
    const auto padded = [](std::int64_t value, std::size_t width) {
        const std::string digits = std::to_string(value);
        return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
    };
    return padded(ms / 3'600'000, 2) + ':' + padded(ms / 60'000 % 60, 2) + ':' + padded(ms / 1000 % 60, 2) +
           decimal_mark + padded(ms % 1000, 3);
}

std::string escaped_for_webvtt(const std::string& text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '&')
            escaped += "&amp;";
        else if (c == '<')
            escaped += "&lt;";
        else if (c == '>')
            escaped += "&gt;";
        else
            escaped += c;
    }
    return escaped;
}

struct Subtitle {
    ShowTime begin, end;
    std::vector<std::string> lines;
};

std::vector<Subtitle> subtitles(const Campaign& campaign, const Script& script, const std::string& language,
                                FrameRate rate, CaptionFrames frames) {
    std::vector<Subtitle> result;
    const ShowTime origin = rate.time_of(frames.begin);
    for (const ActiveCue& cue : script.cues()) {
        const std::int64_t begin = std::max(rate.first_frame_at(cue.begin), frames.begin);
        const std::int64_t end = std::min(rate.first_frame_at(cue.end), frames.end);
        if (begin >= end) continue;
        result.push_back({rate.time_of(begin) - origin, rate.time_of(end) - origin,
                          caption_lines(campaign.text(language, cue.cue->text))});
    }
    return result;
}

} // namespace

std::vector<std::string> caption_lines(const std::string& caption) {
    if (caption.find('\n') != std::string::npos) return split_lines(caption);
    if (code_point_count(caption) <= longest_caption_line) return {caption};
    const std::string_view text = caption;
    std::size_t best = std::string_view::npos;
    for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
        if (best == std::string_view::npos || badness(text.substr(0, at), text.substr(at + 1)) <
                                                  badness(text.substr(0, best), text.substr(best + 1)))
            best = at;
    }
    if (best == std::string_view::npos) return {caption};
    return {caption.substr(0, best), caption.substr(best + 1)};
}

std::string srt_text(const Campaign& campaign, const Script& script, const std::string& language,
                     FrameRate rate, CaptionFrames frames) {
    std::string file;
    int number = 0;
    for (const Subtitle& subtitle : subtitles(campaign, script, language, rate, frames)) {
        file += std::to_string(++number) + '\n';
        file += clock_text(subtitle.begin, ',') + " --> " + clock_text(subtitle.end, ',') + '\n';
        for (const std::string& line : subtitle.lines)
            file += line + '\n';
        file += '\n';
    }
    return file;
}

std::string webvtt_text(const Campaign& campaign, const Script& script, const std::string& language,
                        FrameRate rate, CaptionFrames frames) {
    std::string file = "WEBVTT\n\n";
    for (const Subtitle& subtitle : subtitles(campaign, script, language, rate, frames)) {
        file += clock_text(subtitle.begin, '.') + " --> " + clock_text(subtitle.end, '.') + '\n';
        for (const std::string& line : subtitle.lines)
            file += escaped_for_webvtt(line) + '\n';
        file += '\n';
    }
    return file;
}

} // namespace bagration
