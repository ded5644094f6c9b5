#pragma once
// From the traces of one day to sections of its front: joined where they belong together, smoothed, and
// completed with what the front was before where the day says nothing.
#include "campaign/control/front_distance.hpp"

#include <span>

namespace bagration {

/// All traces of one instant.
struct DayTraces {
    CampaignTime date;
    std::vector<Polyline> lines;
    bool partial = true; ///< All of them tell of their own stretch only.
};

std::vector<DayTraces> traces_by_day(const Campaign& campaign);

/// The day's traces, ends joined across short gaps, as smooth lines.
std::vector<FrontSection> own_sections(const DayTraces& day);

/// Adds, at every open end that lies inland, the stretch of the earlier front that leads on from there:
/// upstream of a start, downstream of an end, until it meets another section or its own end.
/// On a `partial` day also what of the earlier front lies away from the day's sections.
void carry_over(const GroundMask& ground, std::vector<FrontSection>& sections,
                const std::vector<FrontSection>& earlier, bool partial);

} // namespace bagration
