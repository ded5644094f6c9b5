#pragma once
// What the drawn front says against its own evidence and against common sense: for `validate`.
#include "campaign/control/control_field.hpp"

#include <string>
#include <vector>

namespace bagration {

/// Places that the drawn front passes on another day than they are dated.
std::vector<Diagnostic> audit_dates(const Campaign& campaign, const ControlField& field);
/// Days on which the front moves faster than armies do.
std::vector<Diagnostic> audit_speed(const Campaign& campaign, const ControlField& field);
/// Small pieces of ground cut off from their side that no area and no place explains.
std::vector<Diagnostic> audit_islands(const Campaign& campaign, const ControlField& field);
/// Pockets whose ground was cut off before they were born.
std::vector<Diagnostic> audit_pockets(const Campaign& campaign, const ControlField& field);
/// Formations whose dated positions lie far behind the other side's front.
std::vector<Diagnostic> audit_formations(const Campaign& campaign, const ControlField& field);
/// Objects that cite what is no source.
std::vector<Diagnostic> audit_sources(const Campaign& campaign);

/// Kilometres by which a point lies behind the other bloc's front; empty when it stands on its own side's
/// ground, or nothing is told of it. Points of sides of neither bloc are never wrong.
std::optional<double> wrong_side_km(const Campaign& campaign, const ControlField& field, PlanePoint point,
                                    SideIndex side, CampaignTime time);

/// All of them; takes some seconds at most.
std::vector<Diagnostic> audit(const Campaign& campaign, const ControlField& field);

} // namespace bagration
