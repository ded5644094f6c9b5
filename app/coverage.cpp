#include "app/coverage.hpp"

#include <algorithm>

namespace bagration {

namespace {

template <class Teller>
std::vector<std::string> tellers_of(const std::string& story, const std::vector<Teller>& candidates) {
    std::vector<std::string> ids;
    for (const Teller& candidate : candidates)
        if (std::find(candidate.tells.begin(), candidate.tells.end(), story) != candidate.tells.end())
            ids.push_back(candidate.id);
    return ids;
}

} // namespace

Coverage coverage_of(const Campaign& campaign) {
    Coverage coverage;
    for (const std::string& id : campaign.story_ids) {
        coverage.stories.push_back({id, tellers_of(id, campaign.chapters), tellers_of(id, campaign.events)});
        if (!coverage.stories.back().told()) coverage.missing.push_back(id);
    }
    return coverage;
}

Json to_json(const Coverage& coverage) {
    Json stories = Json::array();
    for (const StoryCoverage& story : coverage.stories)
        stories.push_back({{"id", story.id}, {"chapters", story.chapters}, {"events", story.events}});
    return {{"stories", stories}, {"missing", coverage.missing}};
}

} // namespace bagration
