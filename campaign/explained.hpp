#pragma once
// What `validate` would warn of, and history explains: explained.toml.
#include "campaign/model.hpp"

#include <optional>
#include <string>

namespace bagration {

/// What the audits of the control field find.
enum class FindingKind {
    conflict,  ///< A place's date against traces and areas.
    date,      ///< A place that the drawn front passes on another day.
    speed,     ///< A front faster than armies.
    cut_off,   ///< A small piece of ground that nothing tells of.
    pocket,    ///< A pocket that was cut off before it was born.
    formation, ///< A formation on the other side's ground.
};

/// Findings of one kind about one object, or around a place and date.
struct Explained {
    FindingKind kind = FindingKind::conflict;
    std::string about;            ///< Id of a place, area or formation; empty for `speed` and `cut_off`.
    std::optional<PlanePoint> at; ///< Of `cut_off`: within explained_around_m.
    CampaignTime from, to;        ///< Of `speed` and `cut_off`: the days of the finding, both included.
    std::string why;
    Provenance provenance;
};

inline constexpr double explained_around_m = 60'000;

} // namespace bagration
