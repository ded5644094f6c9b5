#include "campaign/loading.hpp"

#include "campaign/located_json.hpp"
#include "campaign/located_toml.hpp"
#include "campaign/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace bagration {

namespace {

/// "places.csv" -> {"places/", ".csv"}: how the names of its parts begin and end.
std::pair<std::string, std::string> part_pattern(const std::string& file) {
    const std::size_t dot = file.rfind('.');
    return {file.substr(0, dot) + "/", file.substr(dot)};
}

bool is_part(const std::string& name, const std::pair<std::string, std::string>& pattern) {
    return name.starts_with(pattern.first) && name.ends_with(pattern.second) &&
           name.find('/', pattern.first.size()) == std::string::npos;
}

} // namespace

bool Loading::readable(const std::string& file) const {
    const auto pattern = part_pattern(file);
    return !unreadable.contains(file) &&
           std::none_of(unreadable.begin(), unreadable.end(),
                        [&](const std::string& name) { return is_part(name, pattern); });
}

std::vector<std::string> parts_of(const Loading& loading, const std::string& file, Need need) {
    std::vector<std::string> names;
    const auto pattern = part_pattern(file);
    for (const auto& [name, bytes] : loading.files)
        if (name == file || is_part(name, pattern)) names.push_back(name);
    if (names.empty() && need == Need::required) names.push_back(file);
    std::sort(names.begin(), names.end());
    return names;
}

bool UniqueIds::add(const LocatedString& id, const std::string& what, Findings& findings) {
    const auto [first, is_new] = places_.emplace(id.text, id.place);
    if (!is_new)
        findings.error(id.place, "there are two " + what + "s '" + id.text + "'",
                       "the other one is at " + place_text(first->second));
    return is_new;
}

void refer(Loading& loading, ReferenceKind kind, const LocatedString& name) {
    loading.references.push_back({kind, name});
}

void refer(Loading& loading, ReferenceKind kind, const std::vector<LocatedString>& names) {
    for (const LocatedString& name : names)
        refer(loading, kind, name);
}

std::vector<std::string> plain_strings(const std::vector<LocatedString>& strings) {
    std::vector<std::string> plain;
    for (const LocatedString& string : strings)
        plain.push_back(string.text);
    return plain;
}

SideIndex read_side(Loading& loading, const LocatedString& side_id) {
    const SideIndex side = loading.campaign->side_index(side_id.text);
    if (side == no_side && loading.campaign->sides.empty())
        return side; // No sides at all: reported where they should be.
    if (side != no_side) {
        const SideIndex whole = loading.campaign->sides[static_cast<std::size_t>(side)].part_of;
        return whole != no_side ? whole : side;
    }
    std::vector<std::string> known;
    for (const Side& each : loading.campaign->sides)
        known.push_back(each.id);
    loading.findings.unknown_word(side_id.place, "side", side_id.text, known);
    return no_side;
}

bool check_window(Loading& loading, LonLat lonlat, const SourcePlace& place) {
    const LonLat& min = loading.campaign->window_min;
    const LonLat& max = loading.campaign->window_max;
    const auto inside = [&](double lon, double lat) {
        return lon >= min.lon_deg && lon <= max.lon_deg && lat >= min.lat_deg && lat <= max.lat_deg;
    };
    if (!loading.has_window || inside(lonlat.lon_deg, lonlat.lat_deg)) return true;
    loading.findings.error(place, "this point lies outside of the campaign's window",
                           inside(lonlat.lat_deg, lonlat.lon_deg)
                               ? "longitude and latitude are swapped: write [lon, lat]"
                               : "correct it, or widen 'window' in campaign.toml");
    return false;
}

void check_in_campaign(Loading& loading, const LocatedDate& date) {
    const Campaign& campaign = *loading.campaign;
    const bool has_span = campaign.start < campaign.end; // Else that is the finding.
    if (!has_span || (date.time >= campaign.start && date.time <= campaign.end)) return;
    loading.findings.error(date.place, "this date lies outside of the campaign",
                           "it runs from " + to_string(campaign.start) + " to " + to_string(campaign.end));
}

PlanePoint project(const Loading& loading, LonLat lonlat) {
    if (loading.campaign->projection == nullptr) return {lonlat.lon_deg, lonlat.lat_deg}; // Refused anyway.
    return loading.campaign->projection->to_plane(lonlat);
}

