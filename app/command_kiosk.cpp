#include "app/commands.hpp"
#include "app/kiosk/kiosk_settings.hpp"
#include "app/kiosk/rotating_log.hpp"
#include "app/kiosk/supervisor.hpp"
#include "app/paths.hpp"
#include "app/player/kiosk_show.hpp"
#include "app/show_loading.hpp"
#include "app/show_voices.hpp"
#include "campaign/load.hpp"

#include <chrono>
#include <ctime>
#include <fstream>
#include <iterator>

namespace bagration {
namespace {

constexpr const char* without_supervisor = "--no-supervise";

/// The settings of the file and of the command line. The default file need not exist.
Expected<KioskSettings> settings_of(const KioskCommand& command, const AppContext& context) {
    const bool named = !command.config.empty();
    const std::filesystem::path file =
        named ? command.config : config_folder(context.environment) / "kiosk.toml";
    std::ifstream stream(file, std::ios::binary);
    if (!stream && named)
        return fail(ExitCode::usage, "there is no settings file " + file.string(), "see docs/kiosk.md");
    if (!stream) return command.settings;
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    std::vector<Diagnostic> findings;
    const KioskSettings read = read_kiosk_settings(text, file.string(), findings);
    print_findings(findings, context);
    if (!findings.empty())
        return fail(ExitCode::usage,
                    "the settings in " + file.string() + " are not valid: " + count_of(findings),
                    "see docs/kiosk.md");
    std::error_code unknown;
    const auto open_to_all = std::filesystem::perms::group_read | std::filesystem::perms::others_read;
    if (read.pin &&
        (std::filesystem::status(file, unknown).permissions() & open_to_all) != std::filesystem::perms::none)
        context.warn("everybody on this machine can read the PIN in " + file.string() + ": chmod 600");
    return merged(command.settings, read);
}

std::filesystem::path log_file(const KioskSettings& settings, const AppContext& context) {
    if (settings.log) return *settings.log;
    const std::filesystem::path folder = state_folder(context.environment);
    return folder.empty() ? folder : folder / "kiosk.log";
}

/// "2026-03-01 09:00:00 "; in UTC, so that no change of the clocks makes a line lie.
std::string time_stamp() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[32];
    const std::size_t length = std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%SZ ", &parts);
    return {text, length};
}

int run_supervisor(const KioskCommand& command, const KioskSettings& settings, const AppContext& context) {
    const std::filesystem::path file = log_file(settings, context);
    std::optional<RotatingLog> log;
    if (!file.empty()) {
        auto opened = RotatingLog::open(file);
        if (opened)
            log.emplace(std::move(*opened));
        else // A station without a log is better than none.
            context.warn(opened.error().message);
    }
    SupervisedShow show;
    show.program = "/proc/self/exe";
    show.arguments = command.words;
    show.arguments.emplace_back(without_supervisor);
    show.say = [&](std::string_view line) {
        context.err << line << std::endl;
        if (log) log->write(time_stamp() + std::string(line));
    };
    show.say("the kiosk begins, version " BAGRATION_VERSION);
    const auto status = supervise(show, context.interruption.requested);
    if (!status) return context.report(status.error());
    show.say("the kiosk ends");
    return context.interruption.requested ? exit_status(context.interruption.exit_code()) : *status;
}

Expected<KioskArguments> arguments_of(const KioskCommand& command, const KioskSettings& settings,
                                      const Show& show, const AppContext& context) {
    KioskArguments arguments;
    const auto language = chosen_language(command.picture.language.empty() ? settings.language.value_or("")
                                                                           : command.picture.language,
                                          *show.campaign);
    if (!language) return tl::unexpected(language.error());
    auto chord = parse_chord(settings.chord.value_or(std::string(default_chord)));
    if (!chord) return tl::unexpected(chord.error());
    PlayArguments& play = arguments.play;
    play.language = *language;
    play.size = command.picture.size;
    play.quality = command.picture.quality;
    play.theme = command.picture.theme;
    play.text_scale = command.picture.text_scale;
    play.reduced_motion = command.picture.reduced_motion;
    play.shader_dir = command.picture.shader_dir;
    play.cache_folder = cache_folder(context.environment);
    play.state_file = command.state_file;
    const auto folder = find_campaign(command.data.campaign, context.environment);
    if (!folder) return tl::unexpected(folder.error());
    auto voices = all_voices({*folder, play.cache_folder, command.voice}, show);
    if (!voices) return tl::unexpected(voices.error());
    for (const auto& [id, each] : *voices)
        for (const std::string& warning : each.warnings)
            context.warn(warning);
    play.voices = std::move(*voices);

    arguments.attract = load_campaign(*folder).attract;
    arguments.monitor = settings.monitor.value_or(0);
    arguments.windowed = command.windowed;
    arguments.screen_mm = settings.screen_mm;
    arguments.dpi = settings.dpi;
    arguments.chord = std::move(*chord);
    arguments.rules.idle_s = settings.idle_s.value_or(arguments.rules.idle_s);
    arguments.rules.countdown_s = settings.countdown_s.value_or(arguments.rules.countdown_s);
    arguments.rules.captions = settings.captions.value_or(true);
    arguments.rules.pin = settings.pin.value_or("");
    arguments.version = BAGRATION_VERSION;
    arguments.log_file = log_file(settings, context).string();
    arguments.heartbeat = context.environment.get(heartbeat_variable);
    arguments.note = [&context](const std::string& text) { context.note(text); };
    return arguments;
}

int run_show_of(const KioskCommand& command, const KioskSettings& settings, const AppContext& context) {
    const auto show = open_show(command.data, context);
    if (!show) return context.report(show.error());
    const auto arguments = arguments_of(command, settings, *show, context);
    if (!arguments) return context.report(arguments.error());
    if (arguments->rules.pin.empty())
        context.note("no PIN is set: the operator's panel cannot be opened; SIGTERM ends the kiosk");
    const auto status = show_kiosk(*show, *arguments, context.interruption.requested);
    if (!status) return context.report(status.error());
    return context.interruption.requested ? exit_status(context.interruption.exit_code()) : *status;
}

} // namespace

int run_kiosk(const KioskCommand& command, const AppContext& context) {
    if (command.settings.pin && !is_pin(*command.settings.pin))
        return context.report({ExitCode::usage, "the PIN should have 4 to 12 digits", "--pin 2580"});
    if (command.settings.chord)
        if (const auto chord = parse_chord(*command.settings.chord); !chord)
            return context.report(chord.error());
    const auto settings = settings_of(command, context);
    if (!settings) return context.report(settings.error());
    return command.no_supervise ? run_show_of(command, *settings, context)
                                : run_supervisor(command, *settings, context);
}

} // namespace bagration
