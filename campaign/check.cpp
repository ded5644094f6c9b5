#include "campaign/check.hpp"

#include "campaign/captions.hpp"
#include "campaign/utf8.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {
namespace {

constexpr double fastest_characters_per_second = 15;

template <class T>
void append_ids(std::vector<std::string>& ids, const std::vector<T>& items) {
    for (const T& item : items)
        ids.push_back(item.id);
}

void check_member(Loading& loading, const LocatedString& name, const std::string& what,
                  const std::set<std::string>& known) {
    if (known.contains(name.text)) return;
    loading.findings.unknown_word(name.place, what, name.text, {known.begin(), known.end()});
}

void check_text(Loading& loading, const LocatedString& key, std::set<std::string>& reported) {
    std::string missing;
    for (const auto& [language, table] : loading.campaign->texts) {
        const auto listed = plain_strings(loading.languages);
        if (std::find(listed.begin(), listed.end(), language) == listed.end()) continue;
        if (!table.entries.contains(key.text)) missing += (missing.empty() ? "" : ", ") + language;
    }
    if (missing.empty() || !reported.insert(key.text).second) return;
    std::vector<std::string> keys;
    for (const auto& [language, table] : loading.campaign->texts)
        for (const auto& [other, text] : table.entries)
            keys.push_back(other);
    const std::string nearest = nearest_word(key.text, keys);
    const std::string hint = nearest.empty() || nearest == key.text
                                 ? "add the key \"" + key.text + "\" to [text]"
                                 : "did you mean '" + nearest + "'?";
    loading.findings.error(key.place, "the text '" + key.text + "' is missing in: " + missing, hint);
}

void check_references(Loading& loading) {
    const Campaign& campaign = *loading.campaign;
    std::set<std::string> sources;
    for (const auto& [id, source] : campaign.sources)
        sources.insert(id);
    const std::set<std::string> stories(campaign.story_ids.begin(), campaign.story_ids.end());
    std::vector<std::string> subjects;
    append_ids(subjects, campaign.areas);
    append_ids(subjects, campaign.arrows);
    append_ids(subjects, campaign.places);
    append_ids(subjects, campaign.events);
    append_ids(subjects, campaign.formations);
    const std::set<std::string> highlights(subjects.begin(), subjects.end());
    append_ids(subjects, campaign.traces);
    subjects.push_back(whole_front_subject);
    const std::set<std::string> frames(subjects.begin(), subjects.end());
    std::vector<std::string> ids;
    append_ids(ids, campaign.formations);
    const std::set<std::string> formations(ids.begin(), ids.end());
    ids = {front_length_series, negative_area_series};
    append_ids(ids, campaign.series);
    const std::set<std::string> series(ids.begin(), ids.end());
    const bool knows_highlights = loading.readable("areas.geojson") && loading.readable("arrows.geojson") &&
                                  loading.readable("places.csv") && loading.readable("events.toml") &&
                                  loading.readable("formations.toml");
    std::set<std::string> reported_texts;
    for (const auto& [kind, name] : loading.references) {
        switch (kind) {
        case ReferenceKind::source:
            if (loading.readable("sources.toml")) check_member(loading, name, "source", sources);
            break;
        case ReferenceKind::story:
            if (loading.readable("campaign.toml")) check_member(loading, name, "story id", stories);
            break;
        case ReferenceKind::highlight:
            if (knows_highlights)
                check_member(loading, name, "area, arrow, place, event or formation", highlights);
            break;
        case ReferenceKind::subject:
            if (knows_highlights && loading.readable("traces.geojson"))
                check_member(loading, name, "area, arrow, place, event, formation or trace", frames);
            break;
        case ReferenceKind::formation:
            if (loading.readable("formations.toml")) check_member(loading, name, "formation", formations);
            break;
        case ReferenceKind::series:
            if (loading.readable("series.toml")) check_member(loading, name, "series", series);
            break;
        case ReferenceKind::text:
            check_text(loading, name, reported_texts);
            break;
        }
    }
}

/// Texts that belong to an object by its id and need not be named anywhere: "place.minsk".
bool belongs_to_object(const std::string& key) {
    static constexpr const char* prefixes[] = {"place.", "source.", "side.",
                                               "view.",  "story.",  "name."};
    return std::any_of(std::begin(prefixes), std::end(prefixes),
                       [&](const char* prefix) { return key.starts_with(prefix); });
}

void check_unused_texts(Loading& loading) {
    std::set<std::string> used;
    for (const Reference& reference : loading.references)
        if (reference.kind == ReferenceKind::text) used.insert(reference.name.text);
    for (const auto& [language, table] : loading.campaign->texts)
        for (const auto& [key, place] : table.places)
            if (!used.contains(key) && !belongs_to_object(key))
                loading.findings.warning(place, "nothing uses the text '" + key + "'");
}

bool fits_two_lines(const std::string& caption) {
    const std::vector<std::string> lines = caption_lines(caption);
    return lines.size() <= 2 && std::all_of(lines.begin(), lines.end(), [](const std::string& line) {
               return code_point_count(line) <= longest_caption_line;
           });
}

std::string seconds_text(double seconds) {
    const long tenths = std::lround(std::ceil(seconds * 10));
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
}

void check_caption(Loading& loading, const Cue& cue, const TextTable& table) {
    const auto entry = table.entries.find(cue.text);
    if (entry == table.entries.end()) return;
    const SourcePlace& place = table.places.at(cue.text);
    const std::size_t length = code_point_count(entry->second);
    if (length > longest_caption)
        loading.findings.error(place,
                               "this caption has " + std::to_string(length) + " characters, at most 84 fit",
                               "shorten it, or divide it over two cues");
    else if (!fits_two_lines(entry->second))
        loading.findings.warning(place, "this caption does not fit into two lines of 42 characters",
                                 "shorten it, or use shorter words about its middle");
    const double needed_s = static_cast<double>(length) / fastest_characters_per_second;
    if (cue.for_s + 1e-6 < needed_s)
        loading.findings.error(
            place, "this caption cannot be read in the " + seconds_text(cue.for_s) + " s it stands",
            "its cue at " + place_text(cue.place) + " needs " + seconds_text(needed_s) + " s");
}

void check_captions(Loading& loading) {
    for (const Chapter& chapter : loading.campaign->chapters)
        for (const Shot& shot : chapter.shots)
            for (const Cue& cue : shot.cues)
                for (const auto& [language, table] : loading.campaign->texts)
                    check_caption(loading, cue, table);
}

void check_stories(Loading& loading) {
    std::set<std::string> told;
    for (const Reference& reference : loading.references)
        if (reference.kind == ReferenceKind::story) told.insert(reference.name.text);
    std::string untold;
    for (const LocatedString& story : loading.stories)
        if (!told.contains(story.text)) untold += (untold.empty() ? "" : ", ") + story.text;
    if (!untold.empty())
        loading.findings.note(loading.stories.front().place, "no chapter or event tells " + untold);
}

void check_place_texts(Loading& loading) {
    const std::string prefix = "place.";
    std::vector<std::string> ids;
    append_ids(ids, loading.campaign->places);
    const std::set<std::string> known(ids.begin(), ids.end());
    for (const auto& [language, table] : loading.campaign->texts)
        for (const auto& [key, place] : table.places)
            if (key.starts_with(prefix) && !known.contains(key.substr(prefix.size())) &&
                loading.readable("places.csv"))
                loading.findings.warning(place, "'" + key + "' names no place of places.csv");
}

/// A misspelt optional file would otherwise be left out without a word.
void check_file_names(Loading& loading) {
    const std::vector<std::string> names = {"campaign.toml",  "sources.toml",    "theatre.geojson",
                                            "places.csv",     "traces.geojson",  "areas.geojson",
                                            "arrows.geojson", "formations.toml", "series.toml",
                                            "events.toml",    "script.toml",     "names.geojson",
                                            "borders.geojson", "railways.geojson", "explained.toml"};
    for (const auto& [file, bytes] : loading.files) {
        const bool is_part =
            file.starts_with("text/") || (file.starts_with("places/") && file.ends_with(".csv"));
        if (is_part || std::find(names.begin(), names.end(), file) != names.end()) continue;
        const std::string nearest = nearest_word(file, names);
        loading.findings.warning({file, 0, 0}, "no campaign file has this name",
                                 nearest.empty() ? std::string() : "did you mean '" + nearest + "'?");
    }
}

} // namespace

void check_whole(Loading& loading) {
    check_references(loading);
    check_unused_texts(loading);
    check_place_texts(loading);
    check_captions(loading);
    check_stories(loading);
    check_file_names(loading);
}

} // namespace bagration