CameraPose read_pose(Loading& loading, ObjectReader& reader, const std::string& target_key) {
    CameraPose pose;
    if (const auto target = reader.lonlat(target_key))
        if (check_window(loading, *target, reader.place_of(target_key)))
            pose.target = project(loading, *target);
    pose.height_km = reader.number("height_km", {1, 20'000}).value_or(pose.height_km);
    pose.pitch_deg = reader.number("pitch", {15, 90}).value_or(pose.pitch_deg);
    pose.bearing_deg = reader.number("bearing", {-360, 360}).value_or(0);
    return pose;
}

Confidence read_confidence(Loading& loading, const LocatedString& word, bool has_sources) {
    static constexpr Choice<Confidence> choices[] = {{"high", Confidence::high},
                                                     {"medium", Confidence::medium},
                                                     {"low", Confidence::low},
                                                     {"unverified", Confidence::unverified}};
    const auto confidence = read_choice(word, "confidence", choices, loading.findings);
    if (confidence && *confidence != Confidence::unverified && !has_sources)
        loading.findings.error(word.place, "confidence '" + word.text + "' without a source",
                               "name a source, or write 'unverified'");
    return confidence.value_or(Confidence::unverified);
}

Provenance read_provenance(Loading& loading, ObjectReader& reader) {
    Provenance provenance;
    const auto sources = reader.strings("sources");
    refer(loading, ReferenceKind::source, sources);
    provenance.sources = plain_strings(sources);
    if (const auto word = reader.string("confidence"))
        provenance.confidence = read_confidence(loading, *word, !sources.empty());
    if (const auto note = reader.string("note", Need::optional)) provenance.note = note->text;
    provenance.place = reader.place();
    return provenance;
}

std::string read_text_key(Loading& loading, ObjectReader& reader, const std::string& key) {
    const auto text = reader.string(key);
    if (!text) return {};
    refer(loading, ReferenceKind::text, *text);
    return text->text;
}

Validity read_validity(Loading& loading, ObjectReader& reader) {
    const auto from = reader.date("from", hour_of_evidence, Need::optional);
    const auto to = reader.date("to", hour_of_evidence, Need::optional);
    Validity valid;
    if (from) valid.from = from->time;
    if (to) valid.to = to->time;
    if (from && to && from->time >= to->time) loading.findings.error(to->place, "'to' is not after 'from'");
    return valid;
}

std::string read_optional_text(Loading& loading, ObjectReader& reader, const std::string& key) {
    const auto text = reader.string(key, Need::optional);
    if (!text || text->text.empty()) return {};
    refer(loading, ReferenceKind::text, *text);
    return text->text;
}

std::optional<std::string_view> readable_text(Loading& loading, const std::string& file, Need need) {
    const auto found = loading.files.find(file);
    if (found == loading.files.end()) {
        if (need == Need::required) {
            loading.unreadable.insert(file);
            loading.findings.error({file, 0, 0}, "the campaign has no file '" + file + "'",
                                   "campaign/FORMAT.md says what stands in it");
        }
        return std::nullopt;
    }
    const std::string_view text = without_bom(found->second);
    const std::size_t bad = std::min(first_invalid_utf8(text), text.find('\0'));
    if (bad == std::string_view::npos) return text;
    TextCursor cursor(text);
    while (cursor.offset() < bad)
        cursor.next();
    loading.unreadable.insert(file);
    loading.findings.error({file, cursor.line(), cursor.column()}, "this is no UTF-8 text",
                           "save the file as UTF-8");
    return std::nullopt;
}

std::optional<LocatedValue> parse_toml_file(Loading& loading, const std::string& file, Need need) {
    const auto text = readable_text(loading, file, need);
    if (!text) return std::nullopt;
    auto value = parse_located_toml(*text, file, loading.findings);
    if (!value) loading.unreadable.insert(file);
    return value;
}

std::optional<LocatedValue> parse_json_file(Loading& loading, const std::string& file, Need need) {
    const auto text = readable_text(loading, file, need);
    if (!text) return std::nullopt;
    auto value = parse_located_json(*text, file, loading.findings);
    if (!value) loading.unreadable.insert(file);
    return value;
}

} // namespace bagration
