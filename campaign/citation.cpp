#include "campaign/citation.hpp"

#include <algorithm>
#include <set>

namespace bagration {
namespace {

std::vector<const Source*> in_order(const Campaign& campaign, const std::set<std::string>& ids) {
    std::vector<const Source*> works;
    for (const std::string& id : ids)
        if (const auto found = campaign.sources.find(id); found != campaign.sources.end())
            works.push_back(&found->second);
    std::stable_sort(works.begin(), works.end(),
                     [](const Source* a, const Source* b) { return citation(*a) < citation(*b); });
    return works;
}

} // namespace

std::string citation(const Source& source) {
    std::string text = source.author.empty() ? source.title : source.author + ": " + source.title;
    if (!source.year.empty()) text += " (" + source.year + ")";
    return text;
}

std::string citation(const Campaign& campaign, const std::string& source_id) {
    const auto found = campaign.sources.find(source_id);
    return found == campaign.sources.end() ? source_id : citation(found->second);
}

CitedWorks cited_works(const Campaign& campaign) {
    std::set<std::string> told, drawn;
    for (const Chapter& chapter : campaign.chapters)
        for (const Shot& shot : chapter.shots)
            for (const Cue& cue : shot.cues)
                told.insert(cue.sources.begin(), cue.sources.end());
    const auto add_all = [&](const auto& objects) {
        for (const auto& object : objects)
            for (const std::string& id : object.provenance.sources)
                if (!told.contains(id)) drawn.insert(id);
    };
    add_all(campaign.places);
    add_all(campaign.traces);
    add_all(campaign.areas);
    add_all(campaign.arrows);
    add_all(campaign.events);
    return {in_order(campaign, told), in_order(campaign, drawn)};
}

} // namespace bagration
