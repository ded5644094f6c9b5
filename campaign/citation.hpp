#pragma once
// How works are named to people, and which of them a film rests on.
#include "campaign/model.hpp"

#include <string>
#include <vector>

namespace bagration {

/// "Author: Title (year)", without what is not known. No line breaks.
std::string citation(const Source& source);
/// The same by id; the id itself when there is no such source.
std::string citation(const Campaign& campaign, const std::string& source_id);

/// What a campaign's film rests on, each list in the order of the citations, no work in both.
struct CitedWorks {
    std::vector<const Source*> narration; ///< Named by the cues of the film.
    std::vector<const Source*> map;       ///< Named only by places, traces, areas, arrows and events.
};
CitedWorks cited_works(const Campaign& campaign);

} // namespace bagration
