#include "app/player/timeline.hpp"


#include <algorithm>
#include <array>
#include <cmath>

namespace bagration {
namespace {

constexpr int bin_count = 160;

double share_of(ShowTime time, ShowTime duration) {
    return static_cast<double>(time.ticks) / static_cast<double>(std::max<std::int64_t>(duration.ticks, 1));
}

/// The film shows the date at this time, and not only the nearest one that it has.
bool is_told(const Script& script, ShowTime time, CampaignTime date) {
    return std::abs(days_between(script.moment_at(time).campaign_time, date)) < 1.0;
}

std::vector<double> event_density(const Campaign& campaign, const Script& script) {
    std::vector<double> counts(bin_count, 0.0);
    for (const Event& event : campaign.events) {
        const ShowTime time = script.show_time_of(event.date);
        if (!is_told(script, time, event.date)) continue;
        const auto bin = static_cast<std::size_t>(share_of(time, script.duration()) * bin_count);
        counts[std::min<std::size_t>(bin, bin_count - 1)] += 1;
    }
    constexpr std::array kernel{0.06, 0.24, 0.4, 0.24, 0.06};
    std::vector<double> smooth(bin_count, 0.0);
    for (int i = 0; i < bin_count; ++i)
        for (int k = -2; k <= 2; ++k)
            if (i + k >= 0 && i + k < bin_count)
                smooth[static_cast<std::size_t>(i)] +=
                    kernel[static_cast<std::size_t>(k + 2)] * counts[static_cast<std::size_t>(i + k)];
    const double fullest = *std::max_element(smooth.begin(), smooth.end());
    if (fullest > 0)
        for (double& value : smooth)
            value /= fullest;
    return smooth;
}

std::vector<Timeline::Month> told_months(const Campaign& campaign, const Script& script) {
    using namespace std::chrono;
    std::vector<Timeline::Month> months;
    const year_month_day first(floor<days>(campaign.start));
    for (year_month month = first.year() / first.month();; month += std::chrono::months(1)) {
        const CampaignTime begin = std::max(CampaignTime(local_days(month / 1)), campaign.start);
        if (begin >= campaign.end) break;
        const ShowTime time = script.show_time_of(begin);
        if (!is_told(script, time, begin)) continue;
        const double share = share_of(time, script.duration());
        if (months.empty() || share > months.back().share) months.push_back({begin, share});
    }
    return months;
}

} // namespace

Timeline build_timeline(const Campaign& campaign, const Script& script) {
    return {told_months(campaign, script), event_density(campaign, script)};
}

} // namespace bagration
