#pragma once
// The two time axes. Show time is the film's; campaign time is history's. Only the Script converts between
// them.
#include "terrain/geo/result.hpp"

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bagration {

/// A historical minute in the theatre's local time. 1944 is before 1970: negative, never a time_t.
using CampaignTime = std::chrono::local_time<std::chrono::minutes>;
using CampaignDuration = std::chrono::minutes;

/// "1944-07-03", "1944-07-03T12:00" (also a blank instead of T); seconds are accepted when they are 00.
/// A bare date means `hour_of_bare_date`:00 (12 for queries, 6 for events dated by day).
/// Empty for anything else, also for 1944-06-31.
std::optional<CampaignTime> parse_campaign_time(std::string_view text, int hour_of_bare_date);
/// "1944-07-03T12:00"
std::string to_string(CampaignTime time);
/// "1944-07-03"
std::string to_date_string(CampaignTime time);
/// Days between two campaign times, with fraction.
double days_between(CampaignTime from, CampaignTime to);

/// Time in the film, exact for 24, 25, 30, 48, 50, 60 and all 1000/1001 rates, 44.1 and 48 kHz.
struct ShowTime {
    static constexpr std::int64_t ticks_per_second = 705'600'000;
    std::int64_t ticks = 0;

    static ShowTime from_seconds(double seconds);
    double seconds() const { return static_cast<double>(ticks) / ticks_per_second; }
    friend auto operator<=>(const ShowTime&, const ShowTime&) = default;
    friend ShowTime operator+(ShowTime a, ShowTime b) { return {a.ticks + b.ticks}; }
    friend ShowTime operator-(ShowTime a, ShowTime b) { return {a.ticks - b.ticks}; }
};

/// "[h:]m:s[.fff]" or plain seconds; empty when malformed or negative.
std::optional<ShowTime> parse_show_time(std::string_view text);
/// "m:ss.mmm", with hours when there are any.
std::string to_string(ShowTime time);

/// Frames per second as a fraction.
struct FrameRate {
    std::int64_t numerator = 25;
    std::int64_t denominator = 1;

    /// Frame n is at exactly n * denominator / numerator seconds (rounded to the tick where it does not
    /// divide).
    ShowTime time_of(std::int64_t frame) const;
    /// Number of frames with time < t, i.e. the first frame at or after t: frame n belongs to [a, b) when
    /// first_frame_at(a) <= n < first_frame_at(b).
    std::int64_t first_frame_at(ShowTime t) const;
    double value() const { return static_cast<double>(numerator) / static_cast<double>(denominator); }
    friend bool operator==(const FrameRate&, const FrameRate&) = default;
};

/// "25", "30000/1001", "29.97" (= 30000/1001), "23.976", "59.94"; empty when malformed or not in (0, 1000].
std::optional<FrameRate> parse_frame_rate(std::string_view text);
/// "25", "30000/1001": what parse_frame_rate reads back.
std::string to_string(FrameRate rate);

} // namespace bagration
