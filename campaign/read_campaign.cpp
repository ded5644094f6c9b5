// campaign.toml and sources.toml
#include "campaign/loading.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace bagration {
namespace {

const std::string campaign_file = "campaign.toml";
const std::string sources_file = "sources.toml";

std::optional<Colour> parse_colour(const std::string& text) {
    if (text.size() != 7 || text[0] != '#') return std::nullopt;
    unsigned value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, code] = std::from_chars(text.data() + 1, end, value, 16);
    if (code != std::errc() || stop != end) return std::nullopt;
    return Colour{static_cast<std::uint8_t>(value >> 16U), static_cast<std::uint8_t>(value >> 8U & 0xFFU),
                  static_cast<std::uint8_t>(value & 0xFFU)};
}

void read_projection(Loading& loading, ObjectReader& reader) {
    const auto definition = reader.string("projection");
    if (!definition) return;
    auto projection = MapProjection::create(definition->text);
    if (!projection) {
        loading.findings.error(definition->place, projection.error().message, projection.error().hint);
        return;
    }
    loading.campaign->projection_definition = definition->text;
    loading.campaign->projection = std::make_shared<const MapProjection>(std::move(*projection));
}

void read_window(Loading& loading, ObjectReader& reader) {
    const LocatedValue* window = reader.value("window");
    if (window == nullptr) return;
    std::vector<double> edges;
    for (const LocatedValue& item : window->items)
        if (item.kind == LocatedValue::Kind::number) edges.push_back(item.number);
    const bool ordered = edges.size() == 4 && window->items.size() == 4 && edges[0] >= -180 &&
                         edges[0] < edges[2] && edges[2] <= 180 && edges[1] >= -90 && edges[1] < edges[3] &&
                         edges[3] <= 90;
    if (!ordered) {
        loading.findings.error(reader.place_of(*window), "'window' should be four numbers in order",
                               "[lon_min, lat_min, lon_max, lat_max]");
        return;
    }
    loading.campaign->window_min = {edges[0], edges[1]};
    loading.campaign->window_max = {edges[2], edges[3]};
    loading.has_window = true;
}

void read_span(Loading& loading, ObjectReader& reader) {
    const auto start = reader.date("start", hour_of_bounds);
    const auto end = reader.date("end", hour_of_bounds);
    if (!start || !end) return;
    if (start->time >= end->time) loading.findings.error(end->place, "'end' is not after 'start'");
    loading.campaign->start = start->time;
    loading.campaign->end = end->time;
}

void read_languages(Loading& loading, ObjectReader& reader) {
    UniqueIds unique;
    for (const LocatedString& language : reader.strings("languages"))
        if (unique.add(language, "language", loading.findings)) loading.languages.push_back(language);
    const auto chosen = reader.string("default_language");
    if (!chosen) return;
    loading.campaign->default_language = chosen->text;
    const auto known = plain_strings(loading.languages);
    if (std::find(known.begin(), known.end(), chosen->text) == known.end())
        loading.findings.unknown_word(chosen->place, "language", chosen->text, known);
}

void read_sides(Loading& loading, ObjectReader& campaign_reader) {
    static constexpr Choice<const char*> patterns[] = {{"solid", "solid"},
                                                       {"hatch", "hatch"},
                                                       {"dots", "dots"},
                                                       {"dashes", "dashes"},
                                                       {"crosses", "crosses"}};
    UniqueIds unique;
    for (const LocatedValue* value : campaign_reader.objects("side")) {
        ObjectReader reader(*value, campaign_file, "side", loading.findings);
        Side side;
        const auto id = reader.id("id");
        if (const auto colour = reader.string("colour")) {
            const auto parsed = parse_colour(colour->text);
            if (!parsed)
                loading.findings.error(colour->place, "'" + colour->text + "' is no colour",
                                       "write \"#3B5B7A\"");
            side.colour = parsed.value_or(Colour{});
        }
        if (const auto pattern = reader.string("pattern"))
            side.pattern = read_choice(*pattern, "pattern", patterns, loading.findings).value_or("solid");
        if (const auto whole = reader.string("of", Need::optional)) side.part_of = read_side(loading, *whole);
        reader.report_unknown_keys();
        if (!id || !unique.add(*id, "side", loading.findings)) continue;
        side.id = id->text;
        side.place = id->place;
        loading.campaign->sides.push_back(std::move(side));
    }
}

