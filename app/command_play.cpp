#include "app/commands.hpp"
#include "app/paths.hpp"
#include "app/player/player.hpp"
#include "app/show_loading.hpp"
#include "app/show_voices.hpp"

namespace bagration {

namespace {

/// Where to begin: a chapter, a date or a time of the film.
Expected<std::optional<ShowTime>> chosen_start(const PlayCommand& command, const Show& show) {
    const int ways = static_cast<int>(!command.chapter.empty()) + static_cast<int>(command.at.has_value()) +
                     static_cast<int>(command.time.has_value());
    if (ways > 1)
        return fail(ExitCode::usage, "--chapter, --at and --time exclude one another", "give one of them");
    if (command.at) return std::optional(show.script.show_time_of(*command.at));
    if (command.time) return command.time;
    if (command.chapter.empty()) return std::optional<ShowTime>();
    const auto chapters = named_chapters(*show.campaign, show.script);
    const auto chapter = chapter_named(command.chapter, chapters);
    if (!chapter) return tl::unexpected<Error>(chapter.error());
    return std::optional(chapter->begin);
}

/// The campaign as it was saved while it plays. The error tells the first mistake with its place.
Expected<LoadedShow> load_again(const ShowFiles& files, const std::shared_ptr<const Terrain>& ground,
                                const VoiceSource& voice) {
    std::vector<Diagnostic> findings;
    auto show = load_show(files, findings, ground);
    if (!show) {
        const auto mistake = std::find_if(findings.begin(), findings.end(), [](const Diagnostic& finding) {
            return finding.severity == Severity::error;
        });
        if (mistake == findings.end()) return tl::unexpected(show.error());
        return fail(ExitCode::campaign_invalid, to_string(*mistake));
    }
    LoadedShow loaded{std::make_shared<const Show>(std::move(*show)), {}};
    auto voices = all_voices(voice, *loaded.show);
    if (!voices) return tl::unexpected(voices.error());
    loaded.voices = std::move(*voices);
    return loaded;
}

} // namespace

int run_play(const PlayCommand& command, const AppContext& context) {
    const auto show = open_show(command.data, context);
    if (!show) return context.report(show.error());
    const auto start = chosen_start(command, *show);
    if (!start) return context.report(start.error());
    const auto language = chosen_language(command.picture.language, *show->campaign);
    if (!language) return context.report(language.error());

    PlayArguments arguments;
    arguments.start = *start;
    arguments.language = *language;
    arguments.fullscreen = command.fullscreen;
    arguments.paused = command.paused;
    arguments.size = command.picture.size;
    arguments.quality = command.picture.quality;
    arguments.theme = command.picture.theme;
    arguments.text_scale = command.picture.text_scale;
    arguments.reduced_motion = command.picture.reduced_motion;
    arguments.shader_dir = command.picture.shader_dir;
    arguments.cache_folder = cache_folder(context.environment);
    arguments.still_folder = command.still_folder;
    arguments.state_file = command.state_file;
    const auto folder = find_campaign(command.data.campaign, context.environment);
    if (!folder) return context.report(folder.error());
    const VoiceSource voice{*folder, arguments.cache_folder, command.voice};
    auto voices = all_voices(voice, *show);
    if (!voices) return context.report(voices.error());
    for (const auto& [id, each] : *voices)
        for (const std::string& warning : each.warnings)
            context.warn(warning);
    arguments.voices = std::move(*voices);
    arguments.watched_folder = *folder;
    arguments.load_again = [files = ShowFiles{*folder, {}, arguments.cache_folder}, ground = show->terrain,
                            voice] { return load_again(files, ground, voice); };
    const auto status = play(*show, arguments, context.interruption.requested);
    if (!status) return context.report(status.error());
    return context.interruption.requested ? exit_status(context.interruption.exit_code()) : *status;
}

} // namespace bagration
