#include "app/commands.hpp"
#include "app/coverage.hpp"
#include "app/field_reports.hpp"
#include "app/json_shapes.hpp"
#include "app/paths.hpp"
#include "app/show_loading.hpp"
#include "campaign/script.hpp"
#include "renderer/gl/headless_context.hpp"

#include <ostream>

namespace bagration {

namespace {

Json gl_json(const HeadlessContext& gl) {
    const GlInfo& info = gl.info();
    return {{"platform", gl.platform()},
            {"vendor", info.vendor},
            {"renderer", info.renderer},
            {"version", info.version},
            {"glsl", info.glsl_version},
            {"software", info.is_software},
            {"max_texture_size", info.max_texture_size},
            {"max_samples", info.max_samples}};
}

int print_gl(const InfoCommand& command, const AppContext& context) {
    const auto gl = HeadlessContext::create();
    if (!gl) return context.report(gl.error());
    if (command.json)
        context.out << printed(gl_json(*gl)) << '\n';
    else
        context.out << describe(gl->info()) << " (" << gl->platform() << ")\n";
    return exit_status(ExitCode::ok);
}

Json campaign_json(const Campaign& campaign, const Script& script) {
    const auto text = [&](const std::string& key) { return campaign.text(campaign.default_language, key); };
    Json json = {{"id", campaign.id},
                 {"title", text(campaign.title)},
                 {"start", to_string(campaign.start)},
                 {"end", to_string(campaign.end)},
                 {"duration_s", script.duration().seconds()},
                 {"default_language", campaign.default_language},
                 {"languages", Json::array()},
                 {"sides", Json::array()},
                 {"chapters", Json::array()},
                 {"views", Json::array()},
                 {"counts",
                  {{"places", campaign.places.size()},
                   {"traces", campaign.traces.size()},
                   {"areas", campaign.areas.size()},
                   {"arrows", campaign.arrows.size()},
                   {"events", campaign.events.size()},
                   {"cues", script.cues().size()},
                   {"sources", campaign.sources.size()}}},
                 {"sources", Json::array()}};
    for (const auto& [language, table] : campaign.texts)
        json["languages"].push_back({{"id", language}, {"name", table.native_name}});
    for (const Side& side : campaign.sides)
        json["sides"].push_back(side.id);
    for (const ChapterSpan& span : script.chapters()) {
        const Chapter& chapter = campaign.chapters[static_cast<std::size_t>(span.chapter)];
        json["chapters"].push_back({{"id", chapter.id},
                                    {"title", text(chapter.title)},
                                    {"begin_s", span.begin.seconds()},
                                    {"end_s", span.end.seconds()},
                                    {"from", to_string(chapter.shots.front().from)},
                                    {"to", to_string(chapter.shots.back().to)},
                                    {"tells", chapter.tells}});
    }
    for (const NamedView& view : campaign.views)
        json["views"].push_back(view.id);
    for (const auto& [id, source] : campaign.sources)
        json["sources"].push_back({{"id", id},
                                   {"title", source.title},
                                   {"author", source.author},
                                   {"year", source.year},
                                   {"kind", source.kind}});
    return json;
}

void print_campaign(const Campaign& campaign, const Script& script, std::ostream& out) {
    const auto text = [&](const std::string& key) { return campaign.text(campaign.default_language, key); };
    out << campaign.id << ": " << text(campaign.title) << '\n'
        << "history    " << to_date_string(campaign.start) << " to " << to_date_string(campaign.end) << '\n'
        << "film       " << to_string(script.duration()) << '\n'
        << "languages ";
    for (const auto& [language, table] : campaign.texts)
        out << ' ' << language << " (" << table.native_name << ")";
    out << "\nholds      " << campaign.places.size() << " places, " << campaign.traces.size() << " traces, "
        << campaign.areas.size() << " areas, " << campaign.arrows.size() << " arrows, "
        << campaign.events.size() << " events, " << script.cues().size() << " captions, "
        << campaign.sources.size() << " sources\n"
        << "chapters\n";
    for (const ChapterSpan& span : script.chapters()) {
        const Chapter& chapter = campaign.chapters[static_cast<std::size_t>(span.chapter)];
        out << "  " << to_string(span.begin) << "  " << chapter.id << ": " << text(chapter.title) << '\n';
    }
}

int print_coverage(const Campaign& campaign, bool json, const AppContext& context) {
    const Coverage coverage = coverage_of(campaign);
    if (json) {
        context.out << printed(to_json(coverage)) << '\n';
        return exit_status(ExitCode::ok);
    }
    for (const StoryCoverage& story : coverage.stories) {
        context.out << story.id << ':';
        for (const auto* tellers : {&story.chapters, &story.events})
            for (const std::string& id : *tellers)
                context.out << ' ' << (tellers == &story.chapters ? "chapter " : "event ") << id;
        context.out << (story.told() ? "" : " not told") << '\n';
    }
    context.note(std::to_string(coverage.stories.size() - coverage.missing.size()) + " of " +
                 std::to_string(coverage.stories.size()) + " parts of the story are told");
    return exit_status(ExitCode::ok);
}

} // namespace

int run_info(const InfoCommand& command, const AppContext& context) {
    const int asked =
        command.gl + command.coverage + command.accuracy + command.area + (command.least_certain > 0);
    if (asked > 1)
        return context.report({ExitCode::usage,
                               "--gl, --coverage, --accuracy, --area and --least-certain exclude one another",
                               {}});
    if (!command.area && (command.csv || !command.svg.empty()))
        return context.report({ExitCode::usage, "--csv and --svg belong to --area", {}});
    if (command.gl) return print_gl(command, context);
    if (command.accuracy) return print_accuracy(command, context);
    if (command.area) return print_area(command, context);
    if (command.least_certain > 0) return print_least_certain(command, context);
    const auto campaign = open_campaign(command.data, context);
    if (!campaign) return context.report(campaign.error());
    if (command.coverage) return print_coverage(**campaign, command.json, context);
    const Script script(**campaign);
    if (command.json)
        context.out << printed(campaign_json(**campaign, script)) << '\n';
    else
        print_campaign(**campaign, script, context.out);
    return exit_status(ExitCode::ok);
}

} // namespace bagration
