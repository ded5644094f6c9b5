// formations.toml
#include "campaign/loading.hpp"

#include <algorithm>

namespace bagration {
namespace {

const std::string formations_file = "formations.toml";

// Headquarters that change theatre go by rail; more is a typing mistake.
constexpr double fastest_km_per_day = 300;

/// Later than the one before, or a finding.
bool in_order(Loading& loading, const LocatedDate& date, bool is_first, CampaignTime before,
              const std::string& what) {
    if (is_first || date.time > before) return true;
    loading.findings.error(date.place, "the " + what + " are not in ascending order",
                           "this one is not later than the one before");
    return false;
}

void read_commanders(Loading& loading, ObjectReader& formation_reader, Formation& formation) {
    for (const LocatedValue* value : formation_reader.objects("commanders", Need::optional)) {
        ObjectReader reader(*value, formations_file, "commander", loading.findings);
        Commander commander;
        commander.name = read_text_key(loading, reader, "name");
        commander.rank = read_optional_text(loading, reader, "rank");
        const auto from = reader.date("from", hour_of_evidence, Need::optional);
        commander.from = from ? from->time : formation.from;
        reader.report_unknown_keys();
        const LocatedDate begin{commander.from, from ? from->place : reader.place()};
        const bool is_first = formation.commanders.empty();
        if (!in_order(loading, begin, is_first, is_first ? begin.time : formation.commanders.back().from,
                      "commanders of a formation"))
            continue;
        formation.commanders.push_back(std::move(commander));
    }
}

void add_position(Loading& loading, const LocatedDate& date, PlanePoint point, Formation& formation) {
    std::vector<FormationPosition>& positions = formation.positions;
    if (!positions.empty()) {
        const FormationPosition& last = positions.back();
        if (!in_order(loading, date, false, last.date, "positions of a formation")) return;
        const double km_per_day =
            distance_m(last.point, point) / 1000 / std::max(days_between(last.date, date.time), 1.0 / 24);
        if (km_per_day > fastest_km_per_day)
            loading.findings.warning(date.place, "the formation moves " +
                                                     std::to_string(static_cast<int>(km_per_day)) +
                                                     " km a day before this date");
    }
    positions.push_back({date.time, point});
}

void read_positions(Loading& loading, ObjectReader& formation_reader, Formation& formation) {
    for (const LocatedValue* value : formation_reader.objects("positions")) {
        ObjectReader reader(*value, formations_file, "position", loading.findings);
        const auto at = reader.lonlat("at");
        const auto date = reader.date("date", hour_of_evidence);
        const auto until = reader.date("to", hour_of_evidence, Need::optional);
        reader.report_unknown_keys();
        if (!at || !date || !check_window(loading, *at, reader.place_of("at"))) continue;
        check_in_campaign(loading, *date);
        const PlanePoint point = project(loading, *at);
        add_position(loading, *date, point, formation);
        if (until) add_position(loading, *until, point, formation);
    }
    if (formation.positions.empty() && loading.findings.error_count() == 0)
        loading.findings.error(formation_reader.place(), "a formation needs at least one position");
}

/// A formation with where it stands in the file, for the check of its parent.
struct Rank {
    FormationLevel level;
    LocatedString parent;
};

void read_formation(Loading& loading, const LocatedValue& value, UniqueIds& unique,
                    std::vector<Rank>& ranks) {
    static constexpr Choice<FormationLevel> levels[] = {{"army_group", FormationLevel::army_group},
                                                        {"front", FormationLevel::front},
                                                        {"army", FormationLevel::army},
                                                        {"corps", FormationLevel::corps},
                                                        {"division", FormationLevel::division}};
    ObjectReader reader(value, formations_file, "formation", loading.findings);
    Formation formation;
    const auto id = reader.id("id");
    if (const auto side = reader.string("side")) formation.side = read_side(loading, *side);
    if (const auto level = reader.string("level"))
        formation.level = read_choice(*level, "level of a formation", levels, loading.findings)
                              .value_or(FormationLevel::army);
    formation.name = read_text_key(loading, reader, "name");
    formation.short_name = read_optional_text(loading, reader, "short");
    const auto from = reader.date("from", hour_of_evidence, Need::optional);
    const auto to = reader.date("to", hour_of_evidence, Need::optional);
    formation.from = from ? from->time : loading.campaign->start;
    formation.to = to ? to->time : loading.campaign->end;
    if (formation.from >= formation.to && (from || to))
        loading.findings.error((to ? to : from)->place, "'to' is not after 'from'");
    read_commanders(loading, reader, formation);
    read_positions(loading, reader, formation);
    formation.fate = read_optional_text(loading, reader, "fate");
    if (const auto parent = reader.string("parent", Need::optional)) {
        refer(loading, ReferenceKind::formation, *parent);
        formation.parent = parent->text;
        ranks.push_back({formation.level, *parent});
    }
    formation.provenance = read_provenance(loading, reader);
    reader.report_unknown_keys();
    if (!id || !unique.add(*id, "formation", loading.findings)) return;
    formation.id = id->text;
    loading.campaign->formations.push_back(std::move(formation));
}

void check_parents(Loading& loading, const std::vector<Rank>& ranks) {
    for (const Rank& rank : ranks) {
        const Formation* parent = loading.campaign->formation(rank.parent.text);
        if (parent != nullptr && parent->level >= rank.level)
            loading.findings.error(rank.parent.place,
                                   "'" + rank.parent.text + "' is not of a higher level than this formation");
    }
}

} // namespace

void read_formations(Loading& loading) {
    const auto root = parse_toml_file(loading, formations_file, Need::optional);
    if (!root) return;
    ObjectReader reader(*root, formations_file, "the list of formations", loading.findings);
    UniqueIds unique;
    std::vector<Rank> ranks;
    for (const LocatedValue* value : reader.objects("formation", Need::optional))
        read_formation(loading, *value, unique, ranks);
    reader.report_unknown_keys();
    check_parents(loading, ranks);
    std::vector<Formation>& formations = loading.campaign->formations;
    std::sort(formations.begin(), formations.end(), [](const Formation& a, const Formation& b) {
        return a.level != b.level ? a.level < b.level : a.id < b.id;
    });
}

} // namespace bagration
