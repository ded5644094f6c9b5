#include "campaign/time.hpp"

#include "terrain/geo/contract.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <numeric>

namespace bagration {
namespace {

// Products of frames, rates and ticks pass 64 bits after a few minutes of film.
__extension__ using Wide = __int128;

bool all_digits(std::string_view text) {
    for (const char c : text)
        if (c < '0' || c > '9') return false;
    return !text.empty();
}

/// A plain decimal number without sign, at most `max_digits` long.
std::optional<std::int64_t> parse_digits(std::string_view text, std::size_t max_digits) {
    if (!all_digits(text) || text.size() > max_digits) return std::nullopt;
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string padded(std::int64_t value, std::size_t width) {
    std::string digits = std::to_string(value);
    if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
    return digits;
}

std::int64_t power_of_ten(std::size_t exponent) {
    std::int64_t power = 1;
    for (std::size_t i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

std::int64_t rounded_quotient(Wide numerator, Wide denominator) {
    return static_cast<std::int64_t>((2 * numerator + denominator) / (2 * denominator));
}

/// "HH:MM" or "HH:MM:00".
std::optional<std::chrono::minutes> parse_clock(std::string_view text) {
    if (text.size() == 8) {
        if (text.substr(5) != ":00") return std::nullopt;
        text = text.substr(0, 5);
    }
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto hour = parse_digits(text.substr(0, 2), 2);
    const auto minute = parse_digits(text.substr(3, 2), 2);
    if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    return std::chrono::minutes(*hour * 60 + *minute);
}

/// "s", "s.fff": exact in ticks up to nanoseconds.
std::optional<std::int64_t> parse_seconds_as_ticks(std::string_view text) {
    const std::size_t dot = text.find('.');
    const auto whole = parse_digits(text.substr(0, dot), 9);
    if (!whole) return std::nullopt;
    std::int64_t ticks = *whole * ShowTime::ticks_per_second;
    if (dot != std::string_view::npos) {
        const std::string_view digits = text.substr(dot + 1);
        const auto fraction = parse_digits(digits, 9);
        if (!fraction) return std::nullopt;
        ticks += rounded_quotient(Wide(*fraction) * ShowTime::ticks_per_second, power_of_ten(digits.size()));
    }
    return ticks;
}

} // namespace

std::optional<CampaignTime> parse_campaign_time(std::string_view text, int hour_of_bare_date) {
    BAGRATION_EXPECTS(hour_of_bare_date >= 0 && hour_of_bare_date < 24);
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = parse_digits(text.substr(0, 4), 4);
    const auto month = parse_digits(text.substr(5, 2), 2);
    const auto day = parse_digits(text.substr(8, 2), 2);
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return std::nullopt;
    const CampaignTime midnight = std::chrono::local_days(date);
    if (text.size() == 10) return midnight + std::chrono::hours(hour_of_bare_date);
    if (text[10] != 'T' && text[10] != ' ') return std::nullopt;
    const auto clock = parse_clock(text.substr(11));
    if (!clock) return std::nullopt;
    return midnight + *clock;
}

std::string to_date_string(CampaignTime time) {
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(time)};
    return padded(static_cast<int>(date.year()), 4) + '-' + padded(static_cast<unsigned>(date.month()), 2) +
           '-' + padded(static_cast<unsigned>(date.day()), 2);
}

std::string to_string(CampaignTime time) {
    const auto of_day = time - std::chrono::floor<std::chrono::days>(time);
    return to_date_string(time) + 'T' + padded(of_day.count() / 60, 2) + ':' + padded(of_day.count() % 60, 2);
}

double days_between(CampaignTime from, CampaignTime to) {
    return static_cast<double>((to - from).count()) / (24.0 * 60.0);
}

ShowTime ShowTime::from_seconds(double seconds) {
    BAGRATION_EXPECTS(std::isfinite(seconds) && std::abs(seconds) < 1e9);
    return {std::llround(seconds * static_cast<double>(ticks_per_second))};
}

std::optional<ShowTime> parse_show_time(std::string_view text) {
    const std::size_t last_colon = text.rfind(':');
    if (last_colon == std::string_view::npos) {
        const auto ticks = parse_seconds_as_ticks(text);
        return ticks ? std::optional(ShowTime{*ticks}) : std::nullopt;
    }
    const auto ticks = parse_seconds_as_ticks(text.substr(last_colon + 1));
    if (!ticks || *ticks >= 60 * ShowTime::ticks_per_second) return std::nullopt;
    const std::string_view before = text.substr(0, last_colon);
    const std::size_t first_colon = before.find(':');
    std::optional<std::int64_t> hours = 0;
    std::optional<std::int64_t> minutes;
    if (first_colon == std::string_view::npos) {
        minutes = parse_digits(before, 6);
    } else {
        hours = parse_digits(before.substr(0, first_colon), 5);
        minutes = parse_digits(before.substr(first_colon + 1), 2);
        if (minutes && *minutes > 59) return std::nullopt;
    }
    if (!hours || !minutes) return std::nullopt;
    return ShowTime{*ticks + (*hours * 3600 + *minutes * 60) * ShowTime::ticks_per_second};
}

std::string to_string(ShowTime time) {
    constexpr std::int64_t ticks_per_millisecond = ShowTime::ticks_per_second / 1000;
    const std::int64_t magnitude = time.ticks < 0 ? -time.ticks : time.ticks;
    const std::int64_t ms = (magnitude + ticks_per_millisecond / 2) / ticks_per_millisecond;
    const std::int64_t hours = ms / 3'600'000;
    const std::int64_t minutes = ms / 60'000 % 60;
    std::string text = time.ticks < 0 && ms > 0 ? "-" : "";
    if (hours > 0) text += std::to_string(hours) + ':';
    text += hours > 0 ? padded(minutes, 2) : std::to_string(minutes);
    return text + ':' + padded(ms / 1000 % 60, 2) + '.' + padded(ms % 1000, 3);
}

ShowTime FrameRate::time_of(std::int64_t frame) const {
    BAGRATION_EXPECTS(frame >= 0 && numerator > 0 && denominator > 0);
    return {rounded_quotient(Wide(frame) * denominator * ShowTime::ticks_per_second, numerator)};
}

std::int64_t FrameRate::first_frame_at(ShowTime t) const {
    BAGRATION_EXPECTS(numerator > 0 && denominator > 0);
    if (t.ticks <= 0) return 0;
    auto frame = static_cast<std::int64_t>(Wide(t.ticks) * numerator /
                                           (Wide(denominator) * ShowTime::ticks_per_second));
    // The quotient is exact up to the rounding of time_of to ticks.
    while (frame > 0 && time_of(frame - 1) >= t)
        --frame;
    while (time_of(frame) < t)
        ++frame;
    return frame;
}

std::optional<FrameRate> parse_frame_rate(std::string_view text) {
    constexpr std::size_t max_digits = 9;
    FrameRate rate;
    if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
        const auto numerator = parse_digits(text.substr(0, slash), max_digits);
        const auto denominator = parse_digits(text.substr(slash + 1), max_digits);
        if (!numerator || !denominator || *denominator == 0) return std::nullopt;
        rate = {*numerator, *denominator};
    } else if (const std::size_t dot = text.find('.'); dot != std::string_view::npos) {
        const std::string_view digits = text.substr(dot + 1);
        const auto whole = parse_digits(text.substr(0, dot), 4);
        const auto fraction = parse_digits(digits, 6);
        if (!whole || !fraction) return std::nullopt;
        const std::int64_t scale = power_of_ten(digits.size());
        rate = {*whole * scale + *fraction, scale};
        // "29.97" means the NTSC rate that it abbreviates: n * 1000/1001, to the digits that were given.
        const std::int64_t ntsc = *whole + 1;
        if (std::abs(rate.value() - static_cast<double>(ntsc) * 1000.0 / 1001.0) <=
                0.5 / static_cast<double>(scale) &&
            scale >= 100)
            rate = {ntsc * 1000, 1001};
    } else {
        const auto whole = parse_digits(text, 4);
        if (!whole) return std::nullopt;
        rate = {*whole, 1};
    }
    if (rate.numerator == 0 || rate.value() > 1000) return std::nullopt;
    const std::int64_t divisor = std::gcd(rate.numerator, rate.denominator);
    return FrameRate{rate.numerator / divisor, rate.denominator / divisor};
}

std::string to_string(FrameRate rate) {
    std::string text = std::to_string(rate.numerator);
    if (rate.denominator != 1) text += '/' + std::to_string(rate.denominator);
    return text;
}

} // namespace bagration
