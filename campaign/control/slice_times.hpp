#pragma once
// The instants of the slices.
#include "campaign/model.hpp"

#include <vector>

namespace bagration {

/// Every day at 06:00, when events dated by day take effect, and every other instant at which evidence
/// changes.
std::vector<CampaignTime> slice_times(const Campaign& campaign);

/// Whether an instant is one of those that come once a day.
inline bool is_daily(CampaignTime time) {
    return time - std::chrono::floor<std::chrono::days>(time) == std::chrono::hours{6};
}

} // namespace bagration
