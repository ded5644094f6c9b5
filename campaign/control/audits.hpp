#pragma once
// What the drawn front says against its own evidence and against common sense: for `validate`.
#include "campaign/control/control_field.hpp"
#include "campaign/explained.hpp"

#include <optional>
#include <string>
#include <vector>

namespace bagration {

/// A warning, and what it is about.
struct Finding {
    FindingKind kind = FindingKind::conflict;
    std::string about;              ///< Id; empty when it is about a place and day.
    std::optional<PlanePoint> at;   ///< Of `cut_off`.
    std::optional<CampaignTime> on; ///< Of `speed` and `cut_off`.
    Diagnostic diagnostic;
};

/// What field.conflicts() says, as findings.
std::vector<Finding> audit_conflicts(const Campaign& campaign, const ControlField& field);
/// Places that the drawn front passes on another day than they are dated.
std::vector<Finding> audit_dates(const Campaign& campaign, const ControlField& field);
/// Days on which the front moves faster than armies do.
std::vector<Finding> audit_speed(const Campaign& campaign, const ControlField& field);
/// Small pieces of ground cut off from their side that no area and no place explains. Islands in the sea are
/// not cut off by a front.
std::vector<Finding> audit_islands(const Campaign& campaign, const ControlField& field);
/// Pockets whose ground was cut off before they were born, and was no part of another pocket.
std::vector<Finding> audit_pockets(const Campaign& campaign, const ControlField& field);
/// Formations whose dated positions lie far behind the other side's front, also a day before and after.
std::vector<Finding> audit_formations(const Campaign& campaign, const ControlField& field);
/// Objects that cite what is no source.
std::vector<Diagnostic> audit_sources(const Campaign& campaign);

/// Kilometres by which a point lies behind the other bloc's front; empty when it stands on its own side's
/// ground, or nothing is told of it. Points of sides of neither bloc are never wrong.
std::optional<double> wrong_side_km(const Campaign& campaign, const ControlField& field, PlanePoint point,
                                    SideIndex side, CampaignTime time);

/// All of them; takes some seconds at most. What is explained becomes a note with its reason, an explanation
/// of nothing a warning.
std::vector<Diagnostic> audit(const Campaign& campaign, const ControlField& field,
                              const std::vector<Explained>& explained = {});

} // namespace bagration
