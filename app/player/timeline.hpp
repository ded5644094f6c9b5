#pragma once
// What the bar at the bottom shows of the whole film: where months begin and where events crowd. Computed
// once.
#include "renderer/scene/show.hpp"

#include <vector>

namespace bagration {

struct Timeline {
    struct Month {
        CampaignTime begin;
        double share = 0; ///< Of the film's length, [0, 1].
    };
    std::vector<Month> months;   ///< Ascending in share; months that the film never reaches are left out.
    std::vector<double> density; ///< Events per bin of equal film length, smoothed, the fullest = 1.
};

Timeline build_timeline(const Campaign& campaign, const Script& script);

} // namespace bagration
