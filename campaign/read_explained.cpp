// explained.toml
#include "campaign/loading.hpp"

#include <algorithm>

namespace bagration {
namespace {

const std::string explained_file = "explained.toml";

template <class T>
bool knows(const std::vector<T>& objects, const std::string& id) {
    return std::any_of(objects.begin(), objects.end(), [&](const T& object) { return object.id == id; });
}

/// Whether the object that a finding of this kind is about exists, as far as its file can be read.
bool knows_subject(const Loading& loading, FindingKind kind, const std::string& id) {
    const Campaign& campaign = *loading.campaign;
    switch (kind) {
    case FindingKind::conflict:
    case FindingKind::date:
        return !loading.readable("places.csv") || knows(campaign.places, id);
    case FindingKind::pocket:
        return !loading.readable("areas.geojson") || knows(campaign.areas, id);
    case FindingKind::formation:
        return !loading.readable("formations.toml") || knows(campaign.formations, id);
    case FindingKind::speed:
    case FindingKind::cut_off:
        break;
    }
    return false;
}

void read_one(Loading& loading, const LocatedValue& value) {
    static constexpr Choice<FindingKind> kinds[] = {
        {"conflict", FindingKind::conflict}, {"date", FindingKind::date},
        {"speed", FindingKind::speed},       {"cut-off", FindingKind::cut_off},
        {"pocket", FindingKind::pocket},     {"formation", FindingKind::formation}};
    ObjectReader reader(value, explained_file, "explained", loading.findings);
    Explained explained;
    std::optional<FindingKind> kind;
    if (const auto word = reader.string("finding"))
        kind = read_choice(*word, "finding", kinds, loading.findings);
    explained.kind = kind.value_or(FindingKind::conflict);
    const bool somewhere = kind == FindingKind::cut_off;
    const bool dated = somewhere || kind == FindingKind::speed;
    const auto about = reader.string("about", kind && !dated ? Need::required : Need::optional);
    const auto at = reader.lonlat("at", somewhere ? Need::required : Need::optional);
    const auto from = reader.date("from", hour_of_bounds, dated ? Need::required : Need::optional);
    const auto to = reader.date("to", hour_of_bounds, Need::optional);
    const auto why = reader.string("why");
    explained.provenance = read_provenance(loading, reader);
    reader.report_unknown_keys();
    if (!kind || !why || (somewhere && !at) || (dated && !from) || (!dated && !about)) return;
    if (!dated && !knows_subject(loading, *kind, about->text)) {
        loading.findings.error(about->place,
                               "nothing that such a finding can be about has the id '" + about->text + "'");
        return;
    }
    if (about) explained.about = about->text;
    if (at && check_window(loading, *at, reader.place_of("at"))) explained.at = project(loading, *at);
    if (from) explained.from = from->time, explained.to = from->time;
    if (to) explained.to = to->time;
    explained.why = why->text;
    loading.explained.push_back(std::move(explained));
}

} // namespace

void read_explained(Loading& loading) {
    const auto root = parse_toml_file(loading, explained_file, Need::optional);
    if (!root) return;
    ObjectReader reader(*root, explained_file, "the list of what is explained", loading.findings);
    for (const LocatedValue* value : reader.objects("explained", Need::optional))
        read_one(loading, *value);
    reader.report_unknown_keys();
}

} // namespace bagration
