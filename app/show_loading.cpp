#include "app/show_loading.hpp"

#include "app/paths.hpp"
#include "campaign/load.hpp"

#include <algorithm>
#include <ostream>

namespace bagration {

namespace {

std::ptrdiff_t number_of(const std::vector<Diagnostic>& findings, Severity severity) {
    return std::count_if(findings.begin(), findings.end(),
                         [severity](const Diagnostic& finding) { return finding.severity == severity; });
}

Error invalid_campaign(const std::filesystem::path& folder, const std::vector<Diagnostic>& findings) {
    return {ExitCode::campaign_invalid,
            "the campaign " + folder.string() + " is not valid: " + count_of(findings),
            "`bagration validate " + folder.string() + "` lists everything"};
}

} // namespace

std::string count_of(const std::vector<Diagnostic>& findings) {
    std::string text;
    const auto add = [&](Severity severity, const char* word) {
        const std::ptrdiff_t number = number_of(findings, severity);
        if (number == 0) return;
        text += (text.empty() ? "" : ", ") + std::to_string(number) + " " + word + (number == 1 ? "" : "s");
    };
    add(Severity::error, "error");
    add(Severity::warning, "warning");
    add(Severity::note, "note");
    return text.empty() ? "no findings" : text;
}

void print_findings(const std::vector<Diagnostic>& findings, const AppContext& context) {
    for (const Diagnostic& finding : findings)
        if (finding.severity == Severity::error)
            context.err << to_string(finding) << '\n';
        else
            context.detail(to_string(finding));
}

Expected<std::shared_ptr<const Campaign>> open_campaign(const DataArguments& data,
                                                        const AppContext& context) {
    const auto folder = find_campaign(data.campaign, context.environment);
    if (!folder) return tl::unexpected<Error>(folder.error());
    context.detail("campaign: " + folder->string());
    LoadedCampaign loaded = load_campaign(*folder);
    print_findings(loaded.diagnostics, context);
    if (!loaded.campaign) return tl::unexpected<Error>(invalid_campaign(*folder, loaded.diagnostics));
    return std::move(loaded.campaign);
}

Expected<CampaignOnGround> open_campaign_on_ground(const DataArguments& data, const AppContext& context) {
    auto campaign = open_campaign(data, context);
    if (!campaign) return tl::unexpected<Error>(campaign.error());
    const auto pack = find_pack(data.pack, context.environment);
    if (!pack) return tl::unexpected<Error>(pack.error());
    auto terrain = Terrain::load(*pack);
    if (!terrain) return tl::unexpected<Error>(terrain.error());
    const auto kept = std::make_shared<const Terrain>(std::move(*terrain));
    return CampaignOnGround{std::move(*campaign),
                            {[kept](PlanePoint point) { return kept->surface(point) == Surface::sea; }}};
}

Expected<Show> open_show(const DataArguments& data, const AppContext& context) {
    const auto folder = find_campaign(data.campaign, context.environment);
    if (!folder) return tl::unexpected<Error>(folder.error());
    const auto pack = find_pack(data.pack, context.environment);
    if (!pack) return tl::unexpected<Error>(pack.error());
    const ShowFiles files{*folder, *pack, cache_folder(context.environment)};
    context.detail("campaign: " + files.campaign_folder.string());
    context.detail("terrain pack: " + files.pack.string());
    context.detail("cache: " + (files.cache_folder.empty() ? "none" : files.cache_folder.string()));

    std::vector<Diagnostic> findings;
    Expected<Show> show = load_show(files, findings);
    print_findings(findings, context);
    if (!show && show.error().code == ExitCode::campaign_invalid)
        return tl::unexpected<Error>(invalid_campaign(*folder, findings));
    return show;
}

std::vector<NamedSpan> named_chapters(const Campaign& campaign, const Script& script) {
    std::vector<NamedSpan> chapters;
    for (const ChapterSpan& span : script.chapters())
        chapters.push_back(
            {campaign.chapters[static_cast<std::size_t>(span.chapter)].id, span.begin, span.end});
    return chapters;
}

Expected<std::string> chosen_language(const std::string& wanted, const Campaign& campaign) {
    if (wanted.empty()) return campaign.default_language;
    if (campaign.texts.contains(wanted)) return wanted;
    std::string known;
    for (const auto& [language, table] : campaign.texts)
        known += (known.empty() ? "" : ", ") + language;
    return fail(ExitCode::usage, "the campaign has no texts in the language '" + wanted + "'",
                "it has " + known);
}

} // namespace bagration
