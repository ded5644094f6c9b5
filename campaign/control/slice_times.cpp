#include "campaign/control/slice_times.hpp"

#include <algorithm>

namespace bagration {

std::vector<CampaignTime> slice_times(const Campaign& campaign) {
    std::vector<CampaignTime> times{campaign.start, campaign.end};
    const auto add = [&](CampaignTime time) {
        if (time > campaign.start && time < campaign.end) times.push_back(time);
    };
    using namespace std::chrono;
    const auto first_day = floor<days>(campaign.start);
    for (auto day = first_day; day <= floor<days>(campaign.end); day += days{1})
        add(CampaignTime(day) + hours{6});
    for (const Trace& trace : campaign.traces)
        add(trace.date);
    for (const Place& place : campaign.places)
        for (const ControlChange& change : place.control)
            add(change.since);
    for (const Area& area : campaign.areas) {
        add(area.from);
        add(area.to);
        for (const DatedRing& ring : area.rings)
            add(ring.date);
    }
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    return times;
}

} // namespace bagration