/// A part fights with its whole.
void join_parts(Campaign& campaign) {
    for (Side& side : campaign.sides)
        if (side.part_of != no_side) side.bloc = campaign.sides[static_cast<std::size_t>(side.part_of)].bloc;
}

SideIndex read_bloc(Loading& loading, ObjectReader& reader, const std::string& key, Bloc bloc) {
    const auto id = reader.string(key);
    const SideIndex side = id ? read_side(loading, *id) : no_side;
    if (side != no_side) loading.campaign->sides[static_cast<std::size_t>(side)].bloc = bloc;
    return side;
}

void read_views(Loading& loading, ObjectReader& campaign_reader) {
    UniqueIds unique;
    for (const LocatedValue* value : campaign_reader.objects("view", Need::optional)) {
        ObjectReader reader(*value, campaign_file, "view", loading.findings);
        const auto id = reader.id("id");
        const CameraPose pose = read_pose(loading, reader, "at");
        reader.report_unknown_keys();
        if (id && unique.add(*id, "view", loading.findings))
            loading.campaign->views.push_back({id->text, pose});
    }
}

std::string string_or_empty(ObjectReader& reader, const std::string& key) {
    const auto found = reader.string(key);
    return found ? found->text : std::string();
}

void read_source(Loading& loading, const LocatedMember& member) {
    static constexpr Choice<const char*> kinds[] = {{"book", "book"},
                                                    {"article", "article"},
                                                    {"archive", "archive"},
                                                    {"newspaper", "newspaper"},
                                                    {"order", "order"},
                                                    {"bulletin", "bulletin"},
                                                    {"encyclopaedia", "encyclopaedia"},
                                                    {"map", "map"},
                                                    {"dataset", "dataset"}};
    const SourcePlace place{sources_file, member.line, member.column};
    if (!is_valid_id(member.key)) loading.findings.error(place, "'" + member.key + "' is no id");
    ObjectReader reader(member.value, sources_file, "source", loading.findings);
    Source source{member.key,
                  string_or_empty(reader, "title"),
                  string_or_empty(reader, "author"),
                  string_or_empty(reader, "year"),
                  {},
                  place};
    if (const auto kind = reader.string("kind"))
        source.kind = read_choice(*kind, "kind of source", kinds, loading.findings).value_or("");
    reader.report_unknown_keys();
    loading.campaign->sources.emplace(member.key, std::move(source));
}

} // namespace

void read_campaign_toml(Loading& loading) {
    const auto root = parse_toml_file(loading, campaign_file, Need::required);
    if (!root) return;
    ObjectReader reader(*root, campaign_file, "the campaign", loading.findings);
    Campaign& campaign = *loading.campaign;
    if (const auto id = reader.id("id")) campaign.id = id->text;
    if (const auto title = reader.string("title")) {
        campaign.title = title->text;
        refer(loading, ReferenceKind::text, *title);
    }
    read_projection(loading, reader);
    read_window(loading, reader);
    read_span(loading, reader);
    read_languages(loading, reader);
    read_sides(loading, reader);
    campaign.negative_side = read_bloc(loading, reader, "negative_side", Bloc::negative);
    campaign.positive_side = read_bloc(loading, reader, "positive_side", Bloc::positive);
    if (campaign.negative_side != no_side && campaign.negative_side == campaign.positive_side)
        loading.findings.error(reader.place_of("positive_side"), "both blocs are the same side");
    join_parts(campaign);
    UniqueIds unique_stories;
    for (const LocatedString& story : reader.strings("stories", Need::optional))
        if (unique_stories.add(story, "story id", loading.findings)) loading.stories.push_back(story);
    campaign.story_ids = plain_strings(loading.stories);
    read_views(loading, reader);
    reader.report_unknown_keys();
}

void read_sources(Loading& loading) {
    const auto root = parse_toml_file(loading, sources_file, Need::required);
    if (!root) return;
    ObjectReader reader(*root, sources_file, "the list of sources", loading.findings);
    if (const LocatedValue* table = reader.value("source")) {
        if (table->kind != LocatedValue::Kind::object)
            loading.findings.error(reader.place_of(*table), "'source' should be tables", "[source.<id>]");
        for (const LocatedMember& member : table->members)
            read_source(loading, member);
    }
    reader.report_unknown_keys();
}

} // namespace bagration
