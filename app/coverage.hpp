#pragma once
// Which parts of the story (the ids that a campaign promises to tell) are told by which chapters and events.
#include "app/json_shapes.hpp"
#include "campaign/model.hpp"

#include <string>
#include <vector>

namespace bagration {

struct StoryCoverage {
    std::string id;
    std::vector<std::string> chapters, events; ///< Ids of what tells it, in the campaign's order.
    bool told() const { return !chapters.empty() || !events.empty(); }
};

struct Coverage {
    std::vector<StoryCoverage> stories; ///< In the campaign's order.
    std::vector<std::string> missing;   ///< Told by nothing.
};

Coverage coverage_of(const Campaign& campaign);

/// {"stories": [{"id","chapters","events"}], "missing": [...]}
Json to_json(const Coverage& coverage);

} // namespace bagration
