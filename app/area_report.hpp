#pragma once
// Ground held by each bloc, day by day: as a table, as a chart, and the days on which it jumps.
#include "campaign/control/control_field.hpp"

#include <string>
#include <vector>

namespace bagration {

/// Told land at 06:00 of a day, km2; `taken_km2` by the positive bloc until 06:00 of the next day.
struct DayArea {
    CampaignTime day;
    double negative_km2 = 0, positive_km2 = 0;
    double taken_km2 = 0;
};

std::vector<DayArea> areas_by_day(const ControlField& field);

/// "date,<negative side>_km2,<positive side>_km2,taken_km2", one line per day.
std::string area_csv(const Campaign& campaign, const std::vector<DayArea>& days);

/// A chart of the negative bloc's ground with months below and the largest jumps marked by their dates.
/// SVG 1.1, no fonts or files but itself.
std::string area_svg(const Campaign& campaign, const std::vector<DayArea>& days);

/// A day on which far more ground changes hands than on the days around it, and what the campaign tells of
/// it.
struct AreaJump {
    CampaignTime day;
    double taken_km2 = 0;
    std::vector<std::string> explanations; ///< Titles of events, and ids of areas that begin or end.
};
/// Largest first.
std::vector<AreaJump> area_jumps(const Campaign& campaign, const std::vector<DayArea>& days);

} // namespace bagration
