#pragma once
// What a shot is about, or what happened: a thing of the campaign by its id, as the panels name it and go to
// it.
#include "app/player/gui.hpp"

#include <optional>
#include <string>

namespace bagration {

struct Subject {
    std::string name;
    std::optional<PlanePoint> point;
    std::optional<CampaignTime> date; ///< When it happens or begins; empty for what is always there.
    const Provenance* provenance = nullptr;
};

/// Areas, arrows, places, events and formations; empty when nothing of this id has a name in the language.
std::optional<Subject> subject_of(const Campaign& campaign, const std::string& language,
                                  const std::string& id, CampaignTime now);

/// A row with the subject's name and date: a click on it flies there and, where the film shows the date, goes
/// to it.
void draw_subject(const Gui& gui, const Subject& subject, int index);

} // namespace bagration
